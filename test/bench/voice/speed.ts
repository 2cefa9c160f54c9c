// First byte, first line, turns a second and computing time, at several numbers of simultaneous callers.
import axios from 'axios';

import type { Callers, SliceResult } from './load';
import { sum, summarize, type Summary } from './statistics';
import type { Subject, SubjectName } from './subjects';
import { cpuMsOf, resolve } from './usage';

/** So many callers at once: what a trigger adds to an n8n that is busy is judged there, beside an empty trigger with a credential. */
export const BUSY = 20;

export interface Level {
	callers: number;
	/** Of each caller in one slice. */
	turns: number;
	/** Every subject gets one slice a round, in turn, so that a drift of the machine hits all. */
	rounds: number;
	/** Between one turn of a caller and the next; makes "one call at a time" mean an idle n8n. */
	pauseMs?: number;
}

/** A subject that is measured, with the processes that do its work. */
export interface Measured extends Subject {
	pids: number[];
}

export interface Cell {
	subject: SubjectName;
	callers: number;
	turns: number;
	firstByteMs: Summary;
	firstLineMs: Summary;
	/** Until the answer is complete. */
	answerMs: Summary;
	turnsPerSecond: number;
	/** The same, round by round. */
	rounds: number[];
	/** Of n8n, until it is idle again. */
	cpuMsPerTurn: number;
	/** What the callers' process itself used, and how late its clock was at worst (99 %). */
	callerCpuMsPerTurn: number;
	callerLagMs: number;
}

/** Slices of all subjects, interleaved. */
export async function measure(callers: Callers, subjects: Measured[], level: Level): Promise<Cell[]> {
	const taken = subjects.map((subject) => ({ subject, slices: [] as Array<SliceResult & { n8nCpuMs: number }> }));
	for (const { pids } of subjects) await resolve(pids);
	for (let round = 0; round < level.rounds; round++) {
		// Nobody always comes first.
		const order = [...taken.slice(round % taken.length), ...taken.slice(0, round % taken.length)];
		for (const { subject, slices } of order) {
			const before = cpuMsOf(subject.pids);
			const { url, secret } = subject;
			const slice = await callers.slice({ url, secret, callers: level.callers, turns: level.turns, pauseMs: level.pauseMs ?? 0 });
			await resolve(subject.pids);
			slices.push({ ...slice, n8nCpuMs: cpuMsOf(subject.pids) - before });
		}
	}
	return taken.map(({ subject, slices }) => {
		const turns = slices.flatMap((slice) => slice.turns);
		return {
			subject: subject.name,
			callers: level.callers,
			turns: turns.length,
			firstByteMs: summarize(turns.map(({ firstByteMs }) => firstByteMs)),
			firstLineMs: summarize(turns.map(({ firstLineMs }) => firstLineMs)),
			answerMs: summarize(turns.map(({ totalMs }) => totalMs)),
			turnsPerSecond: turns.length / (sum(slices.map(({ elapsedMs }) => elapsedMs)) / 1000),
			rounds: slices.map((slice) => slice.turns.length / (slice.elapsedMs / 1000)),
			cpuMsPerTurn: sum(slices.map(({ n8nCpuMs }) => n8nCpuMs)) / turns.length,
			callerCpuMsPerTurn: sum(slices.map(({ cpuMs }) => cpuMs)) / turns.length,
			callerLagMs: Math.max(...slices.map(({ lagMs }) => lagMs)),
		};
	});
}

/** What each must say before it is worth measuring: one good answer, and none to a forged delivery where deliveries are checked. */
export async function proveSubjects(callers: Callers, subjects: Subject[]): Promise<void> {
	for (const subject of subjects) {
		const { url, secret } = subject;
		const { turns } = await callers.slice({ url, secret, callers: 1, turns: 2, pauseMs: 0 });
		const said = turns[1].lines.map(({ text }) => text).join('\n');
		if (subject.name !== 'immediate' && !said.includes('booked')) throw new Error(`${subject.name} does not answer: ${said}`);
		if (!['ours', 'handmade', 'floor'].includes(subject.name)) continue;
		const { status } = await axios.post(
			url,
			{ event: 'agent.message' },
			{
				headers: {
					'X-Webhook-Signature': `sha256=${'0'.repeat(64)}`,
					'X-Webhook-Timestamp': String(Math.floor(Date.now() / 1000)),
				},
				validateStatus: null,
				proxy: false,
			},
		);
		if (status !== 401) throw new Error(`${subject.name} answers a forged delivery with ${status}`);
	}
}
