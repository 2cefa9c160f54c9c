// What came of rehearsals: for the reports.
import type { HeardLine } from '../console/protocol';

export interface CheckResult {
	/** As it is written in the file, on one line. */
	name: string;
	is: 'passed' | 'failed' | 'notJudged';
	/** What was measured, or why it failed or was not judged; '' for nothing to say. */
	detail: string;
}

export interface PlayedTurn {
	/** `caller: Where is my order?` */
	act: string;
	/** Since the rehearsal began, in milliseconds. */
	atMs: number;
	lines: HeardLine[];
	/** When the answer was complete; null if there was none. */
	totalMs: number | null;
	executions: Array<{ id: string; url: string; status: string }>;
	checks: CheckResult[];
}

export interface Played {
	is: 'passed' | 'failed';
	turns: PlayedTurn[];
	/** Turns that were not played, because one before them failed. */
	left: number;
	ms: number;
}

export interface Outcome {
	file: string;
	title: string;
	is: 'passed' | 'failed' | 'couldNotRun';
	/** Why it could not run. */
	reason: string;
	/** One for each run. */
	played: Played[];
	/** How many of the runs had to pass. */
	mustPass: number;
}

export const checksOf = ({ turns }: Pick<Played, 'turns'>): CheckResult[] => turns.flatMap(({ checks }) => checks);

/** The run a report shows: the first that failed, else the first. */
export const shownRun = ({ played }: Outcome): Played | undefined => played.find(({ is }) => is === 'failed') ?? played.at(0);
