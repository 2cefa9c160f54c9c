// One rehearsal after another, on one test bed.
import type { Rehearsal } from './format';
import { play } from './player';
import { CannotRun } from './pretend';
import type { Outcome, Played } from './result';
import { checksOf } from './result';
import type { TestBed } from './testBed';

export interface ToPlay {
	file: string;
	rehearsal: Rehearsal;
}

export interface HowToPlay {
	/** Instead of what the file says. */
	runs?: number;
	strict?: boolean;
}

/** Plays it as often as it says. What keeps it from running is told in the outcome, and not thrown. */
export async function rehearse({ file, rehearsal }: ToPlay, testBed: TestBed, { runs, strict = false }: HowToPlay = {}): Promise<Outcome> {
	const times = runs ?? rehearsal.runs;
	const mustPass = Math.min(rehearsal['must pass'] ?? times, times);
	const played: Played[] = [];
	const outcome = (is: Outcome['is'], reason = ''): Outcome => ({ file, title: rehearsal.rehearsal, is, reason, played, mustPass });
	try {
		testBed.followScript(rehearsal.script);
		const prepared = await testBed.prepare(rehearsal, file);
		try {
			for (let run = 0; run < times; run++) {
				const one = await play(rehearsal, testBed, prepared);
				const isUnjudged = strict && checksOf(one).some(({ is }) => is === 'notJudged');
				played.push(isUnjudged ? { ...one, is: 'failed' } : one);
			}
		} finally {
			if (rehearsal.script) testBed.followScript(undefined);
			await prepared.undo();
		}
	} catch (error) {
		if (error instanceof CannotRun) return outcome('couldNotRun', error.message);
		return outcome('couldNotRun', `It broke off: ${error instanceof Error ? error.message : String(error)}`);
	}
	return outcome(played.filter(({ is }) => is === 'passed').length >= mustPass ? 'passed' : 'failed');
}

/** 0: all passed; 1: a check failed; 2: one could not run. */
export function exitCodeFor(outcomes: Outcome[]): number {
	if (outcomes.some(({ is }) => is === 'couldNotRun')) return 2;
	return outcomes.some(({ is }) => is === 'failed') ? 1 : 0;
}
