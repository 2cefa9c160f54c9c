import { endsBeforeNextItem, hasMark } from './items';
import { isNameWithMark } from './names';
import { firstWord, isInQuotation, MAX_LOOKAHEAD, quotationEndsSentence, type QuotationWords } from './quotedSpeech';
import type { Decision, PossibleEnd } from './rules';

/** What a language without capitals knows about full stops. The lists are strings of words, without the final full stop. */
export interface CaselessRules extends Omit<QuotationWords, 'starters'> {
	/** Abbreviations that something always follows: titles, "see", "about", letters as initials. */
	never: string;
	/** Abbreviations that are no sentence end before a number, else like any word: "page", "number". */
	beforeNumber: string;
	/** Abbreviations after a number, which end a sentence unless one of `after` follows: units, money, times, eras. */
	units?: string;
	/** Abbreviations at the end of a phrase, which end a sentence unless one of `after` follows: "etc.". */
	usually?: string;
	/** Abbreviations that end a sentence only before one of `starters`: company forms. */
	maybe: string;
	/** Text before a company form by which the company is no subject: "from the company ...". There the form ends a sentence unless one of `after` follows. */
	atEnd?: RegExp;
	/** Letters that are written together with the following word: "and", "in". */
	prefixes?: string;
	/** Words before a letter that names something: "gate B." ends a sentence unless one of `after` follows. */
	labels?: RegExp;
	/** Words that start a sentence. */
	starters: string;
	/** Short words at the end of sentences, which are no abbreviations: of one syllable or, in Arabic script, of two letters. */
	finals?: string;
	/** The end of a phrase such as "one moment", which is a sentence even before an ellipsis. */
	waits: RegExp;
	/** A sentence up to a unit that has said no more than a time. */
	adverbial?: RegExp;
	/** The text after a unit up to the next mark, if it is the predicate of the sentence. */
	predicate?: RegExp;
	/** The end of a complete clause of several words, which is a sentence before an ellipsis. */
	complete?: RegExp;
	/** The beginning of a request, which is a sentence after an ellipsis if several words stand before it. */
	requests?: RegExp;
	/** Beginnings of the text after an ellipsis with which the sentence goes on: "maybe", "or". */
	hesitations?: RegExp;
	/** The text before initials that are the whole name, so that they may end a sentence: "a man named A. B." */
	initialsAfter?: RegExp;
	/** Words that may follow such initials as the rest of the name. */
	surnames?: RegExp;
	/** Ends of words that end a sentence, such as verbs, in a language with a mark of its own. */
	verbs?: RegExp;
	/** Beginnings of the text after a unit with which the sentence goes on. */
	after?: RegExp;
}

/** Longer words are no abbreviations. */
const MAX_WORD_LENGTH = 40;

const QUOTATION_MARKS = /[\u201c\u201d\u00ab\u00bb"]/gu;

/** Indic letters with a dot below have two encodings; one is looked up. */
const set = (list: string) => new Set(list.normalize('NFC').match(/\S+/g));

/** A number before the last word, with another part of the unit between them at most: "5 कि. मी.". */
const AFTER_NUMBER = /\p{Nd}\s?(?:[\p{L}\p{M}]{1,4}[./]\s?)?$/u;

/** The number of an item, and the beginning of one. */
const ITEM = /^\p{Nd}{1,2}[.)]\s/u;
const FIRST_ITEM = /^[1\u0661\u06f1\u0967\u09e7]\P{Nd}/u;
const PARTIAL_ITEM = /^\p{Nd}{1,2}[.)]?$/u;

/** A single letter or, in Indic scripts, a syllable. */
const SYLLABLE = /^(?:\p{L}[\u094d\u09cd]){0,3}\p{L}\p{M}*$/u;

/** In Arabic script, a word of two letters is an abbreviation unless it is listed. */
const TWO_LETTERS = /^\p{Script=Arabic}{2}$/u;

/** The end of initials; what follows is a surname. */
const AFTER_INITIAL = /(?:^|\s)\p{L}\.\s?$/u;

/** A word that is an abbreviation before a number. */
const SHORT_WORD = /^(?:\p{L}\p{M}*){1,3}$/u;

/** A word of two syllables, which may be the beginning of a longer one. */
const SHORT_ABBREVIATION = /^(?:(?:\p{L}[\u094d\u09cd]){0,3}\p{L}[^\P{M}\u094d\u09cd]*){2}[\u094d\u09cd]?$/u;

/** Latin abbreviations that a sentence may end with, and single letters. */
const LATIN_ABBREVIATION = /(?<![A-Za-z.])(?:inc|ltd|corp|llc|llp|co|plc|gmbh|etc|[ap]\.?\s?m|[A-Za-z])$/iu;

