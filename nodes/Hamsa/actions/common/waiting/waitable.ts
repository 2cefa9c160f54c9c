import {
	type IBinaryKeyData,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type IWebhookFunctions,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { attachPartialResult } from '../../../../shared/actions/operations';
import type { Callback } from './callback';
import type { TrackedTask } from './trackedTasks';

/** Where a result is dealt with: in the running node, or in the webhook that wakes it. */
export type WaitContext = IExecuteFunctions | IWebhookFunctions;

/**
 * What the fields of an item say about its result. Kept with the sleeping execution, hence plain JSON and no secret: the
 * fields themselves cannot be asked any more once the execution is woken.
 */
export type ResultOptions = IDataObject;

/** An operation that starts something at Hamsa which takes time. */
export interface Waitable {
	task: TrackedTask;
	/** Reads and checks what is wished for, before anything is sent. */
	resultOptions: (this: IExecuteFunctions, itemIndex: number) => ResultOptions;
	/** Starts it, and gives Hamsa's first answer. `callback` goes into the body as it is. */
	start: (this: IExecuteFunctions, itemIndex: number, callback?: Callback) => Promise<IDataObject>;
	/** What the item shows of a state. */
	shape: (state: IDataObject, resultOptions: ResultOptions) => IDataObject;
	/** What is fetched once it is done. */
	files?: (this: WaitContext, state: IDataObject, resultOptions: ResultOptions, itemIndex: number) => Promise<Files>;
}

export interface Files {
	/** Added to the item. */
	json?: IDataObject;
	binary?: IBinaryKeyData;
}

/** Something of one input item that is not done yet. */
export interface Pending {
	id: string;
	resultOptions: ResultOptions;
	/** The newest state known. */
	state: IDataObject;
	/** On the monotonic clock. */
	startedAt: number;
}

/**
 * The item for something that is done.
 *
 * @throws NodeOperationError for what failed, and what fetching the files throws; both keep what there is
 */
export async function resultOf(this: WaitContext, waitable: Waitable, { state, resultOptions }: Pick<Pending, 'state' | 'resultOptions'>, itemIndex: number): Promise<INodeExecutionData> {
	const { task, shape, files } = waitable;
	const json = shape(state, resultOptions);
	if (task.stateOf(state) === 'failed') {
		const why = task.failureOf(state);
		const error = new NodeOperationError(this.getNode(), `Hamsa could not finish the ${task.noun}${why === '' ? '' : `: ${why}`}`, { itemIndex });
		throw attachPartialResult(error, json, `${task.named(state)} has failed. Check what was given to it, then run the node again.`);
	}
	try {
		const { json: more = {}, binary } = (await files?.call(this, state, resultOptions, itemIndex)) ?? {};
		return { json: { ...json, ...more }, ...(binary && { binary }) };
	} catch (error) {
		const wrapped = error instanceof NodeApiError ? error : new NodeOperationError(this.getNode(), error as Error, { itemIndex });
		throw attachPartialResult(wrapped, json, `${task.named(state)} is done, but its file could not be fetched.`);
	}
}
