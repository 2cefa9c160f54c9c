import { endOfFirstClause, MAX_SENTENCE_LENGTH, splitPosition } from './clauses';
import { rulesOf } from './languages';
import { maskMarkup } from '../speech/maskMarkup';
import { NonSpeechFilter } from '../speech/nonSpeech';
import { sentenceEnds } from './sentenceEnds';

/** Characters after a sentence that are examined; longer than any word that decides whether a sentence starts. */
const LOOKAHEAD_LENGTH = 40;

/**
 * Pieces that are looked at one by one: what an expression costs may grow with the square of the text, and a model that does not
 * stream, or that a caller has told to repeat a letter, gives a very long one at once.
 */
const PIECES = /[^]{1,500}/gu;

/** Text that waits for more is split all the same if it is longer, whatever markup it may be within. */
const MAX_PENDING_LENGTH = 4_000;

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
		return this.add(this.filter.push(piece));
	}

	/** Returns the remaining text in sentences; the last one may be unfinished. The next piece starts a new answer. */
	end(): string[] {
		const sentences = this.add(this.filter.flush());
		const rest = this.pending;
		this.pending = '';
		this.isFirst = true;
		this.last = '\n';
		return rest === '' ? sentences : [...sentences, rest];
	}

	private add(text: string): string[] {
		return (text.match(PIECES) ?? ['']).flatMap((piece) => {
			this.pending += piece;
			return this.take();
		});
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
		let checked = 0;
		for (const end of this.possibleEnds(masked)) {
			if (end > stableLength) break;
			const ends = sentenceEnds({
				sentence: this.pending.slice(start, end),
				masked: masked.slice(checked, end),
				rest: this.pending.slice(end, end + LOOKAHEAD_LENGTH),
				language: this.language,
			});
			if (ends === undefined) break;
			if (ends) take(end);
			checked = end;
		}
		if (this.splitsFirst && this.isFirst && !sentences.some(hasWords)) {
			const end = endOfFirstClause(masked.slice(start, stableLength));
			if (end > 0) take(start + end);
		}
		while (masked.length - start > MAX_SENTENCE_LENGTH) {
			const end = splitPosition(masked.slice(start), this.pending.slice(start));
			if (end === 0 || (start + end > stableLength && masked.length - start <= MAX_PENDING_LENGTH)) break;
			take(start + end);
		}
		if (start > 0) this.last = this.pending[start - 1];
		this.pending = this.pending.slice(start);
		if (sentences.some(hasWords)) this.isFirst = false;
		return sentences;
	}

	/** Indices after which a sentence may start, in order. */
	private possibleEnds(masked: string): number[] {
		const ends = Array.from(this.segmenter.segment(masked), ({ index, segment }) => index + segment.length);
		const { positions } = rulesOf(this.language);
		return positions ? [...new Set([...ends, ...positions(masked)])].sort((a, b) => a - b) : ends;
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
