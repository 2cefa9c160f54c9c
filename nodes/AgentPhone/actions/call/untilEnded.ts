import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError, sleep } from 'n8n-workflow';

import { apiRequest, endpoint } from '../../transport';

export interface Waiting {
	pollMs: number;
	maxWaitMs: number;
}

/** All that is known of how a call can end; no list is documented (api/agentphone.md 3.5 and 10), so `endedAt` counts too. */
const ENDED = new Set(['busy', 'canceled', 'cancelled', 'completed', 'ended', 'failed', 'no-answer']);

/** A stopped execution is noticed within this time. */
const STEP_MS = 250;

/** Asked for fewer requests, the node asks half as often each time, down to this. */
const SLOWEST_POLL_MS = 60_000;

export const hasEnded = ({ status, endedAt }: IDataObject): boolean =>
	ENDED.has(String(status)) || (typeof endedAt === 'string' && endedAt !== '');

/**
 * Looks at a call now and then until it is over or the time is up, and gives it as it then is.
 *
 * @throws what `apiRequest` throws, but for 429, which only makes it ask less often
 * @throws NodeOperationError when the execution is stopped
 */
export async function untilEnded(
	this: IExecuteFunctions,
	call: IDataObject,
	itemIndex: number,
	{ pollMs, maxWaitMs }: Waiting,
	wait: (ms: number) => Promise<void> = sleep,
	now: () => number = Date.now,
): Promise<IDataObject> {
	const path = endpoint('calls', String(call.id));
	const until = now() + maxWaitMs;
	let latest = call;
	for (let pauseMs = pollMs; !hasEnded(latest) && now() < until; ) {
		for (const next = Math.min(now() + pauseMs, until); now() < next; ) {
			if (this.getExecutionCancelSignal()?.aborted) throw new NodeOperationError(this.getNode(), 'The execution was stopped', { itemIndex });
			await wait(Math.min(STEP_MS, next - now()));
		}
		try {
			latest = await apiRequest.call(this, { path, itemIndex });
		} catch (error) {
			if (!(error instanceof NodeApiError && error.httpCode === '429')) throw new NodeApiError(this.getNode(), error as never);
			pauseMs = Math.min(pauseMs * 2, SLOWEST_POLL_MS);
		}
	}
	return latest;
}
