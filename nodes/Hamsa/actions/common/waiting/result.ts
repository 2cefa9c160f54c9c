import { type INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { attachPartialResult } from '../../../../shared/actions/operations';
import type { Pending, Waitable, WaitContext } from './types';

/**
 * The output item for work that is no longer running.
 *
 * @throws NodeOperationError if the work failed, and whatever downloading the files throws; both carry the result so far
 */
export async function resultOf(
	this: WaitContext,
	waitable: Waitable,
	{ state, resultOptions }: Pick<Pending, 'state' | 'resultOptions'>,
	itemIndex: number,
): Promise<INodeExecutionData> {
	const { task, shape, files } = waitable;
	const json = shape(state, resultOptions);
	if (task.stateOf(state) === 'failed') {
		const reason = task.failureOf(state);
		const error = new NodeOperationError(
			this.getNode(),
			`Hamsa could not finish the ${task.noun}${reason === '' ? '' : `: ${reason}`}`,
			{ itemIndex },
		);
		throw attachPartialResult(error, json, `${task.named(state)} has failed. Check its input, then run the node again.`);
	}
	try {
		const { json: more = {}, binary } = (await files?.call(this, state, resultOptions, itemIndex)) ?? {};
		return { json: { ...json, ...more }, ...(binary && { binary }) };
	} catch (error) {
		const wrapped = error instanceof NodeApiError ? error : new NodeOperationError(this.getNode(), error as Error, { itemIndex });
		throw attachPartialResult(wrapped, json, `${task.named(state)} is done, but its file could not be downloaded or is not complete.`);
	}
}

/** Adds the field `finished` to an item; `undefined` leaves the item unchanged. */
export function withFinishedFlag({ json, ...item }: INodeExecutionData, finished: boolean | undefined): INodeExecutionData {
	return { json: { ...json, ...(finished !== undefined && { finished }) }, ...item };
}
