import type { IExecuteFunctions } from 'n8n-workflow';

import { monotonicNow, sleep } from '../../../shared/clock';
import { readChunks } from '../../../shared/http/byteStream';
import { SseReader } from '../../../shared/http/sse';
import { brokenStream } from '../../transport/stream';
import { apiStream } from '../common/api';
import { readTurns, type Turn } from './transcript';

export interface Limits {
	/** Stop after this many turns. */
	maxTurns: number;
	/** Stop then, on the monotonic clock. */
	until: number;
}

/** Four heartbeats (docs/platforms/agentphone.md, 3.5: one every 15 s): nobody is there any more. */
const QUIET_MS = 60_000;

/** How often in a row a connection may break without a new turn. */
const MAX_RECONNECTS = 3;

const RECONNECT_MS = 500;

/**
 * The turns of a call as they come, until it ends or a limit is reached.
 *
 * A connection that breaks is opened again: AgentPhone repeats all turns on each one, so those known are passed over.
 *
 * @param path of the stream
 * @throws NodeApiError if it cannot be opened, or keeps breaking
 */
export async function listenIn(this: IExecuteFunctions, path: string, itemIndex: number, { maxTurns, until }: Limits): Promise<Turn[]> {
	const turns: Turn[] = [];
	for (let breaks = 0; ; ) {
		const known = turns.length;
		const stream = await apiStream.call(this, { path, mimeType: 'text/event-stream', itemIndex });
		const reader = new SseReader();
		let heard = 0;
		let broken: unknown = Object.assign(new Error('the stream ended before the call did'), { code: 'ECONNRESET' });
		try {
			for await (const chunk of readChunks(stream, { until, idleTimeoutMs: QUIET_MS })) {
				for (const { event, data } of reader.read(chunk)) {
					if (event === 'ended') return turns;
					if (event !== 'turn') continue;
					for (const turn of turnsIn(data)) {
						heard += 1;
						if (heard > turns.length) turns.push(turn);
						if (turns.length >= maxTurns) return turns;
					}
				}
			}
		} catch (error) {
			broken = error;
		}
		if (monotonicNow() >= until) return turns;
		breaks = turns.length > known ? 1 : breaks + 1;
		if (breaks > MAX_RECONNECTS || this.getExecutionCancelSignal()?.aborted) throw await brokenStream.call(this, broken, itemIndex);
		await sleep(RECONNECT_MS);
	}
}

/** Usually one; none if it cannot be read. */
function turnsIn(data: string): Turn[] {
	try {
		return readTurns([JSON.parse(data)]);
	} catch {
		return [];
	}
}
