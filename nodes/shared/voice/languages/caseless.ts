import { endsBeforeNextItem, hasMark } from './items';
import { isNameWithMark } from './names';
import { firstWord, isInQuotation, quotationEndsSentence, type QuotationWords } from './quotedSpeech';
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
	/** Words of one syllable at the end of sentences, which are no abbreviations. */
	finals?: string;
	/** The end of a phrase such as "one moment", which is a sentence even before an ellipsis. */
	waits: RegExp;
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
const PARTIAL_ITEM = /^\p{Nd}{1,2}[.)]?$/u;

/** A single letter or, in Indic scripts, a syllable. */
const SYLLABLE = /^(?:\p{L}[\u094d\u09cd]){0,3}\p{L}\p{M}*$/u;

/** A word that is an abbreviation before a number. */
const SHORT_WORD = /^(?:\p{L}\p{M}*){1,3}$/u;

/** Latin abbreviations that a sentence may end with, and single letters. */
const LATIN_ABBREVIATION = /(?<![A-Za-z.])(?:inc|ltd|corp|llc|llp|co|plc|gmbh|etc|[ap]\.?\s?m|[A-Za-z])$/iu;

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
		return isComplete ? !rules.after?.test(word) : undefined;
	};
	const withoutPrefix = (word: string): string => {
		const rest = word.slice(1);
		// A prefix and a letter are a word of two letters, unless the prefix is "and".
		return prefixes.has(word[0]) && never.has(rest) && (rest.length > 1 || /^[\u0648\u05d5]/u.test(word)) ? rest : word;
	};
	const latinEnds = (before: string, rest: string): Decision => {
		const [latin] = LATIN_ABBREVIATION.exec(before.slice(-MAX_WORD_LENGTH)) ?? [];
		if (latin === undefined || !/^\p{Lo}/u.test(rest)) return 'common';
		return latin.length === 1 && rules.labels?.test(before.slice(0, -1)) ? afterUnit(rest) : startsSentence(rest);
	};
	const fullStopEnds = (before: string, rest: string): Decision => {
		if (ITEM_NUMBER.test(before)) return false;
		if (/\p{Nd}\s?\u00b0\s?\p{L}?$/u.test(before)) return afterUnit(rest);
		const written = lastWord(before);
		if (written === '') return latinEnds(before, rest);
		const word = withoutPrefix(written.normalize('NFC'));
		const isBeforeNumber = /^[#(]?\p{Nd}/u.test(rest);
		if (written.length === 1 && rules.labels?.test(before.slice(0, -1))) return afterUnit(rest);
		if (never.has(word) && !(units.has(word) && AFTER_NUMBER.test(before.slice(0, -written.length)))) return false;
		if (usually.has(word) || (units.has(word) && (!maybe.has(word) || AFTER_NUMBER.test(before.slice(0, -written.length)))))
			return afterUnit(rest);
		if (isBeforeNumber && (beforeNumber.has(word) || units.has(word))) return false;
		if (beforeNumber.has(word)) return 'common';
		if (finals.has(word)) return true;
		if (isBeforeNumber && SHORT_WORD.test(word)) return PARTIAL_ITEM.test(rest) ? undefined : ITEM.test(rest);
		if (maybe.has(word) && rules.atEnd?.test(before)) return afterUnit(rest);
		if (maybe.has(word) || SYLLABLE.test(word) || isDotted(word)) return startsSentence(rest);
		return true;
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
		if (mark === '\u2026' || before.endsWith('.'))
			return rest === '' ? undefined : rules.waits.test(before.replace(/[.\s]+$/u, '')) || 'common';
		if (rest === '') return undefined;
		if (/\s$/u.test(sentence)) return fullStopEnds(before, rest);
		// Without a space, a single letter or two are an abbreviation.
		return /(?:^|[^\p{L}\p{M}])\p{L}\p{M}{0,2}\p{L}?$/u.test(before) && !finals.has(lastWord(before).normalize('NFC'))
			? false
			: 'common';
	};
}

/** The last word before a full stop: letters with full stops in it ("ر.س") are one word, "آر. के" are two. */
function lastWord(before: string): string {
	const word = /[\p{L}\p{M}\p{Join_Control}."\u05f4\u05f3']+$/u.exec(before.slice(-MAX_WORD_LENGTH))?.[0] ?? '';
	return /^\p{Script=Latin}/u.test(word) ? '' : word.replace(/^["'.]+/u, '');
}

/** Short parts with full stops between them. */
const isDotted = (word: string) => /^(?:\p{L}\p{M}{0,3}\p{L}?\p{M}{0,3}\.){1,5}\p{L}\p{M}{0,3}\p{L}?\p{M}{0,3}$/u.test(word);
