import type { Decision } from './rules';

/** In a quotation of more characters sentences end as elsewhere: it may never be closed. */
const MAX_QUOTATION_LENGTH = 300;

/** Closing marks with the opening one. */
export const PAIRS: Record<string, string> = {
	'\u201d': '\u201c',
	'\u2019': '\u2018',
	'\u00bb': '\u00ab',
	'\u300d': '\u300c',
	'\u300f': '\u300e',
	'\uff09': '\uff08',
	')': '(',
	'\u300b': '\u300a',
	'\u3009': '\u3008',
};

/** What may stand before a quotation mark that opens: nothing, a space, a mark, an East Asian character or a prefix of one letter. */
const BEFORE_OPENING =
	/(?:^|[\s([{:;,\u060c\u2013\u2014\u3000-\u9fff\uac00-\ud7a3\uff01-\uff1f/-]|[\s(-][\u0628\u0643\u0644\u0648\u0641\u05d1\u05d4\u05d5\u05dc\u05db\u05de\u05e9]\u0640?)$/u;

/**
 * Whether the end of the text is in a quotation that has not been closed.
 *
 * @param marks quotation marks, brackets as well, that are looked at
 */
export function isInQuotation(text: string, marks: RegExp): boolean {
	const open: Array<{ mark: string; index: number }> = [];
	for (const { 0: mark, index } of text.matchAll(marks)) {
		const isStraight = mark === '"' || mark === "'";
		const opening = isStraight ? mark : PAIRS[mark];
		const at = opening === undefined ? -1 : open.map((one) => one.mark).lastIndexOf(opening);
		if (at >= 0 && !isGershayim(text, index)) open.length = at;
		else if (opening === undefined || (isStraight && opens(text, index))) open.push({ mark, index });
	}
	return open.length > 0 && text.length - open[0].index < MAX_QUOTATION_LENGTH;
}

/** Whether a straight quotation mark opens a quotation: it does not in 27", '26 and Hebrew abbreviations. */
function opens(text: string, index: number): boolean {
	const before = text.slice(Math.max(0, index - 3), index);
	return (
		BEFORE_OPENING.test(before) &&
		!isGershayim(text, index) &&
		!(text[index] === "'" && /^.?\p{Nd}{2}/u.test(text.slice(index, index + 3)))
	);
}

/** Whether a quotation mark is in a Hebrew abbreviation, before its last letter. */
const isGershayim = (text: string, index: number) =>
	/\p{Script=Hebrew}$/u.test(text.slice(0, index)) &&
	/^.\p{Script=Hebrew}(?!\p{Script=Hebrew})|^.\p{Script=Hebrew}{2,}/su.test(text.slice(index, index + 3)) &&
	!isPrefixed(text, index);

/** Whether a Hebrew quotation follows a prefix of one letter, unlike the last letter of an abbreviation. */
const isPrefixed = (text: string, index: number) =>
	/(?:^|[\s(-])[\u05d1\u05d4\u05d5\u05dc\u05db\u05de\u05e9]$/u.test(text.slice(Math.max(0, index - 2), index)) &&
	/^.\p{Script=Hebrew}{2}/su.test(text.slice(index, index + 3));

/** The end of a sentence in a quotation: the mark and the closing quotation marks, with spaces. */
const QUOTED_END = /(?<mark>[.!?\u061f\u06d4\u0964])[.!?\u061f]{0,5}["'\u201d\u2019\u00bb)]{0,3}["'\u201d\u2019\u00bb\u05f4][)\s]*$/u;

/** How many words after a quotation may contain the verb of speech: "the lady at the desk asked". */
const MAX_WORDS_OF_SPEECH = 5;

/** Characters after a sentence that are known at most. */
export const MAX_LOOKAHEAD = 40;

/** What opens a quotation. */
const OPENING = /(?<!\p{L}{2})["\u05f4]|(?<![\p{L}\p{M}\p{N}.!?])'|[\u201c\u201e\u2018\u00ab]/gu;

/** Words of a language that show whether a sentence goes on after a quotation in it. */
export interface QuotationWords {
	/** Beginnings of the text after a quotation that started the sentence: "said she". */
	speech: RegExp;
	/** Beginnings of the text after a quotation with `!` or `?`, announced by a colon or comma, with which the sentence goes on. */
	continuations: RegExp;
	/** Words that start a sentence. */
	starters: Set<string>;
}

/**
 * Whether a sentence ends after the mark in a quotation, in a script without capitals. A title or a short exclamation in the
 * middle of the sentence does not end it: `هل شاهدت فيلم "من أنت؟" أمس؟`
 *
 * @returns `'common'` if the sentence does not end in a quotation
 */
export function quotationEndsSentence(sentence: string, rest: string, { speech, continuations, starters }: QuotationWords): Decision {
	const end = QUOTED_END.exec(sentence);
	if (!end) return 'common';
	const text = sentence.slice(0, end.index);
	const opening = [...text.matchAll(OPENING)].at(-1)?.index;
	if (opening === undefined) return 'common';
	if (/^[,\u060c\u061b;:\u2013\u2014-]/u.test(rest)) return false;
	const lead = text.slice(0, opening).trim();
	const asks = /[!?\u061f]/u.test(end.groups!.mark);
	const isAnnounced = /[:,\u060c]$/u.test(lead);
	if (rest !== '' && isAnnounced && !asks) return true;
	const { word, isComplete } = firstWord(rest);
	if (!isComplete) return undefined;
	if (!/[\p{L}\p{N}]/u.test(lead)) return starters.has(word) ? !speech.test(word) : speaks(rest, speech);
	if (isAnnounced) return !continuations.test(word);
	return asks ? starters.has(word) && !continuations.test(word) : 'common';
}

/** Whether a new sentence follows a quotation, and not "said she": a verb of speech is one of the next words. */
function speaks(rest: string, speech: RegExp): boolean | undefined {
	const [clause] = /^[^.!?:\u061f\u06d4\u0964\n]*/u.exec(rest)!;
	const next = clause.split(/[\s,\u060c]+/u, MAX_WORDS_OF_SPEECH + 1);
	const isComplete = clause.length < rest.length || next.length > MAX_WORDS_OF_SPEECH || rest.length >= MAX_LOOKAHEAD;
	if (next.slice(0, isComplete ? MAX_WORDS_OF_SPEECH : -1).some((word) => speech.test(word))) return false;
	return isComplete ? true : undefined;
}

/** The first word of a text; not complete while more letters may come. */
export function firstWord(text: string): { word: string; isComplete: boolean } {
	const word = /^[\p{L}\p{M}\p{Join_Control}\u05f3\u05f4'"\u2019]*/u.exec(text)![0];
	// Arabic vowel signs are optional.
	return {
		word: word.replace(/(?<!["'\u2019])["'\u2019]+$|[\u064c-\u0652]/gu, '').normalize('NFC'),
		isComplete: word.length < text.length,
	};
}
