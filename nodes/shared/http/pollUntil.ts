import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { monotonicNow, sleep } from '../clock';

export interface PollTimes {
	/** Milliseconds between two requests. */
	pollMs: number;
	/** Milliseconds after which polling ends, done or not. */
	maxWaitMs: number;
}

export interface PollOptions extends PollTimes {
	/** The state known so far; if it is done already, no request is sent. */
	first: IDataObject;
	isDone: (state: IDataObject) => boolean;
	/** Requests the current state. */
	fetchStatus: () => Promise<IDataObject>;
	itemIndex: number;
	/** Milliseconds before the first request; `pollMs` if left out. */
	firstPauseMs?: number;
}

/** How often the cancellation of the execution is checked while waiting. */
const CANCEL_CHECK_MS = 250;

/** Each 429 doubles the interval, up to this. */
const MAX_POLL_INTERVAL_MS = 60_000;

/**
 * Polls a state until it is done or the time is up.
 *
 * @returns the last known state
 * @throws what `fetchStatus` throws, except for 429, which only lengthens the interval
 * @throws NodeOperationError when the execution is stopped
 */
export async function pollUntil(
	this: IExecuteFunctions,
	{ first, isDone, fetchStatus, pollMs, maxWaitMs, itemIndex, firstPauseMs = pollMs }: PollOptions,
	wait: (ms: number) => Promise<void> = sleep,
	now: () => number = monotonicNow,
): Promise<IDataObject> {
	const until = now() + maxWaitMs;
	let latest = first;
	for (let pauseMs = firstPauseMs; !isDone(latest) && now() < until; ) {
		for (const next = Math.min(now() + pauseMs, until); now() < next; ) {
			if (this.getExecutionCancelSignal()?.aborted)
				throw new NodeOperationError(this.getNode(), 'The execution was stopped', { itemIndex });
			await wait(Math.min(CANCEL_CHECK_MS, next - now()));
		}
		try {
			latest = await fetchStatus();
			pauseMs = Math.max(pauseMs, pollMs);
		} catch (error) {
			if (!(error instanceof NodeApiError && error.httpCode === '429')) throw new NodeApiError(this.getNode(), error as never);
			pauseMs = Math.min(Math.max(pauseMs, pollMs) * 2, MAX_POLL_INTERVAL_MS);
		}
	}
	return latest;
}
