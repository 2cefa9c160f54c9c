import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, type JsonObject, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { keeping } from '../../../../shared/actions/operations';
import { monotonicNow } from '../../../../shared/clock';
import { pollUntil, type PollTimes } from '../../../../shared/http/pollUntil';
import { type Pending, resultOf, type Waitable } from './waitable';

/**
 * Looks until it is done or the time since its start is up, at least once. What goes on longer is given as it is, and that
 * is no error.
 *
 * @throws what `resultOf` and `pollUntil` throw
 */
export async function keepLooking(this: IExecuteFunctions, waitable: Waitable, pending: Pending, itemIndex: number, { pollMs, maxWaitMs }: PollTimes): Promise<INodeExecutionData> {
	const { subject, shape } = waitable;
	const { id, wishes, startedAt } = pending;
	const isDone = (state: IDataObject) => subject.stateOf(state) !== 'running';
	let { state } = pending;
	const fetchStatus = async () => (state = (await subject.fetchStatus.call(this, id, { itemIndex, noRateLimitWait: true })) ?? state);
	try {
		// While the items before it were waited for, it went on.
		const waitedMs = monotonicNow() - startedAt;
		const times = { pollMs, firstPauseMs: Math.max(0, pollMs - waitedMs), maxWaitMs: Math.max(1, maxWaitMs - waitedMs) };
		state = await pollUntil.call(this, { first: state, isDone, fetchStatus, itemIndex, ...times });
	} catch (error) {
		// It was started, whatever comes now: its ID must not get lost.
		const said = `${subject.named({ id })}: ${subject.advice}`;
		if (error instanceof NodeApiError) throw new NodeApiError(this.getNode(), keeping(error, { jobId: id }, said) as unknown as JsonObject);
		throw keeping(new NodeOperationError(this.getNode(), error as Error, { itemIndex }), { jobId: id }, said);
	}
	if (!isDone(state)) return { json: { ...shape(state, wishes), finished: false } };
	const { json, ...item } = await resultOf.call(this, waitable, { state, wishes }, itemIndex);
	return { json: { ...json, finished: true }, ...item };
}
