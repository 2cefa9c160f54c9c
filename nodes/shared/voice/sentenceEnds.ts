import { stopEnds } from './abbreviations';

/** Full stops of scripts in which nothing but a closing quote can belong to the sentence after them. */
const FINAL_STOP = /[\u3002\uff61\u0964\u06d4\u1362]\s*$/u;

/** What may follow a Japanese quotation that its sentence goes on after. */
const AFTER_QUOTATION = /^(?:と(?!ころ|ても)|って|の|が|を|に|\u3001|なんて|は(?!い)|で(?!は|も))/u;

/** Brackets and quotes that close. */
const CLOSING = /["'\u201d\u2019\u00bb)\]]/u;

/** A place in the text where a sentence may end. */
export interface PossibleEnd {
	/** The sentence, with the spaces after it. */
	sentence: string;
	/** Its `outline`, or the end of it. */
	shape: string;
	/** What follows; the beginning of it is enough. */
	rest: string;
	/** Subtag of the spoken language. */
	language: string;
}

/** Whether a sentence ends where the segmenter says that it may; `undefined` while the text does not tell yet. */
export function sentenceEnds({ sentence, shape, rest, language }: PossibleEnd): boolean | undefined {
	if (sentence.endsWith('\n')) return true;
	if (rest === '') return FINAL_STOP.test(sentence) && !isOpen(sentence) ? true : undefined;
	const { 0: tail = '', 1: mark = '' } = /(\p{Sentence_Terminal})[^\p{L}\p{N}\p{Sentence_Terminal}]*$/u.exec(shape) ?? [];
	if (mark === '') return true;
	const before = sentence.slice(0, sentence.length - tail.length);
	const closers = sentence.slice(before.length + 1);

	if ('.!?'.includes(mark) && !/\s$/.test(shape)) {
		// Without a space only a letter of a script that has no capitals begins a sentence: not in "example.com", "a?b=c".
		if (!/^\p{Lo}/u.test(rest)) return false;
		// Nor after a single syllable: "कि.मी."
		if (mark === '.' && /(?:^|[^\p{L}\p{M}])\p{L}\p{M}+$/u.test(before)) return false;
	}
	if (/[\u300d\u300f\uff09]/.test(closers)) return rest.length < 3 && !rest.includes('\n') ? undefined : !AFTER_QUOTATION.test(rest);
	if (CLOSING.test(closers) && /^\p{Ll}/u.test(rest)) return false;
	if (mark !== '.') return true;
	// Three dots are a pause, unless a capital says that something new begins.
	if (/(?:\.\.|\u2026)[^\p{L}\p{N}]*$/u.test(sentence)) return !/^[\p{Ll}\p{Lo}]/u.test(rest);
	return stopEnds(before, rest, language);
}

/** Whether a quotation or bracket is still open, so that its end may follow. */
function isOpen(text: string): boolean {
	const count = (marks: RegExp) => text.match(marks)?.length ?? 0;
	return count(/"/g) % 2 === 1 || count(/[\u201c\u00ab([\u300c\u300e\uff08\u3010]/g) > count(/[\u201d\u00bb)\]\u300d\u300f\uff09\u3011]/g);
}

