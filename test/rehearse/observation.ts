// What checks look at: a turn, or a whole call, with everything that came of it.
import type { Delivery, HeardLine } from '../console/protocol';

/** One run of one node. */
export interface SeenRun {
	node: string;
	execution: string;
	error?: string;
	/** Everything n8n keeps of the run: what came in, what went out, what a model gave to a tool. */
	data: unknown;
}

export interface SentText {
	to: string;
	body: string;
}

export interface Observation {
	/** What the caller said, or did. */
	act: string;
	/** What was sent, the turn itself first; of a whole call, all of it. */
	deliveries: Delivery[];
	/** Lines of the answer, in time. */
	lines: HeardLine[];
	runs: SeenRun[];
	/** Lines of the trigger that are said while the workflow works. */
	fillers: string[];
	/** What is said instead of silence when something breaks; '' for nothing. */
	fallbackMessage: string;
	/** The caller's number; null if withheld. */
	caller: string | null;
	/** The answer that was still coming when this turn began. */
	interrupted: Delivery | null;
	/** Where a transfer leads, for a platform that knows it. */
	transferNumber: string | null;
	/** Texts that were sent and calls that were placed since the rehearsal began. */
	sent: { texts: SentText[]; calls: SentText[] };
	/** Rows of a Data Table. @throws Error when there is none of that name */
	rows(table: string): Promise<Array<Record<string, unknown>>>;
}

/** Everything the caller heard, in one piece. */
export const wordsHeard = ({ lines }: Pick<Observation, 'lines'>): string =>
	lines
		.map(({ text }) => text)
		.filter((text) => text !== '')
		.join(' ');

export type Verdict = { is: 'passed'; note?: string } | { is: 'failed'; why: string } | { is: 'notJudged'; why: string };

export const passed = (note?: string): Verdict => ({ is: 'passed', ...(note !== undefined && { note }) });
export const failed = (why: string): Verdict => ({ is: 'failed', why });
export const notJudged = (why: string): Verdict => ({ is: 'notJudged', why });
