/*
 * Items of a list in one line, in languages without ordinals like "3.": "１．小 ２．大", "1. छोटा 2. बड़ा". An item ends before the
 * next number.
 */

/** The place before the number of an item. */
const BEFORE_ITEM =
	/(?<=\S)(?=\(\p{Nd}{1,2}\)\s?[^\s\p{Nd}.)])|(?<=\S)\s+(?=[(\uff08]?\p{Nd}{1,2}[.\uff0e)\uff09]\s?[^\s\p{Nd}.\uff0e)\uff09])|(?<=[^\s\uff10-\uff19])(?=[\uff10-\uff19]{1,2}[\uff0e\uff09][^\s\p{Nd}])/gu;

/** The number of an item within a sentence. */
const ITEM = /(?:^|[\s:\uff1a*_(\uff08])(?<number>\p{Nd}{1,2})[.\uff0e)\uff09]|(?<wide>[\uff10-\uff19]{1,2})[\uff0e\uff09]/gu;

/** Positions in a text where the number of an item begins. */
export const itemPositions = (text: string): number[] => [...text.matchAll(BEFORE_ITEM)].map(({ 0: space, index }) => index + space.length);

/** Whether a text ends with the mark of a sentence; closing marks and spaces may follow. */
export const hasMark = (masked: string) => /\p{Sentence_Terminal}[^\p{L}\p{N}\p{Sentence_Terminal}]*$/u.test(masked);

/** Whether the number of the next item follows the sentence, which contains the one before it. */
export function endsBeforeNextItem(sentence: string, rest: string): boolean {
	const [, next] = /^[(\uff08]?(\p{Nd}{1,2})[.\uff0e)\uff09]\s?[^\s\p{Nd}]/u.exec(rest) ?? [];
	if (next === undefined) return false;
	const { number, wide } = [...sentence.matchAll(ITEM)].at(-1)?.groups ?? {};
	const last = number ?? wide;
	return last !== undefined && valueOf(last) === valueOf(next) - 1;
}

/** The number that digits of any script stand for; 0 for none. */
const valueOf = (digits: string): number => Array.from(digits).reduce((value, digit) => 10 * value + digitOf(digit.codePointAt(0)!), 0);

/** The digits of a script follow each other, beginning with its zero. */
function digitOf(code: number): number {
	let value = 0;
	while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
	return value;
}
