import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { attachPartialResult, runItems, type BatchOperation } from '../../../../shared/actions/operations';
import { monotonicNow } from '../../../../shared/clock';
import { callbackOf } from './callback';
import { waitOf } from './fields';
import { pollUntilDone } from './poll';
import { putToWait, completedBeforeWaiting } from './putToWait';
import { idOfState } from './trackedTasks';
import { type Pending, resultOf, type Waitable } from './waitable';

/**
 * Runs an operation with the field "Wait for the Result": everything is started first, item by item, and waited for
 * together. What is done at once is never waited for.
 */
export const waiting = (waitable: Waitable): BatchOperation => ({
	async all(): Promise<INodeExecutionData[]> {
		return await run.call(this, waitable);
	},
});

async function run(this: IExecuteFunctions, waitable: Waitable): Promise<INodeExecutionData[]> {
	const { task, shape } = waitable;
	const wait = waitOf.call(this);
	const callback = wait.mode === 'webhook' ? await callbackOf.call(this) : undefined;
	const waited = wait.mode !== 'no';
	const pending = new Map<number, Pending>();

	const started = await runItems.call(this, async (itemIndex) => {
		const resultOptions = waitable.resultOptions.call(this, itemIndex);
		const state = await waitable.start.call(this, itemIndex, callback);
		if (task.stateOf(state) !== 'running') return [flagged(await resultOf.call(this, waitable, { state, resultOptions }, itemIndex), waited || undefined)];
		if (waited) pending.set(itemIndex, { id: idToWaitFor.call(this, waitable, state, itemIndex), resultOptions, state, startedAt: monotonicNow() });
		return [flagged({ json: shape(state, resultOptions) }, waited ? false : undefined)];
	});
	if (pending.size === 0) return started;

	if (wait.mode === 'poll') {
		return await runItems.call(this, async (itemIndex) => {
			const one = pending.get(itemIndex);
			return [one ? await pollUntilDone.call(this, waitable, one, itemIndex, wait) : started[itemIndex]];
		});
	}
	if (!(await completedBeforeWaiting.call(this, task, [...pending.values()]))) {
		return await putToWait.call(this, started, pending, wait.mode === 'webhook' ? wait.until : undefined);
	}
	return await runItems.call(this, async (itemIndex) => {
		const one = pending.get(itemIndex);
		return [one ? flagged(await resultOf.call(this, waitable, one, itemIndex), true) : started[itemIndex]];
	});
}

/** Whoever waits is told whether it is done. */
export function flagged({ json, ...item }: INodeExecutionData, finished: boolean | undefined): INodeExecutionData {
	return { json: { ...json, ...(finished !== undefined && { finished }) }, ...item };
}

/** @throws NodeOperationError, with the answer kept, if Hamsa named nothing that could be looked at */
function idToWaitFor(this: IExecuteFunctions, { task, shape }: Waitable, state: Pending['state'], itemIndex: number): string {
	const id = idOfState(state);
	if (id !== undefined) return id;
	const error = new NodeOperationError(this.getNode(), `Hamsa started the ${task.noun}, but named no ID to wait for`, { itemIndex });
	throw attachPartialResult(error, shape(state, { simplify: false }), 'Set Wait for the Result to No, and read the result later.');
}
