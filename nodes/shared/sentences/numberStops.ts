import type { CompiledRules } from './languages/rules';
import { lowerCase, MAX_WORD_LENGTH, nextWordOf, startsWithLowerCaseName } from './nextWord';

/** A date without its year, such as "25.12" or "1. 3". */
const DATE = /(?<![\p{Nd}.,])(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])$/u;

/**
 * Whether a full stop after a number, such as "3", "25.12" or "XIV", ends the sentence.
 *
 * @param before the sentence before the full stop
 * @param number its last word
 * @param rest the text after the space
 * @returns `undefined` while `rest` is too short to decide
 */
export function numberStopEnds(
	before: string,
	number: string,
	rest: string,
	{ ordinals, starters }: CompiledRules,
	language: string,
): boolean | undefined {
	if (isItemNumber(before, number)) return false;
	const isRoman = !/\p{Nd}/u.test(number);
	const isDate = DATE.test(before);
	if (!ordinals && isDate && /^\p{Ll}/u.test(rest)) return startsWithLowerCaseName(rest);
	if (!ordinals || !(isRoman || isDate || /^\p{Nd}{1,3}$/u.test(number))) return true;

	const next = nextWordOf(rest, language);
	if (next.kind === 'lower') return startsWithLowerCaseName(rest);
	if (next.kind === 'digit') return isDate ? startsWithoutYear(rest) : startsWithoutMonth(rest);
	if (isDate) return next.kind !== 'none' || undefined;
	if (next.kind === 'none') return undefined;

	const [, previous = ''] =
		/([\p{L}\p{M}]+)[\s(*_]*$/u.exec(before.slice(0, before.length - number.length).slice(-MAX_WORD_LENGTH)) ?? [];
	const followsArticle = ordinals.before.has(lowerCase(previous, language));
	if (next.kind !== 'capital') return !followsArticle;
	if (!next.isComplete) return undefined;
	if (ordinals.nouns.has(next.word)) return false;
	if (starters.has(next.word)) return true;
	return !followsArticle && !(isRoman && ordinals.romanBeforeName);
}

/** "1." at the start of a sentence or after a colon is the number of an item and belongs to it. */
export function isItemNumber(before: string, number: string): boolean {
	if (!/^(?:\p{Nd}{1,3}|[A-Z]|[IVX]{2,4})$/u.test(number)) return false;
	const lead = before.slice(0, before.length - number.length);
	return (
		/^[\s*_#>(~-]*$/.test(lead) ||
		(/^\p{Nd}+$/u.test(number) && Number(number.normalize('NFKC')) === 1 && /[:;\uff1a][\s*_]*$/.test(lead))
	);
}

const startsWithoutYear = (rest: string) => (/^\d{1,4}$/.test(rest) ? undefined : !/^(?:19|20)?\d{2}(?!\d)/.test(rest));

const startsWithoutMonth = (rest: string) => (/^\d{1,2}\.?$/.test(rest) ? undefined : !/^(?:0?[1-9]|1[0-2])\.(?!\d{3})/.test(rest));
