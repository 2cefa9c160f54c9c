import { INSIDE } from './outline';

/** A first sentence longer than this, in characters, may break at a clause so that speech starts sooner. */
const LONG_FIRST_SENTENCE = 60;

/** The first clause must be worth a breath: shorter ones sound chopped. */
const SHORTEST_CLAUSE = 20;

/** No sentence is waited for longer than this: nobody speaks so long without a pause, and the work per token stays bounded. */
export const LONGEST_SENTENCE = 500;

/** Markup, which should stay in one piece, is given up beyond this. */
const LONGEST_MARKUP = 4 * LONGEST_SENTENCE;

/** What stands for markup in an outline. */
const MARKUP = new RegExp(`[${INSIDE}"]+`, 'g');

/** A clause ends at one of these, unless numbers stand on both sides. */
const CLAUSE_END = /(?<!\p{Nd})[,;:\u060c\u061b]\s+(?=\S)|[,;:\u060c\u061b]\s+(?=[^\p{Nd}\s])|(?<!\p{Nd})[\u3001\uff0c\uff1b]|[\u3001\uff0c\uff1b](?=\P{Nd})|\s[\u2013\u2014]\s+(?=\S)/gu;

/** Without markup: the text of a link is not counted either, which is on the safe side. */
const saidLength = (shape: string) => shape.replace(MARKUP, '').trim().length;

/** Where a long first sentence has its first clause worth saying; 0 for nowhere. */
export function firstClause(shape: string): number {
	// A character of Han or kana takes about as long to say as two letters.
	const eastAsian = shape.match(/[\u3040-\u30ff\u4e00-\u9fff]/g)?.length ?? 0;
	if (saidLength(shape) + eastAsian < LONG_FIRST_SENTENCE) return 0;
	for (const { 0: mark, index } of shape.matchAll(CLAUSE_END)) {
		const end = index + mark.length;
		if (saidLength(shape.slice(0, end)) >= SHORTEST_CLAUSE) return end;
	}
	return 0;
}

/** Where to part a sentence that is too long: after the last clause, or else the last word, that is in reach; 0 for not yet. */
export function longestPart(shape: string, text: string): number {
	const head = shape.slice(0, LONGEST_SENTENCE);
	const clauses = [...shape.slice(0, 2 * LONGEST_SENTENCE).matchAll(CLAUSE_END)]
		.map(({ 0: mark, index }) => index + mark.length)
		.filter((end) => end > LONGEST_SENTENCE / 2 && end < LONGEST_SENTENCE);
	const end = clauses.at(-1) ?? /^[^]*\s(?![\s\p{Nd}]|$)/u.exec(head)?.[0].length;
	if (end !== undefined) return end;

	let at = LONGEST_SENTENCE;
	while (at < shape.length && (shape[at] === INSIDE || /[\udc00-\udfff]/.test(text[at]))) at++;
	if (at < shape.length) return at;
	return shape.length < LONGEST_MARKUP ? 0 : LONGEST_SENTENCE;
}
