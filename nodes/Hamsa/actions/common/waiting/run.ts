import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { attachPartialResult, runItems, type BatchOperation } from '../../../../shared/actions/operations';
import { monotonicNow } from '../../../../shared/clock';
import { callbackOf } from './callback';
import { readWaitOptions } from './fields';
import { pollUntilDone } from './poll';
import { putToWait, completedBeforeWaiting } from './putToWait';
import { resultOf, withFinishedFlag } from './result';
import { idOfState } from './trackedTasks';
import type { Pending, Waitable } from './types';

/**
 * Makes an operation with the field "Wait for the Result": it starts the work of all input items first and then waits for all
 * of them together. Work that is done in the first answer is not waited for.
 */
export const startAndWait = (waitable: Waitable): BatchOperation => ({
	async all(): Promise<INodeExecutionData[]> {
		return await run.call(this, waitable);
	},
});

async function run(this: IExecuteFunctions, waitable: Waitable): Promise<INodeExecutionData[]> {
	const { task, shape } = waitable;
	const wait = readWaitOptions.call(this);
	const callback = wait.mode === 'webhook' ? await callbackOf.call(this) : undefined;
	const waits = wait.mode !== 'no';
	const pending = new Map<number, Pending>();

	const started = await runItems.call(this, async (itemIndex) => {
		const resultOptions = waitable.resultOptions.call(this, itemIndex);
		const state = await waitable.start.call(this, itemIndex, callback);
		if (task.stateOf(state) !== 'running')
			return [withFinishedFlag(await resultOf.call(this, waitable, { state, resultOptions }, itemIndex), waits || undefined)];
		if (waits)
			pending.set(itemIndex, {
				id: idToWaitFor.call(this, waitable, state, itemIndex),
				resultOptions,
				state,
				startedAt: monotonicNow(),
			});
		return [withFinishedFlag({ json: shape(state, resultOptions) }, waits ? false : undefined)];
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
		return [one ? withFinishedFlag(await resultOf.call(this, waitable, one, itemIndex), true) : started[itemIndex]];
	});
}

/** @throws NodeOperationError, with the answer attached, if the answer contains no ID */
function idToWaitFor(this: IExecuteFunctions, { task, shape }: Waitable, state: Pending['state'], itemIndex: number): string {
	const id = idOfState(state);
	if (id !== undefined) return id;
	const error = new NodeOperationError(this.getNode(), `Hamsa started the ${task.noun} but returned no ID to wait for`, { itemIndex });
	throw attachPartialResult(error, shape(state, { simplify: false }), 'Set Wait for the Result to No, and read the result later.');
}
