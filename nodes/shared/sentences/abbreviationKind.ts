import type { AbbreviationKind, CompiledRules } from './languages/rules';
import { lowerCase } from './nextWord';

/** Single letters separated by full stops: initials, "U.S", "कि.मी". */
export const INITIALS = /^(?:\p{L}\p{M}?|\p{L}[\p{L}\p{M}]{0,2}(?:\.\p{L}[\p{L}\p{M}]{0,2})+)$/u;

/** Exclamations without a vowel. */
const EXCLAMATION = /^(?:h?m+|sh+|ps+t|br+|tsk|гм|хм|мм+|тсс+)$/u;

const KINDS = ['never', 'maybe', 'usually', 'beforeNumber'] as const;

/**
 * What kind of abbreviation, if any, stands before a full stop.
 *
 * @param before the sentence before the full stop
 * @param written the last word of it, with the full stops within
 * @param word the same in lower case
 */
export function abbreviationKindOf(
	before: string,
	written: string,
	word: string,
	rules: CompiledRules,
	language: string,
): AbbreviationKind {
	const lead = before.slice(0, before.length - written.length);
	if (/\u00b0\s?$/.test(lead)) return 'usually';
	// "Mbit/s", "km/h".
	if (/\p{L}\/$/u.test(lead) && word.length < 4) return 'usually';
	const own = rules.kindOf?.(lead, word, written);
	if (own) return own;

	const isCapitalLetter = /^\p{Lu}$/u.test(written);
	// "C&A", "R & D".
	if (isCapitalLetter && /\p{Lu}\s?&\s?$/u.test(lead)) return 'usually';
	const followsNumber = /(?:\p{Nd}|[\u00bd\u20ac$])[\s\u00b0]{0,2}$/u.test(lead);
	const [, previous = ''] = /([\p{L}\p{M}]+)\.?\s*$/u.exec(lead.slice(-60)) ?? [];
	if (isCapitalLetter && rules.labels.has(lowerCase(previous, language))) return 'usually';
	for (const name of namesOf(before, written, language)) {
		if (followsNumber && rules.units.has(name)) return 'usually';
		// A capital letter is an initial rather than a unit or a page.
		if (rules.titles.has(name) && /^\p{Lu}/u.test(written)) return 'never';
		const kind = KINDS.find((one) => rules[one].has(name) && (one === 'never' || name !== word || !isCapitalLetter));
		if (kind) return kind;
	}
	const suffix = rules.suffixes.find((end) => word.length > end.length + 1 && word.endsWith(end));
	if (suffix) return KINDS.find((kind) => rules[kind].has(suffix)) ?? 'usually';
	if (INITIALS.test(word)) {
		// "c'è", "14-й", "5 b".
		if (/^\p{Ll}$/u.test(written) && (/['\u2019-]$/.test(lead) || /[^a-z\p{Script=Cyrillic}\p{Script=Devanagari}]/u.test(word)))
			return 'word';
		return followsNumber && word.length === 1 ? 'usually' : 'maybe';
	}
	if (word.length <= MAX_LENGTH && !/\p{Nd}/u.test(word) && rules.abbreviationShape?.test(word) && !rules.words.has(word))
		return followsNumber ? 'usually' : 'maybe';
	if (isWithoutVowel(word) && !/\p{Lu}.*\p{Lu}/u.test(written) && !EXCLAMATION.test(word)) return followsNumber ? 'usually' : 'maybe';
	return 'word';
}

/** The names under which an abbreviation may be listed, the longest first: "z.b" and "b" for "z. B". */
export function namesOf(before: string, written: string, language: string): string[] {
	// In a script without spaces, an abbreviation in another script starts where the script changes.
	const tail = before.slice(-30).replace(/^.*[\u3040-\u30ff\u4e00-\u9fff]/su, '');
	const spaced = /(?:(?<![\p{L}\p{M}])[\p{L}\p{M}\u200d]{1,6}\.[ \u00a0\u202f]?){0,4}[\p{L}\p{M}\u200d]+$/u.exec(tail)?.[0] ?? '';
	const parts = spaced.split(/\.[ \u00a0\u202f]?/);
	const names = parts.map((_, index) => parts.slice(index).join('.'));
	const [hyphenated] = /[\p{L}\p{M}]+-[\p{L}\p{M}]+$/u.exec(tail) ?? [];
	if (hyphenated) names.unshift(hyphenated);
	// The last of "J.P" is no "p." for a page.
	const isGlued = /\.\p{L}\p{M}?$/u.test(written);
	return names.filter((name) => !isGlued || name.length > 1).map((name) => lowerCase(name, language));
}

/** Longer words are no abbreviations unless they are listed. */
const MAX_LENGTH = 5;

/** Whether a short word of Latin or Cyrillic letters has no vowel, as only abbreviations have. */
const isWithoutVowel = (word: string) =>
	word.length <= MAX_LENGTH &&
	/^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}]+$/u.test(word) &&
	!/[aeiouyıøæœаеиоуыэюяєі]/u.test(word.normalize('NFD'));
