import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { monotonicNow, sleep } from '../clock';

export interface PollTimes {
	pollMs: number;
	maxWaitMs: number;
}

export interface PollOptions extends PollTimes {
	/** What is known already: if it is done, nothing is asked. */
	first: IDataObject;
	isDone: (state: IDataObject) => boolean;
	/** Asks once more. */
	fetchStatus: () => Promise<IDataObject>;
	itemIndex: number;
	/** Before the first look; `pollMs` if left out. */
	firstPauseMs?: number;
}

/** A stopped execution is noticed within this time. */
const STEP_MS = 250;

/** Asked for fewer requests, the node asks half as often each time, down to this. */
const MAX_POLL_INTERVAL_MS = 60_000;

/**
 * Looks at something now and then until it is done or the time is up, and gives it as it then is.
 *
 * @throws what `fetchStatus` throws, but for 429, which only makes it ask less often
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
			if (this.getExecutionCancelSignal()?.aborted) throw new NodeOperationError(this.getNode(), 'The execution was stopped', { itemIndex });
			await wait(Math.min(STEP_MS, next - now()));
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
