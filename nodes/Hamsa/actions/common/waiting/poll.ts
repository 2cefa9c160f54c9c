import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, type JsonObject, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { attachPartialResult } from '../../../../shared/actions/operations';
import { monotonicNow } from '../../../../shared/clock';
import { pollUntil, type PollTimes } from '../../../../shared/http/pollUntil';
import { type Pending, resultOf, type Waitable } from './waitable';

/**
 * Looks until it is done or the time since its start is up, at least once. What goes on longer is given as it is, and that
 * is no error.
 *
 * @throws what `resultOf` and `pollUntil` throw
 */
export async function pollUntilDone(this: IExecuteFunctions, waitable: Waitable, pending: Pending, itemIndex: number, { pollMs, maxWaitMs }: PollTimes): Promise<INodeExecutionData> {
	const { task, shape } = waitable;
	const { id, resultOptions, startedAt } = pending;
	const isDone = (state: IDataObject) => task.stateOf(state) !== 'running';
	let { state } = pending;
	const fetchStatus = async () => (state = (await task.fetchStatus.call(this, id, { itemIndex, noRateLimitWait: true })) ?? state);
	try {
		// While the items before it were waited for, it went on.
		const waitedMs = monotonicNow() - startedAt;
		const times = { pollMs, firstPauseMs: Math.max(0, pollMs - waitedMs), maxWaitMs: Math.max(1, maxWaitMs - waitedMs) };
		state = await pollUntil.call(this, { first: state, isDone, fetchStatus, itemIndex, ...times });
	} catch (error) {
		// It was started, whatever comes now: its ID must not get lost.
		const hint = `${task.named({ id })}: ${task.advice}`;
		if (error instanceof NodeApiError) throw new NodeApiError(this.getNode(), attachPartialResult(error, { jobId: id }, hint) as unknown as JsonObject);
		throw attachPartialResult(new NodeOperationError(this.getNode(), error as Error, { itemIndex }), { jobId: id }, hint);
	}
	if (!isDone(state)) return { json: { ...shape(state, resultOptions), finished: false } };
	const { json, ...item } = await resultOf.call(this, waitable, { state, resultOptions }, itemIndex);
	return { json: { ...json, finished: true }, ...item };
}
