const words = (list: string) => new Set(list.split(' '));

/**
 * Abbreviations whose full stop never ends a sentence. One list for all languages, because sentences mix them, such as an
 * English "Dr." in an Arabic sentence. In lower case, without the full stop.
 */
const NEVER_SENTENCE_END = words(
	'mr mrs ms messrs dr prof rev mt vs cf viz e.g i.e approx esp ' +
		'sr sra sres srta dña dra ing lic arq gral dn ud.s ej p.ej aprox avda depto dpto c.f ' +
		'bzw ca evtl ggf inkl z.b d.h u.a mme mlle mm dott sig ' +
		// Hindi: titles, and the names of the Latin letters in initials.
		'डॉ प्रो श्री श्रीमती पं कु रु ' +
		'ए बी सी डी एफ जी एच आई जे एल एम एन ओ पी आर एस टी यू वी',
);

/** Abbreviations whose full stop does not end a sentence before a number: "No. 5", "Jan. 5"; otherwise "No." is a sentence. */
const NOT_BEFORE_NUMBER = words(
	'no nos nr núm nums núms pág págs art arts pp p vol fig figs ch sec ext tel ver v apt ste rs ' +
		'jan feb mar apr jun jul aug sep sept oct nov dec ene abr ago dic नं सं',
);

/** Abbreviations that often end a sentence; the following word decides. */
const MAYBE_SENTENCE_END = words(
	'fr hr hon gen col capt cmdr lt sgt gov sen rep pres ft jr esq inc ltd co corp llc plc gmbh st ave av blvd rd dept bros univ assn ' +
		'ud uds vd vds ee uu',
);

/** Words that start a sentence rather than a name, checked only after an initial or an abbreviation of the list above. */
const SENTENCE_STARTERS = words(
	"the it it's he she we you they i i'm i'll we're we'll this that these those there here what when where why how who which " +
		'please thank thanks would could can do does did is are was were has have shall should if so but and or then now also our your my his ' +
		"her their its let let's yes no ok okay sorry just not in on at for with after before from by as all some both each next first " +
		'el la los las un una lo le les se nos me te su sus mi es son está están hay ya sí si y o pero por para con en al del que qué ' +
		'cómo cuándo dónde quién cuál puede puedo podemos tiene tengo tenemos este esta esto eso aquí allí gracias también ' +
		'además después luego entonces ahora hoy mañana solo cuando como usted ustedes nosotros yo él ella ' +
		'der die das wir sie ich ein eine bitte ist nous vous je il elle ils ce cette',
);

/** Words that continue the sentence after "9 a.m.": days and timezones. */
const AFTER_TIME = words(
	'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun eastern central mountain pacific est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc',
);

/** Languages in which a number with a full stop is an ordinal ("am 3. Mai"). There it does not end a sentence, since a wrong pause is worse than a late one. */
const ORDINAL_STOP_LANGUAGES = words('de da nb nn no fi cs sk pl hu hr sl sr et lv is tr');

/** Single letters separated by full stops: initials, "U.S", "कि.मी". */
const INITIALS = /^(?:\p{L}|\p{L}[\p{L}\p{M}]{0,2}(?:\.\p{L}[\p{L}\p{M}]{0,2})+)$/u;

/**
 * Whether a full stop followed by a space ends the sentence.
 *
 * @param before the sentence before the full stop
 * @param rest the text after the space
 * @param language subtag of the spoken language, such as `de`
 * @returns `undefined` while `rest` is too short to decide
 */
export function fullStopEndsSentence(before: string, rest: string, language: string): boolean | undefined {
	// In a script without spaces, an abbreviation in another script starts where the script changes.
	const word = (/[\p{L}\p{M}\p{N}.\u200d]+$/u.exec(before)?.[0] ?? '').replace(/^.*[\u3040-\u30ff\u4e00-\u9fff]/u, '').toLowerCase();
	const isLowerCase = /^\p{Ll}/u.test(rest);

	// "1." at the start of a sentence is a list number, which belongs to the following text.
	if (/^\d{1,3}$/.test(word))
		return word !== before.replace(/[\s*_#>(~-]/g, '') && !(ORDINAL_STOP_LANGUAGES.has(language) && word.length < 3);
	if (/(?:^|[\s\d])[ap]\.\s?m$/i.test(before)) return isLowerCase ? false : negate(startsWithWordOf(AFTER_TIME, rest));
	if (NEVER_SENTENCE_END.has(word)) return false;
	if (NOT_BEFORE_NUMBER.has(word) && /^\p{Nd}/u.test(rest)) return false;
	if (/(?:^|\s)I$/.test(before)) return true;
	if (MAYBE_SENTENCE_END.has(word) || INITIALS.test(word)) {
		if (/^[\u00bf\u00a1"\u201c\u00ab]/.test(rest)) return true;
		return /^\p{Lu}/u.test(rest) ? startsWithWordOf(SENTENCE_STARTERS, rest) : false;
	}
	// A sentence may start in lower case, but a short word without a vowel before it is more likely an abbreviation.
	return !isLowerCase || !/\p{Script=Latin}/u.test(word) || (word.length > 3 && /[aeiouyáéíóú]/.test(word));
}

/** Whether the first word of `text` is in the list; `undefined` while that word may be incomplete. */
function startsWithWordOf(list: Set<string>, text: string): boolean | undefined {
	const [, word = '', next] = /^([\p{L}\p{M}'\u2019]*)(.?)/su.exec(text) ?? [];
	// A single letter with a full stop is an initial, even if the letter is also a word.
	return next === '' ? undefined : list.has(word.replace('\u2019', "'").toLowerCase()) && !(word.length === 1 && next === '.');
}

const negate = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);
