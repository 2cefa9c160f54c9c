import { fullStopEndsSentence } from './abbreviations';
import { MASK, maskMarkup } from './maskMarkup';
import { NonSpeechFilter } from './nonSpeech';

/** Characters after a sentence that are examined; longer than any word that decides whether a sentence starts. */
const LOOKAHEAD_LENGTH = 40;

/** The end of a sentence: a letter and a final mark. Not a digit, because `3.` may be the start of a number. */
const SENTENCE_END = /\p{L}[.!?\u2026]+["'\u201d\u2019\u00bb)\]*_]*$/u;

/** Takes a text in pieces and returns what is spoken of it. */
export interface TextFilter {
	push(piece: string): string;
	flush(): string;
}

/**
 * Groups text that arrives in pieces of any size (a language model's tokens) into sentences. Content that is not spoken, such
 * as code blocks and tool calls, is removed; all other text is kept, in order and once. Markup is never split.
 */
export class SentenceStream {
	private readonly segmenter: Intl.Segmenter;

	private readonly language: string;

	private pending = '';

	/** The character before `pending`. */
	private last = '\n';

	/** Whether no sentence has been returned yet. */
	private isFirst = true;

	/**
	 * @param locale BCP 47 tag of the spoken language; an unknown one falls back to the engine's own
	 * @param filter removes content that is not spoken before sentences are searched
	 * @param splitsFirst whether a long first sentence may be split at a clause, so that speech starts sooner
	 */
	constructor(
		locale: string,
		private readonly filter: TextFilter = new NonSpeechFilter({ locale }),
		private readonly splitsFirst = true,
	) {
		this.segmenter = new Intl.Segmenter(supported(locale), { granularity: 'sentence' });
		this.language = this.segmenter.resolvedOptions().locale.split('-')[0];
	}

	/** Adds a piece; returns the sentences that are complete now. The last one stays until more text or `flush` completes it. */
	push(piece: string): string[] {
		this.pending += this.filter.push(piece);
		return this.take();
	}

	/** Returns the remaining text in sentences; the last one may be unfinished. The next piece starts a new answer. */
	end(): string[] {
		this.pending += this.filter.flush();
		const sentences = this.take();
		const rest = this.pending;
		this.pending = '';
		this.isFirst = true;
		this.last = '\n';
		return rest === '' ? sentences : [...sentences, rest];
	}

	/** Takes the sentences that are complete from the pending text. */
	private take(): string[] {
		const sentences: string[] = [];
		// The character before tells whether the text starts a line.
		const mask = maskMarkup(this.last + this.pending);
		const masked = mask.masked.slice(1);
		const stableLength = mask.stableLength - 1;
		let start = 0;
		const take = (end: number) => {
			sentences.push(this.pending.slice(start, end));
			start = end;
		};
		for (const { index, segment } of this.segmenter.segment(masked)) {
			const end = index + segment.length;
			if (end > stableLength) break;
			const ends = sentenceEnds({
				sentence: this.pending.slice(start, end),
				masked: segment,
				rest: this.pending.slice(end, end + LOOKAHEAD_LENGTH),
				language: this.language,
			});
			if (ends === undefined) break;
			if (ends) take(end);
		}
		if (this.splitsFirst && this.isFirst && !sentences.some(hasWords)) {
			const end = endOfFirstClause(masked.slice(start, stableLength));
			if (end > 0) take(start + end);
		}
		while (masked.length - start > MAX_SENTENCE_LENGTH) {
			const end = splitPosition(masked.slice(start), this.pending.slice(start));
			if (start + end > stableLength || end === 0) break;
			take(start + end);
		}
		if (start > 0) this.last = this.pending[start - 1];
		this.pending = this.pending.slice(start);
		if (sentences.some(hasWords)) this.isFirst = false;
		return sentences;
	}

	/** Marks the start of a separate text: a full stop at the end of the last piece ends a sentence and is not that of `example.com`. */
	nextText(): void {
		if (SENTENCE_END.test(this.pending)) this.pending += ' ';
	}

	/** Returns the remaining text, or ''. The next piece starts a new answer. */
	flush(): string {
		const rest = this.pending + this.filter.flush();
		this.pending = '';
		this.isFirst = true;
		this.last = '\n';
		return rest;
	}
}

const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text);

function supported(locale: string): string | undefined {
	try {
		return Intl.Segmenter.supportedLocalesOf(locale)[0];
	} catch {
		return undefined;
	}
}

/** Full stops that end a sentence without a following space; only a closing quotation mark may still belong to it. */
const FINAL_STOP = /[\u3002\uff61\u0964\u06d4\u1362]\s*$/u;

/** Japanese particles after a quotation, which show that its sentence continues. */
const AFTER_QUOTATION = /^(?:と(?!ころ|ても)|って|の|が|を|に|\u3001|なんて|は(?!い)|で(?!は|も))/u;

