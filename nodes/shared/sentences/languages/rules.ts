/**
 * What a language knows about full stops. Every list is a string of words with spaces between them, in lower case and without
 * the final full stop ("z.b" for "z.B."); a missing list is empty.
 */
export interface LanguageRules {
	/** Abbreviations that something always follows, so that they never end a sentence: titles, "e.g.", "about", "see". */
	never?: string;
	/** Like `never`, but only with a capital, since it is a word or another abbreviation without: "Gen. Ferri". */
	titles?: string;
	/** Abbreviations that are words too: not a sentence end before a number, a Roman numeral or a single letter ("No. 5"), else like any word. */
	beforeNumber?: string;
	/** Abbreviations that end a sentence only if the next word is one of `starters`, or a title. */
	maybe?: string;
	/** Abbreviations that stand at the end of their phrase and end a sentence before any capital: company forms, streets, "etc.". */
	usually?: string;
	/** Like `usually`, but only after a number: units. */
	units?: string;
	/** Ends of compounds that count as the abbreviation itself: "str" for "Gartenstr.". Each must be in a list above. */
	suffixes?: string;
	/** Words that start a sentence rather than continue a name. */
	starters?: string;
	/** Words before a letter or a number that names something: "Gate B.", "Room 12." end a sentence before any capital. */
	labels?: string;
	/** Words that continue an address or a name after one of `usually`: "Main St. Suite 5". */
	continuations?: string;
	/** Words that the CLDR lists as abbreviations, but that are more often words here. */
	notAbbreviations?: string;
	/** The shape of short words that only abbreviations have, because no word of the language ends so. */
	abbreviationShape?: RegExp;
	/** Words of that shape all the same: loanwords. */
	words?: string;
	/** Common words of up to eight letters that end with a consonant and without `wordEnding`. */
	shortWords?: string;
	/**
	 * The endings of longer words. Other words that end with a consonant and are none of `shortWords` are taken for abbreviations
	 * before a number and before a lower-case word; without this none is.
	 */
	wordEnding?: RegExp;
	/** The shape of words that start a sentence and are no names, such as imperatives. */
	starterShape?: RegExp;
	/** The shape of short words that end a sentence even before a word in lower case: finite verbs. */
	lastWord?: RegExp;
	/** Whether the text after one of `usually` continues its phrase, such as an address; `undefined` while it is too short to know. */
	continues?: (rest: string) => boolean | undefined;
	/** How ordinals are written, if with a full stop. */
	ordinals?: OrdinalRules;
	/** Finite verbs: an unknown capitalised word before one starts a sentence ("3 Std. Termine gibt es ..."). */
	verbs?: string;
	/**
	 * Decides by what stands before an abbreviation, ahead of the lists.
	 *
	 * @param lead the sentence before the abbreviation
	 * @param word the abbreviation, in lower case
	 * @param written the abbreviation as written
	 */
	kindOf?: (lead: string, word: string, written: string) => AbbreviationKind | undefined;
	/** Decides before the common rules do. */
	decide?: (end: PossibleEnd) => Decision;
	/**
	 * Further positions where a sentence may end, for a language that writes no marks: indices into `masked` after which the next
	 * sentence starts. Positions at the end of the text are asked about again when more text has come.
	 */
	positions?: (masked: string) => number[];
}

/** The list an abbreviation is on; `word`: none. */
export type AbbreviationKind = 'never' | 'beforeNumber' | 'maybe' | 'usually' | 'word';

/** Numbers with a full stop: "am 3. Mai". */
export interface OrdinalRules {
	/** Words after an ordinal that begin with a capital: months, "Stock". Before a lower-case word it is always an ordinal. */
	nouns?: string;
	/** Words before an ordinal, such as "am": before an unknown word with a capital it is an ordinal only after one of these. */
	before?: string;
	/** Whether names follow Roman ordinals: "Sultan II. Mehmed". */
	romanBeforeName?: boolean;
}

/** `true`: a sentence ends; `false`: none does; `undefined`: more text is needed; `'common'`: the common rules decide. */
export type Decision = boolean | undefined | 'common';

/** A position in the text where a sentence may end. */
export interface PossibleEnd {
	/** The sentence, with the spaces after it. */
	sentence: string;
	/** The sentence after `maskMarkup`, or only the end of it. */
	masked: string;
	/** The following text, or the beginning of it. */
	rest: string;
	/** Subtag of the spoken language, such as `de`. */
	language: string;
}

/** The rules of a language with its lists as sets. */
export interface CompiledRules
	extends Pick<
		LanguageRules,
		'decide' | 'positions' | 'kindOf' | 'abbreviationShape' | 'lastWord' | 'continues' | 'starterShape' | 'wordEnding'
	> {
	never: Set<string>;
	beforeNumber: Set<string>;
	maybe: Set<string>;
	usually: Set<string>;
	units: Set<string>;
	suffixes: string[];
	starters: Set<string>;
	labels: Set<string>;
	continuations: Set<string>;
	titles: Set<string>;
	verbs: Set<string>;
	words: Set<string>;
	shortWords: Set<string>;
	/** The beginnings of abbreviations with full stops inside: "a.d" and "a.d.s". */
	phrases: Set<string>;
	ordinals?: { nouns: Set<string>; before: Set<string>; romanBeforeName?: boolean };
}