/** The end of a code such as "77-301-B", and of a number with a Latin unit. */
const CODE = /[\p{Nd}][-/\u2010-\u2013]?[A-Z]{1,2}$|[A-Z]-\p{Nd}{1,6}[A-Z]$/u;
const LATIN_UNIT = /\p{Nd}\s?(?:[kcm]?m|[km]?g|[km]?l|ml|GB|MB|TB|kWh?|k?W|V|A|k?Hz|MHz|GHz|mph|kph|ft|lbs?|oz)$/u;

/** Characters before an ellipsis that are looked at. */
const MAX_CLAUSE_LENGTH = 80;

/** Before an ellipsis, fewer words are a hesitation. */
const MIN_WORDS_OF_CLAUSE = 3;
const MIN_WORDS_OF_COMPLETE_CLAUSE = 2;

/** An item number at the start of a sentence. */
const ITEM_NUMBER = /^[\s*_#>(~-]*\p{Nd}{1,3}$/u;

/**
 * Makes the decision for a script without capitals: the following word decides, where the abbreviation alone does not.
 *
 * @returns a function for `LanguageRules.decide`
 */
export function caseless(rules: CaselessRules): (end: PossibleEnd) => Decision {
	const [never, beforeNumber, units, usually, maybe, starters, finals, prefixes] = [
		rules.never,
		rules.beforeNumber,
		rules.units ?? '',
		rules.usually ?? '',
		rules.maybe,
		rules.starters,
		rules.finals ?? '',
		rules.prefixes ?? '',
	].map(set);
	const startsSentence = (rest: string): boolean | undefined => {
		const { word, isComplete } = firstWord(rest);
		return isComplete ? starters.has(word) : undefined;
	};
	const afterUnit = (rest: string): boolean | undefined => {
		if (/^[\p{Nd}\p{P}]/u.test(rest)) return /^["\u00ab\u201c]/u.test(rest);
		const { word, isComplete } = firstWord(rest);
		if (!isComplete) return undefined;
		if (rules.after?.test(word)) return false;
		if (!rules.predicate) return true;
		const [clause] = /^[^.!?\u060c\u061f\n]*/u.exec(rest)!;
		const isWhole = clause.length < rest.length || rest.length >= MAX_LOOKAHEAD || clause.trim().split(/\s+/).length > 2;
		return isWhole ? !rules.predicate.test(clause) : undefined;
	};
	const withoutPrefix = (word: string): string => {
		const rest = word.slice(1);
		if (maybe.has(word) || units.has(word) || usually.has(word)) return word;
		// A prefix and a letter are a word of two letters, unless the prefix is "and".
		return prefixes.has(word[0]) && never.has(rest) && (rest.length > 1 || /^[\u0648\u05d5]/u.test(word)) ? rest : word;
	};
	const latinEnds = (before: string, rest: string): Decision => {
		const [latin] = LATIN_ABBREVIATION.exec(before.slice(-MAX_WORD_LENGTH)) ?? [];
		if (!/^\p{Lo}/u.test(rest)) return 'common';
		if (CODE.test(before.slice(-MAX_WORD_LENGTH))) return true;
		if (LATIN_UNIT.test(before.slice(-MAX_WORD_LENGTH))) return afterUnit(rest);
		if (latin === undefined) return 'common';
		return latin.length === 1 && rules.labels?.test(before.slice(0, -1)) ? afterUnit(rest) : startsSentence(rest);
	};
	const ellipsisEnds = (before: string, rest: string): Decision => {
		if (rest === '') return undefined;
		const text = before.replace(/[.\s\u2026]{1,100}$/u, '');
		const { isComplete } = firstWord(rest);
		if (!isComplete) return undefined;
		if (rules.hesitations?.test(rest)) return 'common';
		if (rules.waits.test(text)) return true;
		const clause = /[^.!?,:;\u060c\u061b\u061f\u0964]*$/u.exec(text.slice(-MAX_CLAUSE_LENGTH))![0].trim();
		const count = clause.split(/\s+/).length;
		if (count >= MIN_WORDS_OF_COMPLETE_CLAUSE && rules.complete?.test(clause)) return true;
		return (count >= MIN_WORDS_OF_CLAUSE && rules.requests?.test(rest)) || 'common';
	};
	/** Whether the next mark is a danda: then full stops of the text end no sentences. */
	const marksWithDanda = (rest: string): boolean | undefined => {
		for (const { 1: word, 2: mark } of rest.matchAll(/([\p{L}\p{M}]{0,40})([.!?\u0964\n])/gu)) {
			if (mark === '\u0964') return true;
			if (mark !== '.' || finals.has(word) || rules.verbs?.test(word)) return false;
		}
		return rest.length < MAX_LOOKAHEAD ? undefined : false;
	};
	const fullStopEnds = (before: string, rest: string): Decision => {
		if (ITEM_NUMBER.test(before)) return false;
		if (/\p{Nd}\s?\u00b0\s?\p{L}?$/u.test(before)) return afterUnit(rest);
		const written = lastWord(before);
		if (written === '') return latinEnds(before, rest);
		const word = withoutPrefix(written.normalize('NFC'));
		const isBeforeNumber = /^[#(]?\p{Nd}/u.test(rest);
		if (written.length === 1 && rules.labels?.test(before.slice(0, -1))) return afterUnit(rest);
		if (rules.initialsAfter?.test(before.slice(-MAX_CLAUSE_LENGTH))) {
			const next = firstWord(rest);
			if (next.word.length > 1 && !next.isComplete) return undefined;
			return next.word.length > 1 && !rules.surnames?.test(rest) && (next.isComplete || undefined);
		}
		if (never.has(word) && !(units.has(word) && AFTER_NUMBER.test(before.slice(0, -written.length)))) return false;
		if (usually.has(word) || (units.has(word) && (!maybe.has(word) || AFTER_NUMBER.test(before.slice(0, -written.length)))))
			return rules.adverbial?.test(before) ? startsSentence(rest) : afterUnit(rest);
		if (isBeforeNumber && (beforeNumber.has(word) || units.has(word))) return false;
		if (finals.has(word) && !(maybe.has(word) && AFTER_NUMBER.test(before.slice(0, -written.length)))) return true;
		if (beforeNumber.has(word)) return TWO_LETTERS.test(word) ? startsSentence(rest) : 'common';
		const isShort = finals.size > 0 && TWO_LETTERS.test(word) && !AFTER_INITIAL.test(before.slice(0, -written.length));
		if (isBeforeNumber && (isShort || SYLLABLE.test(word))) return false;
		if (isBeforeNumber && SHORT_WORD.test(word))
			return PARTIAL_ITEM.test(rest) ? undefined : ITEM.test(rest) && (FIRST_ITEM.test(rest) || endsBeforeNextItem(before, rest));
		if (maybe.has(word) && rules.atEnd?.test(before)) return afterUnit(rest);
		if (maybe.has(word) || SYLLABLE.test(word) || isDotted(word) || isShort) return startsSentence(rest);
		if (!rules.verbs || rules.verbs.test(word) || isBeforeNumber) return true;
		return SHORT_ABBREVIATION.test(word) ? startsSentence(rest) : negate(marksWithDanda(rest));
	};
	return ({ sentence, masked, rest }) => {
		if (sentence.endsWith('\n')) return 'common';
		if (isInQuotation(sentence, QUOTATION_MARKS)) return false;
		if (!hasMark(masked)) return endsBeforeNextItem(sentence, rest);
		const quoted = quotationEndsSentence(sentence, rest, { ...rules, starters });
		if (quoted !== 'common') return quoted;
		const { index } = /[.!\u2026](?=\s*$)/u.exec(sentence.slice(-MAX_WORD_LENGTH)) ?? {};
		if (index === undefined || !/[.!"]\s*$/u.test(masked)) return 'common';
		const at = sentence.length - Math.min(sentence.length, MAX_WORD_LENGTH) + index;
		const [before, mark] = [sentence.slice(0, at), sentence[at]];
		if (mark === '!') return isNameWithMark(before) ? false : 'common';
		if (mark === '\u2026' || before.endsWith('.')) return ellipsisEnds(before, rest);
		if (rest === '') return undefined;
		if (/\s$/u.test(sentence)) return fullStopEnds(before, rest);
		const word = lastWord(before).normalize('NFC');
		if (
			never.has(word) ||
			maybe.has(word) ||
			(rules.verbs && SHORT_ABBREVIATION.test(word) && !rules.verbs.test(word) && !finals.has(word))
		)
			return finals.has(word) ? 'common' : false;
		// Without a space, a single letter or two are an abbreviation.
		return /(?:^|[^\p{L}\p{M}])\p{L}\p{M}{0,2}\p{L}?$/u.test(before) && !finals.has(word) ? false : 'common';
	};
}

/** The last word before a full stop: letters with full stops in it ("ر.س") are one word, "آر. के" are two. */
function lastWord(before: string): string {
	const word = /[\p{L}\p{M}\p{Join_Control}."\u05f4\u05f3']+$/u.exec(before.slice(-MAX_WORD_LENGTH))?.[0] ?? '';
	return /^\p{Script=Latin}/u.test(word) ? '' : word.replace(/^["'.]+/u, '');
}

/** Short parts with full stops between them. */
const isDotted = (word: string) => /^(?:\p{L}\p{M}{0,3}\p{L}?\p{M}{0,3}\.){1,5}\p{L}\p{M}{0,3}\p{L}?\p{M}{0,3}$/u.test(word);

const negate = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);
