import { firstClause, LONGEST_SENTENCE, longestPart } from './clauses';
import { outline } from './outline';
import { sentenceEnds } from './sentenceEnds';
import { UnspokenFilter } from './unspoken';

/** More than the longest word that is asked whether it begins a sentence. */
const LOOK_AHEAD = 40;

/** A word and the mark after it; not `3.`, which may be the beginning of a number. */
const ENDED = /\p{L}[.!?\u2026]+["'\u201d\u2019\u00bb)\]*_]*$/u;

/**
 * Groups text that arrives in pieces of any size (a language model's tokens) into whole sentences. Code blocks, tool
 * calls and the like are taken out; beyond that nothing is lost, doubled or reordered. Markup is kept in one piece.
 */
export class SentenceStream {
	private readonly segmenter: Intl.Segmenter;

	private readonly language: string;

	private readonly filter = new UnspokenFilter();

	private pending = '';

	private first = true;

	/** @param locale BCP 47 tag of the spoken language; an unknown one falls back to the engine's own. */
	constructor(locale: string) {
		this.segmenter = new Intl.Segmenter(supported(locale), { granularity: 'sentence' });
		this.language = this.segmenter.resolvedOptions().locale.split('-')[0];
	}

	/** Adds a piece; returns the sentences that are whole now. The last one waits for more text or for `flush`. */
	push(piece: string): string[] {
		this.pending += this.filter.push(piece);
		const sentences: string[] = [];
		const { shape, settled } = outline(this.pending);
		let start = 0;
		const take = (end: number) => {
			sentences.push(this.pending.slice(start, end));
			start = end;
		};
		for (const { index, segment } of this.segmenter.segment(shape)) {
			const end = index + segment.length;
			if (end > settled) break;
			const ends = sentenceEnds({
				sentence: this.pending.slice(start, end),
				shape: segment,
				rest: this.pending.slice(end, end + LOOK_AHEAD),
				language: this.language,
			});
			if (ends === undefined) break;
			if (ends) take(end);
		}
		if (this.first && !sentences.some(isSaid)) {
			const end = firstClause(shape.slice(start, settled));
			if (end > 0) take(start + end);
		}
		while (shape.length - start > LONGEST_SENTENCE) {
			const end = longestPart(shape.slice(start), this.pending.slice(start));
			if (start + end > settled || end === 0) break;
			take(start + end);
		}
		this.pending = this.pending.slice(start);
		if (sentences.some(isSaid)) this.first = false;
		return sentences;
	}

	/** The next piece begins a text of its own: a full stop at the end of the last one is not the middle of `example.com`. */
	nextText(): void {
		if (ENDED.test(this.pending)) this.pending += ' ';
	}

	/** The rest, or an empty string. The next piece starts a new answer. */
	flush(): string {
		const rest = this.pending + this.filter.flush();
		this.pending = '';
		this.first = true;
		return rest;
	}
}

const isSaid = (text: string) => /[\p{L}\p{N}]/u.test(text);

function supported(locale: string): string | undefined {
	try {
		return Intl.Segmenter.supportedLocalesOf(locale)[0];
	} catch {
		return undefined;
	}
}
