// The parts of one run.
import { startQueueFixture } from '../../e2e/suites/fixture';
import { nodeToWire, tokenToWire, type AiGaps } from './gaps';
import type { Callers } from './load';
import { BUSY, measure, proveSubjects, type Cell, type Level, type Measured } from './speed';
import type { Summary } from './statistics';
import { makeSubjects, startBenchFixture, startFloor } from './subjects';
import { LAZY } from './tuning';

/** How much is measured. */
export interface Amount {
	/** Workflows that answer at once: default settings, and with isolates taken lazily. */
	levels: { standard: Level[]; lazy: Level[]; queue: Level[]; tuning: Level[] };
	/** Workflows that take their time. */
	waits: { seconds: number[]; levels: Level[] };
	/** Turns in which the way from node or model to wire is measured. */
	gapTurns: number;
	memoryTurns: number;
}

export interface Waits {
	seconds: number;
	cells: Cell[];
}

export interface SpeedResult {
	cells: Cell[];
	waits: Waits[];
	nodeToWire?: Summary;
	ai?: AiGaps;
}

const ALL = ['ours', 'immediate', 'respond', 'handmade', 'empty', 'emptyWithCredential'] as const;

/** Those that have something to say at the end of a long workflow. */
const SPEAKING = ['ours', 'respond', 'handmade'] as const;

/** Answers of n8n in regular mode. */
async function measureRegular(
	callers: Callers,
	env: Record<string, string>,
	levels: Level[],
	extras?: Pick<Amount, 'gapTurns' | 'waits'>,
): Promise<SpeedResult> {
	const fixture = await startBenchFixture(env);
	const floor = await startFloor();
	try {
		const { baseUrl, pid } = fixture.n8n;
		const served = (subjects: Awaited<ReturnType<typeof makeSubjects>>): Measured[] =>
			subjects.map((subject) => ({ ...subject, pids: [pid] }));
		const subjects = [...served(await makeSubjects(fixture, baseUrl, [...ALL])), { ...floor.subject, pids: [floor.pid] }];
		await proveSubjects(callers, subjects);
		// Everybody's code is loaded and warm.
		for (const { url, secret } of subjects) await callers.slice({ url, secret, callers: 5, turns: 4, pauseMs: 0 });

		const cells: Cell[] = [];
		for (const level of levels) {
			const measured = subjects.filter(({ name }) => name !== 'emptyWithCredential' || level.callers === BUSY);
			cells.push(...(await measure(callers, measured, level)));
		}
		const waits: Waits[] = [];
		for (const seconds of extras?.waits.seconds ?? []) {
			const slow = served(await makeSubjects(fixture, baseUrl, [...SPEAKING], seconds));
			const slowCells: Cell[] = [];
			for (const level of extras!.waits.levels) slowCells.push(...(await measure(callers, slow, level)));
			waits.push({ seconds, cells: slowCells });
		}
		if (!extras) return { cells, waits };
		return {
			cells,
			waits,
			nodeToWire: await nodeToWire(fixture, callers, extras.gapTurns),
			ai: await tokenToWire(fixture, callers, extras.gapTurns),
		};
	} finally {
		floor.stop();
		await fixture.stop();
	}
}

export const measureStandard = async (callers: Callers, amount: Amount): Promise<SpeedResult> =>
	await measureRegular(callers, {}, amount.levels.standard, amount);

export const measureLazy = async (callers: Callers, amount: Amount): Promise<SpeedResult> =>
	await measureRegular(callers, LAZY, amount.levels.lazy);

/** Main, a webhook processor and a worker, default settings. */
export async function measureQueue(callers: Callers, amount: Amount): Promise<SpeedResult> {
	const fixture = await startQueueFixture();
	try {
		const { main, workers, webhookProcessors, webhookUrl } = fixture.n8n;
		const pids = [main, ...workers, ...webhookProcessors].map(({ pid }) => pid);
		const subjects = (await makeSubjects(fixture, webhookUrl, ['ours', 'immediate', 'respond'])).map((subject) => ({
			...subject,
			pids,
		}));
		for (const { url, secret } of subjects) await callers.slice({ url, secret, callers: 2, turns: 5, pauseMs: 0 });
		const cells: Cell[] = [];
		for (const level of amount.levels.queue) cells.push(...(await measure(callers, subjects, level)));
		return { cells, waits: [], nodeToWire: await nodeToWire(fixture, callers, amount.gapTurns) };
	} finally {
		await fixture.stop();
	}
}