/** Closing brackets and quotation marks. */
const CLOSING = /["'\u201d\u2019\u00bb)\]]/u;

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

/** Whether a sentence ends at a position that the segmenter suggests; `undefined` if more text is needed to decide. */
export function sentenceEnds({ sentence, masked, rest, language }: PossibleEnd): boolean | undefined {
	if (sentence.endsWith('\n')) return true;
	if (rest === '') return FINAL_STOP.test(sentence) && !isOpen(sentence) ? true : undefined;
	const { 0: tail = '', 1: mark = '' } = /(\p{Sentence_Terminal})[^\p{L}\p{N}\p{Sentence_Terminal}]*$/u.exec(masked) ?? [];
	if (mark === '') return true;
	const before = sentence.slice(0, sentence.length - tail.length);
	const closers = sentence.slice(before.length + 1);

	if ('.!?'.includes(mark) && !/\s$/.test(masked)) {
		// Without a space, only a letter of a script without capitals starts a sentence, unlike in "example.com" and "a?b=c".
		if (!/^\p{Lo}/u.test(rest)) return false;
		// After a single syllable it is an abbreviation: "कि.मी."
		if (mark === '.' && /(?:^|[^\p{L}\p{M}])\p{L}\p{M}+$/u.test(before)) return false;
	}
	if (/[\u300d\u300f\uff09]/.test(closers)) return rest.length < 3 && !rest.includes('\n') ? undefined : !AFTER_QUOTATION.test(rest);
	if (CLOSING.test(closers) && /^\p{Ll}/u.test(rest)) return false;
	if (mark !== '.') return true;
	// What is masked, such as an address, is no abbreviation.
	if (masked.at(-tail.length - 1) === MASK) return true;
	// An ellipsis is a pause within the sentence, unless a capital follows.
	if (/(?:\.\.|\u2026)[^\p{L}\p{N}]*$/u.test(sentence)) return !/^[\p{Ll}\p{Lo}]/u.test(rest);
	return fullStopEndsSentence(before, rest, language);
}

/** Whether a quotation or bracket has not been closed yet. */
function isOpen(text: string): boolean {
	const count = (marks: RegExp) => text.match(marks)?.length ?? 0;
	return (
		count(/"/g) % 2 === 1 || count(/[\u201c\u00ab([\u300c\u300e\uff08\u3010]/g) > count(/[\u201d\u00bb)\]\u300d\u300f\uff09\u3011]/g)
	);
}

/** A first sentence of at least this length, in characters, may be split at a clause, so that speech starts sooner. */
const MIN_LENGTH_TO_SPLIT = 60;

/** Minimum length of the first clause: it must be long enough to be spoken on its own. */
const MIN_CLAUSE_LENGTH = 20;

/** Longer sentences are split, which limits the delay and the processing time per token. */
export const MAX_SENTENCE_LENGTH = 500;

/** Longer markup is split. */
const MAX_MARKUP_LENGTH = 4 * MAX_SENTENCE_LENGTH;

/** Masked markup. */
const MARKUP = new RegExp(`[${MASK}"]+`, 'g');

/** The end of a clause, unless the mark is between two numbers. */
const CLAUSE_END =
	/(?<!\p{Nd})[,;:\u060c\u061b]\s+(?=\S)|[,;:\u060c\u061b]\s+(?=[^\p{Nd}\s])|(?<!\p{Nd})[\u3001\uff0c\uff1b]|[\u3001\uff0c\uff1b](?=\P{Nd})|\s[\u2013\u2014]\s+(?=\S)/gu;

/** Length without markup. The text of a link, which is spoken, is not counted either, so the result may be too small. */
const lengthWithoutMarkup = (masked: string) => masked.replace(MARKUP, '').trim().length;

/** The end of the first clause of a long first sentence that is long enough to be spoken on its own; 0 if there is none. */
export function endOfFirstClause(masked: string): number {
	// Speaking a Han or kana character takes about as long as two letters.
	const eastAsian = masked.match(/[\u3040-\u30ff\u4e00-\u9fff]/g)?.length ?? 0;
	if (lengthWithoutMarkup(masked) + eastAsian < MIN_LENGTH_TO_SPLIT) return 0;
	for (const { 0: mark, index } of masked.matchAll(CLAUSE_END)) {
		const end = index + mark.length;
		if (lengthWithoutMarkup(masked.slice(0, end)) >= MIN_CLAUSE_LENGTH) return end;
	}
	return 0;
}

/** The position at which to split a sentence that is too long: after its last clause or else its last word within the maximum; 0 if more text is needed. */
export function splitPosition(masked: string, text: string): number {
	const head = masked.slice(0, MAX_SENTENCE_LENGTH);
	const clauses = [...masked.slice(0, 2 * MAX_SENTENCE_LENGTH).matchAll(CLAUSE_END)]
		.map(({ 0: mark, index }) => index + mark.length)
		.filter((end) => end > MAX_SENTENCE_LENGTH / 2 && end < MAX_SENTENCE_LENGTH);
	const end = clauses.at(-1) ?? /^[^]*\s(?![\s\p{Nd}]|$)/u.exec(head)?.[0].length;
	if (end !== undefined) return end;

	let position = MAX_SENTENCE_LENGTH;
	while (position < masked.length && (masked[position] === MASK || /[\udc00-\udfff]/.test(text[position]))) position++;
	if (position < masked.length) return position;
	return masked.length < MAX_MARKUP_LENGTH ? 0 : MAX_SENTENCE_LENGTH;
}
