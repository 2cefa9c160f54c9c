import { abbreviationKindOf, INITIALS, namesOf } from './abbreviationKind';
import { rulesOf } from './languages';
import type { CompiledRules } from './languages/rules';
import { lowerCase, MAX_WORD_LENGTH, nextWordOf, startsWithLowerCaseName, type NextWord } from './nextWord';
import { isItemNumber, numberStopEnds } from './numberStops';

/** Words that continue the sentence after "9 a.m.": days and timezones. */
const AFTER_TIME = new Set(
	(
		'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun eastern central mountain pacific ' +
		'est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc'
	).split(' '),
);

/** Parts of a company's name that may follow another: "GmbH & Co. KG". */
const COMPANY_FORMS = new Set('ag co gmbh inc kg kgaa llc llp ltd nv ohg plc pty sa sas sarl srl bv'.split(' '));

/** "Number", which continues "Acct. No. 5". */
const NUMBER = /^(?:no|nr|nro|n\u00fam|num)$/;

/**
 * Whether a full stop followed by a space ends the sentence.
 *
 * @param before the sentence before the full stop
 * @param rest the text after the space
 * @param language subtag of the spoken language, such as `de`
 * @returns `undefined` while `rest` is too short to decide
 */
export function fullStopEndsSentence(before: string, rest: string, language: string): boolean | undefined {
	const rules = rulesOf(language);
	// In a script without spaces, an abbreviation in another script starts where the script changes.
	const written = (/[\p{L}\p{M}\p{N}.\u200d]+$/u.exec(before.slice(-MAX_WORD_LENGTH))?.[0] ?? '').replace(
		/^.*[\u3040-\u30ff\u4e00-\u9fff]/u,
		'',
	);
	if (/^&\s?/.test(rest)) return false;
	if (isNumber(written, rules)) return numberStopEnds(before, written, rest, rules, language);
	if (isItemNumber(before, written)) return false;

	const next = nextWordOf(rest, language);
	if (/(?:^|[\s\d])[ap]\.\s?m$/i.test(before)) return timeEnds(next, rest);
	const word = lowerCase(written, language);
	if (
		next.word !== '' &&
		(next.after === '.' || next.word.includes('-')) &&
		continuesAbbreviation(namesOf(before, written, language), next.word, rules)
	)
		return false;
	const kind = abbreviationKindOf(before, written, word, rules, language);
	if (kind === 'never') return false;
	if (kind === 'maybe' || kind === 'usually') return abbreviationEnds(kind, word, next, rest, rules, language);
	if (kind === 'beforeNumber') {
		const isCounted = next.kind === 'digit' || startsWithNumeral(rest, next, rules);
		if (isCounted !== false) return isCounted && false;
	}
	// "Платёж прошёл. monobank зачислит его завтра."
	if (kind === 'word' && /\p{Script=Cyrillic}{4}$/u.test(word) && /^(?=\p{Ll})\p{Script=Latin}{4}/u.test(rest)) return true;
	if (kind === 'word' && isUnknown(word, rules)) {
		const isWord = rules.wordEnding!.test(word);
		if (!isWord && word.length <= 9 && /^[\p{Nd}\u2116\u00a7]/u.test(rest)) return startsWithItem(before, rest);
		if (!isWord && word.length <= 6 && next.kind === 'capital') {
			if (ENDS_LIKE_ABBREVIATION.test(written)) return abbreviationEnds('maybe', word, next, rest, rules, language);
			// "nach progn. DWD", "aus dem anf. XX. Jh."
			if (/^\p{Ll}/u.test(written) && /^\p{Lu}(?:\p{Lu}|$)/u.test(rest)) return rest.length === 1 ? undefined : false;
		}
		if (next.kind === 'lower' && !(isWord && word.length > 5) && /^\P{L}*\p{Lu}/u.test(before)) return startsWithLowerCaseName(rest);
	}
	if (next.kind === 'capital' && isShort(written) && /[\p{L}.]\s+$/u.test(before.slice(0, -written.length))) {
		if (!next.isComplete) return undefined;
		if (
			next.after === '.' &&
			isShort(/^\p{L}*/u.exec(rest)![0]) &&
			![rules.starters, rules.never, rules.titles].some((list) => list.has(next.word))
		)
			return false;
	}
	if (next.kind === 'digit' && isBesideNumber(before, written) && !rules.starters.has(word)) return false;
	if (!/^\p{Ll}/u.test(rest) || !/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word)) return true;
	// A sentence may start in lower case, but a short word before it is more likely an abbreviation.
	if (
		kind === 'word' &&
		((word.length > 5 && hasVowel(word) && !rules.abbreviationShape?.test(word)) ||
			rules.starters.has(word) ||
			rules.lastWord?.test(word))
	)
		return true;
	return startsWithLowerCaseName(rest);
}

