import { stopEnds } from './abbreviations';
import { MASK, maskMarkup } from './maskMarkup';
import { NonSpeechFilter } from './nonSpeech';

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

	private readonly filter = new NonSpeechFilter();

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
		const { masked, stableLength } = maskMarkup(this.pending);
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
				rest: this.pending.slice(end, end + LOOK_AHEAD),
				language: this.language,
			});
			if (ends === undefined) break;
			if (ends) take(end);
		}
		if (this.first && !sentences.some(isSaid)) {
			const end = firstClause(masked.slice(start, stableLength));
			if (end > 0) take(start + end);
		}
		while (masked.length - start > MAX_SENTENCE_LENGTH) {
			const end = longestPart(masked.slice(start), this.pending.slice(start));
			if (start + end > stableLength || end === 0) break;
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
	/** Its `maskMarkup`, or the end of it. */
	masked: string;
	/** What follows; the beginning of it is enough. */
	rest: string;
	/** Subtag of the spoken language. */
	language: string;
}

/** Whether a sentence ends where the segmenter says that it may; `undefined` while the text does not tell yet. */
export function sentenceEnds({ sentence, masked, rest, language }: PossibleEnd): boolean | undefined {
	if (sentence.endsWith('\n')) return true;
	if (rest === '') return FINAL_STOP.test(sentence) && !isOpen(sentence) ? true : undefined;
	const { 0: tail = '', 1: mark = '' } = /(\p{Sentence_Terminal})[^\p{L}\p{N}\p{Sentence_Terminal}]*$/u.exec(masked) ?? [];
	if (mark === '') return true;
	const before = sentence.slice(0, sentence.length - tail.length);
	const closers = sentence.slice(before.length + 1);

	if ('.!?'.includes(mark) && !/\s$/.test(masked)) {
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

/** A first sentence longer than this, in characters, may break at a clause so that speech starts sooner. */
const MIN_LENGTH_TO_SPLIT = 60;

/** The first clause must be worth a breath: shorter ones sound chopped. */
const MIN_CLAUSE_LENGTH = 20;

/** No sentence is waited for longer than this: nobody speaks so long without a pause, and the work per token stays bounded. */
export const MAX_SENTENCE_LENGTH = 500;

/** Markup, which should stay in one piece, is given up beyond this. */
const MAX_MARKUP_LENGTH = 4 * MAX_SENTENCE_LENGTH;

/** What stands for markup in an outline. */
const MARKUP = new RegExp(`[${MASK}"]+`, 'g');

/** A clause ends at one of these, unless numbers stand on both sides. */
const CLAUSE_END = /(?<!\p{Nd})[,;:\u060c\u061b]\s+(?=\S)|[,;:\u060c\u061b]\s+(?=[^\p{Nd}\s])|(?<!\p{Nd})[\u3001\uff0c\uff1b]|[\u3001\uff0c\uff1b](?=\P{Nd})|\s[\u2013\u2014]\s+(?=\S)/gu;

/** Without markup: the text of a link is not counted either, which is on the safe side. */
const spokenLength = (masked: string) => masked.replace(MARKUP, '').trim().length;

/** Where a long first sentence has its first clause worth saying; 0 for nowhere. */
export function firstClause(masked: string): number {
	// A character of Han or kana takes about as long to say as two letters.
	const eastAsian = masked.match(/[\u3040-\u30ff\u4e00-\u9fff]/g)?.length ?? 0;
	if (spokenLength(masked) + eastAsian < MIN_LENGTH_TO_SPLIT) return 0;
	for (const { 0: mark, index } of masked.matchAll(CLAUSE_END)) {
		const end = index + mark.length;
		if (spokenLength(masked.slice(0, end)) >= MIN_CLAUSE_LENGTH) return end;
	}
	return 0;
}

/** Where to part a sentence that is too long: after the last clause, or else the last word, that is in reach; 0 for not yet. */
export function longestPart(masked: string, text: string): number {
	const head = masked.slice(0, MAX_SENTENCE_LENGTH);
	const clauses = [...masked.slice(0, 2 * MAX_SENTENCE_LENGTH).matchAll(CLAUSE_END)]
		.map(({ 0: mark, index }) => index + mark.length)
		.filter((end) => end > MAX_SENTENCE_LENGTH / 2 && end < MAX_SENTENCE_LENGTH);
	const end = clauses.at(-1) ?? /^[^]*\s(?![\s\p{Nd}]|$)/u.exec(head)?.[0].length;
	if (end !== undefined) return end;

	let at = MAX_SENTENCE_LENGTH;
	while (at < masked.length && (masked[at] === MASK || /[\udc00-\udfff]/.test(text[at]))) at++;
	if (at < masked.length) return at;
	return masked.length < MAX_MARKUP_LENGTH ? 0 : MAX_SENTENCE_LENGTH;
}
