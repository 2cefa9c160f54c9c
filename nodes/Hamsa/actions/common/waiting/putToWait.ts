import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { WAIT_INDEFINITELY } from 'n8n-workflow';

import type { TrackedTask } from './trackedTasks';
import type { Pending, ResultOptions } from './waitable';

/** The part of an input item in a sleep: still awaited, or an item that only has to come out in its place. */
export type PendingItem = { id: string; resultOptions: ResultOptions } | { item: INodeExecutionData };

export interface WaitState {
	/** Tells one sleep of a node from the next, in a loop. */
	waitId: string;
	/** Whether what failed becomes an item instead of ending the execution. */
	continueOnFail: boolean;
	/** One for each input item. */
	pendingItems: PendingItem[];
}

/** Under which name a node's context holds it. */
export const WAIT_STATE = 'hamsaSleep';

/**
 * Whether everything is done although nobody has called back yet: a callback that came before the execution slept was
 * turned away by n8n. Asks for one after the other, newest first, up to the first that goes on: its callback is still
 * to come, and finds out about all others.
 */
export async function completedBeforeWaiting(this: IExecuteFunctions, task: TrackedTask, pending: Pending[]): Promise<boolean> {
	for (const one of [...pending].reverse()) {
		try {
			const state = await task.fetchStatus.call(this, one.id, { noRateLimitWait: true });
			if (state === undefined || task.stateOf(state) === 'running') return false;
			one.state = state;
		} catch {
			// This look only makes waiting safer. Whoever is asleep will be woken all the same.
			return false;
		}
	}
	return true;
}

/**
 * Puts the execution to sleep, and gives the items that show what it sleeps for.
 *
 * What is waited for is kept in the node's context, which n8n stores with the execution: as text, because
 * the webhook gets it out by an expression. n8n stores the node's input too, and gives that on when the time is up, without
 * running the node again; so the input is replaced by the items, and the IDs are there for whoever is woken by time.
 */
export async function putToWait(this: IExecuteFunctions, items: INodeExecutionData[], pending: Map<number, Pending>, until?: Date): Promise<INodeExecutionData[]> {
	const pendingItems = items.map((item, itemIndex): PendingItem => {
		const one = pending.get(itemIndex);
		return one ? { id: one.id, resultOptions: one.resultOptions } : { item };
	});
	const sleep: WaitState = { waitId: randomUUID(), continueOnFail: this.continueOnFail(), pendingItems };
	this.getContext('node')[WAIT_STATE] = JSON.stringify(sleep);
	// With "Retry On Fail", n8n runs the node again with its input if the first item shows an error.
	if (!(this.getNode().retryOnFail === true && items[0].json.error !== undefined)) this.getExecuteData().data.main = [[...items]];
	await this.putExecutionToWait(until ?? WAIT_INDEFINITELY);
	return items;
}
