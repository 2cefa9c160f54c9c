import { MASK } from '../speech/maskMarkup';

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
