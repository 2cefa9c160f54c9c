import { SentenceStream } from '../../../nodes/shared/sentences/sentences';

/** How many ends of sentences were found, missed, and set where none is. */
export interface Boundaries {
	right: number;
	missed: number;
	wrong: number;
	/** The break of a long first sentence at a clause is no mistake; it is counted by itself. */
	early: number;
}

const WITHOUT_SPACES = /^(?:ja|zh|th)/;

/** An answer as one text. The languages without spaces have none between sentences; Thai marks the end of one by a space. */
export const written = (locale: string, sentences: string[]): string =>
	sentences
		.map((sentence) =>
			(WITHOUT_SPACES.test(locale) && !locale.startsWith('th')) || sentence.endsWith('\n') ? sentence : `${sentence} `,
		)
		.join('')
		.trimEnd();

/** The sentences of a text that comes in pieces. */
export const sentencesOf = (pieces: string[], locale: string): string[] => {
	const stream = new SentenceStream(locale);
	return [...pieces.flatMap((piece) => stream.push(piece)), stream.flush()];
};

/** Where sentences end, in characters that are not spaces. The end of the text is an end in any case and not counted. */
const endsOf = (sentences: string[]): number[] => {
	let end = 0;
	return sentences
		.map((sentence) => (end += sentence.replace(/\s/g, '').length))
		.filter((at, _, ends) => at > 0 && at < ends[ends.length - 1]);
};

const isEarlyBreak = (got: string[], ends: number[], at: number) =>
	at === ends[0] && /[,;:\u060c\u061b\u3001\uff0c\u2013\u2014]\s*$/.test(got[0]);

/** The ends of the sentences that were made of a text, beside those it has. */
export function compare(got: string[], expected: string[]): Boundaries {
	const wanted = endsOf(expected);
	const ends = [...new Set(endsOf(got))];
	const extra = ends.filter((at) => !wanted.includes(at));
	const early = extra.filter((at) => isEarlyBreak(got, ends, at)).length;
	const right = ends.length - extra.length;
	return { right, missed: wanted.length - right, wrong: extra.length - early, early };
}

export const sumOf = (parts: Boundaries[]): Boundaries => ({
	right: parts.reduce((total, { right }) => total + right, 0),
	missed: parts.reduce((total, { missed }) => total + missed, 0),
	wrong: parts.reduce((total, { wrong }) => total + wrong, 0),
	early: parts.reduce((total, { early }) => total + early, 0),
});

/** The share of the boundaries that are right, in per cent. */
export const shareOf = ({ right, missed, wrong }: Boundaries): number => (100 * right) / (right + missed + wrong || 1);
