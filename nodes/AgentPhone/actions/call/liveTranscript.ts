import type { IExecuteFunctions } from 'n8n-workflow';

import { monotonicNow, sleep } from '../../../shared/clock';
import { readChunks } from '../../../shared/http/byteStream';
import { SseReader } from '../../../shared/http/sse';
import { brokenStream } from '../../transport/stream';
import { apiStream } from '../common/api';
import { readTurns, type Turn } from './transcript';

export interface Limits {
	/** Maximum number of turns. */
	maxTurns: number;
	/** Deadline in milliseconds on the monotonic clock. */
	until: number;
}

/** Time without data after which the connection counts as lost: four heartbeats (docs/platforms/agentphone.md, 3.5: one every 15 s). */
const IDLE_TIMEOUT_MS = 60_000;

/** Maximum number of consecutive reconnects without a new turn. */
const MAX_RECONNECTS = 3;

const RECONNECT_DELAY_MS = 500;

/**
 * Collects the turns of a call until it ends or a limit is reached.
 *
 * After a broken connection it reconnects. AgentPhone sends all turns again on each connection, so known turns are skipped.
 *
 * @param path path of the stream
 * @throws NodeApiError if the stream cannot be opened, or breaks off repeatedly
 */
export async function collectTurns(this: IExecuteFunctions, path: string, itemIndex: number, { maxTurns, until }: Limits): Promise<Turn[]> {
	const turns: Turn[] = [];
	for (let failures = 0; ; ) {
		const known = turns.length;
		const stream = await apiStream.call(this, { path, mimeType: 'text/event-stream', itemIndex });
		const reader = new SseReader();
		let received = 0;
		let failure: unknown = Object.assign(new Error('the stream ended before the call did'), { code: 'ECONNRESET' });
		try {
			for await (const chunk of readChunks(stream, { until, idleTimeoutMs: IDLE_TIMEOUT_MS })) {
				for (const { event, data } of reader.read(chunk)) {
					if (event === 'ended') return turns;
					if (event !== 'turn') continue;
					for (const turn of turnsIn(data)) {
						received += 1;
						if (received > turns.length) turns.push(turn);
						if (turns.length >= maxTurns) return turns;
					}
				}
			}
		} catch (error) {
			failure = error;
		}
		if (monotonicNow() >= until) return turns;
		failures = turns.length > known ? 1 : failures + 1;
		if (failures > MAX_RECONNECTS || this.getExecutionCancelSignal()?.aborted) throw await brokenStream.call(this, failure, itemIndex);
		await sleep(RECONNECT_DELAY_MS);
	}
}

/** The turns in an event: usually one, and none if the data is not valid JSON. */
function turnsIn(data: string): Turn[] {
	try {
		return readTurns([JSON.parse(data)]);
	} catch {
		return [];
	}
}
