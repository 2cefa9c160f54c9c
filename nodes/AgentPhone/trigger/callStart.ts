import type { IDataObject } from 'n8n-workflow';

import { setBounded } from '../../shared/boundedMap';
import { asText, isObject } from '../../shared/json';
import { isAgents } from './item';

/** Calls remembered at most; the least recently used one is forgotten. */
const MAX_CALLS = 10_000;

/** How long ago something said in the history can have been said in the same call, in milliseconds. */
const SAME_CALL_MS = 2 * 60_000;

/** By call: the ID of the delivery of its first turn. */
const firstTurns = new Map<string, string>();

/**
 * Whether this is the first turn of a call. Nothing in a payload says so (docs/platforms/agentphone.md, 4.5): it is the first one
 * this process gets for the call, or a repetition of that, and the agent has said nothing within the last two minutes,
 * since an earlier turn may have reached another process, or this one before a restart.
 *
 * @param call unique across workflows
 */
export function isFirstTurn(call: string, deliveryId: string, { recentHistory, timestamp }: IDataObject): boolean {
	const first = firstTurns.get(call) ?? deliveryId;
	setBounded(firstTurns, call, first, MAX_CALLS);
	if (first !== deliveryId) return false;
	const now = timeOf(timestamp) ?? Date.now();
	const said: unknown[] = Array.isArray(recentHistory) ? recentHistory : [];
	return !said.some(
		(entry) =>
			isObject(entry) &&
			isAgents(entry) &&
			asText(entry.channel).toLowerCase() === 'voice' &&
			now - (timeOf(entry.at) ?? now) < SAME_CALL_MS,
	);
}

/** Number of calls remembered; for tests of the bound. */
export const rememberedCallCount = (): number => firstTurns.size;

function timeOf(value: unknown): number | undefined {
	const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
	return Number.isNaN(time) ? undefined : time;
}