/** Whether the number of an item follows: the first, or the one after that of the sentence; `undefined` while it may. */
function startsWithItem(before: string, rest: string): boolean | undefined {
	if (/^\d{1,2}$/.test(rest)) return undefined;
	const [, digits, after] = /^(\d{1,2})(\D{0,2})/.exec(rest) ?? [];
	if (digits === undefined || (digits !== '1' && !new RegExp(`(?<!\\d)${Number(digits) - 1}[.)]\\s`).test(before.slice(0, 40))))
		return false;
	return after.length < 2 && rest.length < 4 ? undefined : /^[.)]\s/.test(after);
}

/** A word in lower case, so no name, that ends with two consonants; German verbs end with a "t" too. */
const ENDS_LIKE_ABBREVIATION = /^\p{Ll}*[^\P{Ll}aeiouyąęóäöüаеиоуыэюяєіїьй]{2}(?<!t|ch|ck|sk|ng|ть|ст|ск|кт)$/u;

/** Whether a word that is on no list may be an abbreviation: it ends with a consonant and is none of the common short words. */
const isUnknown = (word: string, { wordEnding, shortWords, starters, verbs, labels }: CompiledRules) =>
	wordEnding !== undefined &&
	word.length <= 16 &&
	/^[\p{L}\p{M}'\u2019-]*[\p{L}\p{M}]{2}$/u.test(word) &&
	!/[aeiouyąęóаеиоуыэюяєіїьй]$/u.test(word) &&
	![shortWords, starters, verbs, labels].some((list) => list.has(word));

/** A short word with a capital that ends in a consonant. Two of them with full stops are abbreviations: "Kgl. Hyg. Inst." */
const isShort = (word: string) => /^\p{Lu}\p{Ll}{1,3}$/u.test(word) && endsInConsonant(word);

/** Whether a short lower-case word that ends in a consonant follows a comma: "tape, wid. 25 mm". Before a number it is an abbreviation. */
const isBesideNumber = (before: string, written: string) =>
	/^\p{Ll}{1,3}$/u.test(written.slice(0, -1)) && endsInConsonant(written) && /,\s?$/.test(before.slice(0, -written.length));

/** Whether "9 a.m." ends the sentence. */
function timeEnds(next: NextWord, rest: string): boolean | undefined {
	if (next.kind === 'none') return undefined;
	if (next.kind === 'lower') return startsWithLowerCaseName(rest);
	return next.isComplete || next.word === '' ? !AFTER_TIME.has(next.word) : undefined;
}

function abbreviationEnds(
	kind: 'maybe' | 'usually',
	word: string,
	next: NextWord,
	rest: string,
	rules: CompiledRules,
	language: string,
): boolean | undefined {
	if (next.kind === 'none') return undefined;
	// "підп. «б»".
	if (next.kind === 'quote') return rest.length < 3 ? undefined : !/^[^\p{L}\p{N}]\p{L}[^\p{L}\p{N}\s]/u.test(rest);
	if (next.kind === 'lower') return startsWithLowerCaseName(rest);
	// Dutch: "24 gr. 's Nachts".
	if (/^['\u2019](?:$|[stn](?:\s|$))/.test(rest)) return rest.length < 4 ? undefined : /^..\s\p{Lu}/u.test(rest);
	if (next.kind !== 'capital') return false;
	if (!next.isComplete) return undefined;
	const isStarter = rules.starters.has(next.word) || (next.word.length > 4 && (rules.starterShape?.test(next.word) ?? false));
	// A single letter with a full stop is an initial, even if the letter is also a word.
	if (isStarter && (next.after !== '.' || (next.word.length > 1 && !NUMBER.test(next.word)))) return true;
	// "Acct. No. 5", "Ref. A. 12".
	if (next.after === '.' && (next.word.length === 1 || NUMBER.test(next.word))) {
		if (/^\p{L}{1,4}\.\s?(?:\p{L}\.\s?){0,3}\p{L}?$/u.test(rest)) return undefined;
		if (/^\p{L}{1,4}\.\s?\p{Nd}/u.test(rest)) return false;
	}
	if (kind === 'usually') {
		// "Oak Rd. N. to": before a word in lower case, the letter is no initial.
		if (/^\p{Lu}\.\s*$/u.test(rest)) return undefined;
		if (/^\p{Lu}\.\s+\p{Ll}/u.test(rest)) return false;
		// "Apt. B", but "S.A. M. Durand".
		if (next.word.length === 1 && rules.labels.has(word)) return false;
		if (next.word.length === 1) return next.after === '.' ? !startsWithCompanyForm(rest, rules, language) : isStarter;
		if (rules.continuations.has(next.word) || COMPANY_FORMS.has(next.word) || startsWithNumeral(rest, next, rules)) return false;
		return rules.continues ? negate(rules.continues(rest)) : true;
	}
	if (isStarter && next.word.length > 1) return true;
	if (startsWithNumeral(rest, next, rules)) return false;
	return !INITIALS.test(word) && precedesVerb(rest, rules, language);
}

/** "B.V." after "Licht & Co.", but not the "M." of a name. */
function startsWithCompanyForm(rest: string, { usually }: CompiledRules, language: string): boolean {
	const [letters] = /^(?:\p{L}\.\s?){2,4}/u.exec(rest) ?? [''];
	return usually.has(lowerCase(letters.replace(/\s/g, '').replace(/\.$/, ''), language));
}

/** Whether the second word is a finite verb; `undefined` while it may be incomplete. */
function precedesVerb(rest: string, { verbs }: CompiledRules, language: string): boolean | undefined {
	if (verbs.size === 0) return false;
	const [, space = '', second = '', after = ''] = /^[*_~]*[\p{L}\p{M}\p{Nd}'\u2019-]+(\s?)([\p{L}\p{M}]*)(.?)/su.exec(rest) ?? [];
	if (space !== '' && after === '' && second.length < 15 && rest.length < 40) return undefined;
	return verbs.has(lowerCase(second, language));
}

const endsInConsonant = (word: string) => !/[aeiouyıøæœаеиоуыэюяєі]\p{M}*$/u.test(word.normalize('NFD'));

const hasVowel = (word: string) => /[aeiouyıøæœаеиоуыэюяєі]/u.test(word.normalize('NFD'));

const isNumber = (word: string, { ordinals }: CompiledRules) =>
	/^\p{Nd}[\p{Nd}.]*$/u.test(word) || (ordinals !== undefined && /^[IVXL]{1,7}$/.test(word) && word !== 'L');

/** Whether the text starts with a Roman numeral or a single letter, such as "II" or "B"; `undefined` while it may go on. */
function startsWithNumeral(rest: string, next: NextWord, { starters }: CompiledRules): boolean | undefined {
	const [word] = /^[\p{L}\p{M}]*/u.exec(rest)!;
	if (!/^(?:[IVXLC]{1,6}|\p{Lu})$/u.test(word)) return false;
	if (!next.isComplete) return undefined;
	// "I" and "A" are words too.
	return !(word.length === 1 && (/^.['\u2019]/.test(rest) || (starters.has(next.word) && next.after === ' ')));
}

/** Whether the next word belongs to the abbreviation: "v. Chr.", "ap. J.-C.". */
const continuesAbbreviation = (names: string[], nextWord: string, { phrases }: CompiledRules) =>
	names.some((name) => phrases.has(`${name}.${nextWord.replace(/-.*$/, '')}`));

const negate = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);
