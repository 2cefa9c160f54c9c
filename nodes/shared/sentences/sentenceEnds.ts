import { fullStopEndsSentence } from './abbreviations';
import { gluedMarkEndsSentence } from './gluedMarks';
import { rulesOf } from './languages';
import { isNameWithMark } from './languages/names';
import type { PossibleEnd } from './languages/rules';
import { MASK } from '../speech/maskMarkup';
import { nextWordOf, startsWithLowerCaseName } from './nextWord';
import { closesSoon, openQuotation } from './quotations';

/** Full stops that end a sentence without a following space; only a closing quotation mark may still belong to it. */
const FINAL_STOP = /[\u3002\uff61\u0964\u06d4\u1362]\s*$/u;

/** Japanese particles after a quotation, which show that its sentence continues. */
const AFTER_QUOTATION = /^(?:と(?!ころ|ても)|って|の|が|を|に|\u3001|なんて|は(?!い)|で(?!は|も))/u;

/** Closing brackets and quotation marks; after a final mark, \u201c closes a German or Slavic quotation. */
const CLOSING = /["'\u201d\u2019\u201c\u00bb\u00ab)\]]/u;

/** Whether a sentence ends at a position that the segmenter suggests; `undefined` if more text is needed to decide. */
export function sentenceEnds(end: PossibleEnd): boolean | undefined {
	const { decide } = rulesOf(end.language);
	const decision = decide ? decide(end) : 'common';
	const ends = decision === 'common' ? markEndsSentence(end) : decision;
	if (!ends || end.sentence.endsWith('\n') || end.rest === '') return ends;
	const closing = openQuotation(end.sentence) || (hasOpenBracket(end.sentence) ? ')' : '');
	if (closing === '') return true;
	const closes = closesSoon(end.rest, closing);
	return closes === undefined ? undefined : !closes;
}

function markEndsSentence({ sentence, masked, rest, language }: PossibleEnd): boolean | undefined {
	const { starters } = rulesOf(language);
	if (sentence.endsWith('\n')) return true;
	if (rest === '') return FINAL_STOP.test(sentence) && !isOpen(sentence) ? true : undefined;
	const { 0: tail = '', 1: maskedMark = '' } = /(\p{Sentence_Terminal})[^\p{L}\p{N}\p{Sentence_Terminal}]*$/u.exec(masked) ?? [];
	if (maskedMark === '') return !/\u2026\s*$/.test(sentence) || endsAtPause(rest);
	const before = sentence.slice(0, sentence.length - tail.length);
	const closers = sentence.slice(before.length + 1);
	// A full stop without a following space is masked.
	const mark = sentence[before.length] === '.' ? '.' : maskedMark;

	if ('.!?'.includes(mark) && !/\s$/.test(masked)) {
		const ends = gluedMarkEndsSentence(before, mark, rest, language);
		if (ends !== 'common') return ends;
	}
	if (/[\u300d\u300f\uff09]/.test(closers)) return rest.length < 3 && !rest.includes('\n') ? undefined : !AFTER_QUOTATION.test(rest);
	if (CLOSING.test(closers) && /^\p{Ll}/u.test(rest)) return false;
	if ('!?'.includes(mark) && !CLOSING.test(closers)) {
		const next = nextWordOf(rest, language);
		if (isNameWithMark(before, mark)) {
			if (next.kind !== 'capital') return next.kind === 'none' ? undefined : next.kind === 'quote';
			return next.isComplete ? starters.has(next.word) : undefined;
		}
		// A name within the sentence: "Er nutzt Wow! seit Mai." In German, a noun may end a question as well.
		if (next.kind === 'lower' && !(mark === '?' && language === 'de') && /\S\s+\p{Lu}[\p{L}\p{M}]*$/u.test(before)) return false;
	}
	if (mark === '?' && /^\p{Ll}/u.test(rest) && !CLOSING.test(closers) && endsWithName(before)) return startsWithLowerCaseName(rest);
	if (mark !== '.') return true;
	// What is masked, such as an address, is no abbreviation.
	if (masked.at(-tail.length - 1) === MASK) return true;
	// An ellipsis is a pause within the sentence, unless a capital follows a whole sentence.
	if (/(?:\.\.|\u2026)[^\p{L}\p{N}]{0,100}$/u.test(sentence)) return HESITATION.test(sentence) ? false : endsAtPause(rest);
	return fullStopEndsSentence(before, rest, language);
}

/** Whether a capitalised word, such as a name, ends a sentence that begins with a capital: "Die Jeans ist von Guess? und ..." */
const endsWithName = (before: string) => /^\P{L}*\p{Lu}/u.test(before) && /\S\s+\p{Lu}[\p{L}\p{M}]*$/u.test(before);
/** Whether a sentence ends at an ellipsis: not before a word in lower case, "the lamp… ¿y qué más?" included. */
const endsAtPause = (rest: string): boolean | undefined =>
	/^[\u00bf\u00a1]$/.test(rest) ? undefined : !/^[\u00bf\u00a1]?[\p{Ll}\p{Lo}]/u.test(rest);

/** A sound made while thinking, before the sentence. */
const HESITATION = /^\W*(?:[aeuhä]?h*m+|uh+|er+|eh+|äh+|öh+m?|euh+|[эе]м+|хм+)[\s.\u2026]*$/iu;

/** Whether a bracket within the sentence, not around it, has not been closed yet. */
const hasOpenBracket = (text: string) => /\p{L}[^()\n]{0,200} \([^()\n]{1,200}$/u.test(text.slice(-400));

/** Whether a quotation or bracket has not been closed yet. */
function isOpen(text: string): boolean {
	const count = (marks: RegExp) => text.match(marks)?.length ?? 0;
	return (
		count(/"/g) % 2 === 1 || count(/[\u201c\u00ab([\u300c\u300e\uff08\u3010]/g) > count(/[\u201d\u00bb)\]\u300d\u300f\uff09\u3011]/g)
	);
}
