import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { attachPartialResult } from '../../../../shared/actions/operations';
import { monotonicNow } from '../../../../shared/clock';
import { pollUntil, type PollTimes } from '../../../../shared/http/pollUntil';
import { resultOf, withFinishedFlag } from './result';
import type { Pending, Waitable } from './types';

/**
 * Polls, at least once, until the work is done or the maximum wait since its start is over. Work that takes longer is
 * returned in its latest state with `finished: false`, which is not an error.
 *
 * @throws what `resultOf` and `pollUntil` throw
 */
export async function pollUntilDone(
	this: IExecuteFunctions,
	waitable: Waitable,
	pending: Pending,
	itemIndex: number,
	{ pollMs, maxWaitMs }: PollTimes,
): Promise<INodeExecutionData> {
	const { task, shape } = waitable;
	const { id, resultOptions, startedAt } = pending;
	const isDone = (state: IDataObject) => task.stateOf(state) !== 'running';
	let { state } = pending;
	const fetchStatus = async () => (state = (await task.fetchStatus.call(this, id, { itemIndex, noRateLimitWait: true })) ?? state);
	try {
		// The time spent on the items before this one counts.
		const waitedMs = monotonicNow() - startedAt;
		const times = { pollMs, firstPauseMs: Math.max(0, pollMs - waitedMs), maxWaitMs: Math.max(1, maxWaitMs - waitedMs) };
		state = await pollUntil.call(this, { first: state, isDone, fetchStatus, itemIndex, ...times });
	} catch (error) {
		// The work was started, so its ID must not get lost.
		const hint = `${task.named({ id })}: ${task.advice}`;
		if (error instanceof NodeApiError)
			throw new NodeApiError(this.getNode(), attachPartialResult(error, { jobId: id }, hint) as unknown as JsonObject);
		throw attachPartialResult(new NodeOperationError(this.getNode(), error as Error, { itemIndex }), { jobId: id }, hint);
	}
	if (!isDone(state)) return withFinishedFlag({ json: shape(state, resultOptions) }, false);
	return withFinishedFlag(await resultOf.call(this, waitable, { state, resultOptions }, itemIndex), true);
}
