import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { WAIT_INDEFINITELY } from 'n8n-workflow';

import type { Pending, PendingItem, TrackedTask, WaitState } from './types';

/** Key of the wait state in the context of the node. */
export const WAIT_STATE = 'hamsaWait';

/**
 * Whether all work is already done. A callback that came before the execution was waiting was rejected by n8n and may not
 * be repeated. Hamsa is asked for one task after another, latest first, until one is still running: its callback is still to come
 * and leads to a check of all others.
 */
export async function completedBeforeWaiting(this: IExecuteFunctions, task: TrackedTask, pending: Pending[]): Promise<boolean> {
	for (const one of [...pending].reverse()) {
		try {
			const state = await task.fetchStatus.call(this, one.id, { noRateLimitWait: true });
			if (state === undefined || task.stateOf(state) === 'running') return false;
			one.state = state;
		} catch {
			// This check is only a precaution: the execution can wait and be resumed without it.
			return false;
		}
	}
	return true;
}

/**
 * Puts the execution to wait and returns the output items, which contain the IDs of the pending work.
 *
 * The wait state is stored in the context of the node, which n8n stores with the execution; as text, because the webhook
 * reads it with an expression. When the time limit is over, n8n outputs the stored input of the node without running it
 * again, so the input is replaced by the output items.
 */
export async function putToWait(
	this: IExecuteFunctions,
	items: INodeExecutionData[],
	pending: Map<number, Pending>,
	until?: Date,
): Promise<INodeExecutionData[]> {
	const pendingItems = items.map((item, itemIndex): PendingItem => {
		const one = pending.get(itemIndex);
		return one ? { id: one.id, resultOptions: one.resultOptions } : { item };
	});
	const waitState: WaitState = { waitId: randomUUID(), continueOnFail: this.continueOnFail(), pendingItems };
	this.getContext('node')[WAIT_STATE] = JSON.stringify(waitState);
	// With "Retry On Fail", n8n runs the node again with its input if the first item contains an error.
	if (!(this.getNode().retryOnFail === true && items[0].json.error !== undefined)) this.getExecuteData().data.main = [[...items]];
	await this.putExecutionToWait(until ?? WAIT_INDEFINITELY);
	return items;
}
