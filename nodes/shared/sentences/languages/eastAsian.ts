import { MASK } from '../../speech/maskMarkup';
import { endsBeforeNextItem, hasMark, itemPositions } from './items';
import { isInQuotation, PAIRS } from './quotedSpeech';
import type { Decision, PossibleEnd } from './rules';

/** Marks that end a sentence, Latin and full-width. */
const MARKS = '.!?\\u3002\\uff61\\uff01\\uff1f\\uff0e\\u2026';

/** Closing marks of quotations and brackets. */
const CLOSING = '"\'\\u201d\\u2019\\u300d\\u300f\\uff09)\\u300b\\u3009\\u3011\\]';

const OPENING = '\\u201c\\u2018\\u300c\\u300e\\uff08(\\u300a\\u3008\\u3010\\[';

const QUOTATION_MARKS = /[\u201c\u201d\u2018\u2019\u300c-\u300f\uff08\uff09()\u3008-\u300b"']/gu;

const END = new RegExp(`(?<marks>[${MARKS}]{1,6})(?<closers>[${CLOSING}]{0,4})\\s*$`, 'u');

/** An opening mark directly after the end of a sentence: the segmenter finds the end only after it. */
const OPENING_AFTER_END = new RegExp(`(?<=[${MARKS}][${CLOSING}]{0,4}\\s?)[${OPENING}]|(?<=[\\u3002\\uff01\\uff1f])"`, 'gu');

/** A quotation mark of the text, not one that stands for the end of masked markup. */
const PLAIN_QUOTE = new RegExp(`(?<!${MASK}[${MARKS}])"`, 'gu');

/** A year, month or day before its full stop: "2026. 5. 3." */
const DATE_PART = /(?:^|[^\p{Nd}.])(?:\p{Nd}{2,4}\.\s?)?\p{Nd}{1,2}$|(?:^|\P{Nd})\p{Nd}{4}$/u;

/** A number at the start of a sentence, or after a space. */
const ITEM_NUMBER = /^[\s*_#>(~-]*\p{Nd}{1,3}$/u;

/** The end of a sentence as the languages of East Asia see it. */
export interface EastAsianEnd {
	/** The text before the mark. */
	before: string;
	/** The first mark. */
	mark: string;
	/** Whether the mark is an ellipsis. */
	isEllipsis: boolean;
	closers: string;
	/** Whether a space follows. */
	isSpaced: boolean;
	/** Text before the quotation that ends here; `undefined` if none does. */
	lead: string | undefined;
	rest: string;
}

/** Further positions: before a mark that opens a quotation or brackets, and before the number of an item. */
export const positions = (masked: string): number[] => [...openingPositions(masked), ...itemPositions(masked)];

const openingPositions = (masked: string): number[] =>
	[...masked.matchAll(OPENING_AFTER_END)]
		.filter(({ 0: mark, index }) => mark !== '"' || (masked[index - 2] !== MASK && isEven(masked.slice(0, index).match(PLAIN_QUOTE))))
		.map(({ index }) => index);

const isEven = (matches: string[] | null) => (matches?.length ?? 0) % 2 === 0;

/**
 * What is common to Chinese, Japanese and Korean: a sentence never ends in a quotation, a title or brackets that are still
 * open, nor after an opening mark.
 *
 * @param language decides the rest
 */
export function eastAsian(language: (end: EastAsianEnd) => Decision): (end: PossibleEnd) => Decision {
	return ({ sentence, masked, rest }) => {
		if (sentence.endsWith('\n')) return 'common';
		if (isInQuotation(sentence, QUOTATION_MARKS)) return false;
		if (!hasMark(masked)) return endsBeforeNextItem(sentence, rest);
		const end = END.exec(sentence.slice(-20));
		if (!end || !END.test(masked.slice(-20))) return 'common';
		const { marks, closers } = end.groups!;
		const mark = marks[0];
		const before = sentence.slice(0, Math.max(0, sentence.length - 20) + end.index);
		if (mark === '.' && /^\p{Nd}/u.test(rest) && DATE_PART.test(before)) return false;
		// "3." and "\uff13\uff0e" belong to what they number.
		if (/[.\uff0e]/u.test(mark) && !closers && /\p{Nd}$/u.test(before) && (!/\s$/u.test(sentence) || ITEM_NUMBER.test(before)))
			return false;
		return language({
			before,
			mark,
			isEllipsis: /^(?:\.\.|\u2026)/u.test(marks),
			closers,
			isSpaced: /\s$/u.test(sentence),
			lead: closers && leadOf(before, closers),
			rest,
		});
	};
}

/** The text before the quotation, or bracket, that the last of `closers` closes. */
function leadOf(before: string, closers: string): string {
	const close = closers.at(-1)!;
	return before.slice(0, Math.max(0, before.lastIndexOf(PAIRS[close] ?? close))).trim();
}
