import { randomUUID } from 'node:crypto';

import type { CallEventSamples } from './samples';

/** When the calls of the samples began, in milliseconds since 1970. */
const SAMPLE_START = Date.UTC(2026, 8, 21, 14, 13, 20);

/** How far from it a number or a text is still a time of the same call. */
const SAME_CALL_MS = 24 * 3600 * 1000;

const isNear = (milliseconds: number) => Math.abs(milliseconds - SAMPLE_START) < SAME_CALL_MS;

/** An event of a call of its own that has just ended: another ID, and all times moved. */
export function freshEvent(
	{ events, callId }: CallEventSamples,
	event: string,
	now = Date.now(),
): { payload: Record<string, unknown>; callId: string } {
	const ownId = randomUUID();
	const shift = now - 60_000 - SAMPLE_START;
	const moved = (value: unknown): unknown => {
		if (typeof value === 'number') {
			if (isNear(value)) return value + shift;
			return isNear(value * 1000) ? Math.round((value * 1000 + shift) / 1000) : value;
		}
		if (typeof value === 'string') {
			const isTime = /^\d{4}-\d\d-\d\dT/.test(value) && isNear(Date.parse(value));
			return isTime ? new Date(Date.parse(value) + shift).toISOString() : value.replaceAll(callId, ownId);
		}
		if (Array.isArray(value)) return value.map(moved);
		if (typeof value === 'object' && value !== null) {
			return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, moved(inner)]));
		}
		return value;
	};
	return { payload: moved(events[event]) as Record<string, unknown>, callId: ownId };
}
