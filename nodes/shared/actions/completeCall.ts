import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { pollUntil } from '../http/pollUntil';
import { checksFor } from './input';

/** The fields that `completeCall` reads. */
export const completeFields: INodeProperties[] = [
	{
		displayName: 'Complete the Call',
		name: 'completeCall',
		type: 'boolean',
		default: false,
		description:
			'Whether to wait until the call is over and its transcript is there, which can take some seconds after the end. Adds the field "complete". Waiting occupies a worker of n8n.',
	},
	{
		displayName: 'Max Wait (Seconds)',
		name: 'completeWithinSeconds',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3600 },
		default: 60,
		displayOptions: { show: { completeCall: [true] } },
		description: 'How long to wait at most, from 1 to 3600 seconds. Then the call is returned as it is, with complete: false.',
	},
];

/** Milliseconds between two looks at the call. */
const POLL_MS = 3_000;

/**
 * Reads a call, and with *Complete the Call* again until it is complete or the time is up; then a hint says what is missing.
 *
 * @param fetchCall reads the call. When it polls, a rate limit must fail at once, because the next look comes anyway.
 * @param isComplete whether the call is over and nothing more of it will come
 * @returns the call, and `{complete}` for the item if that was asked for
 * @throws NodeOperationError if Max Wait is out of its limits, and what `fetchCall` and `pollUntil` throw
 */
export async function completeCall(
	this: IExecuteFunctions,
	itemIndex: number,
	fetchCall: (isPolling: boolean) => Promise<IDataObject>,
	isComplete: (call: IDataObject) => boolean,
): Promise<{ call: IDataObject; completion: { complete?: boolean } }> {
	if (this.getNodeParameter('completeCall', itemIndex, false) !== true) return { call: await fetchCall(false), completion: {} };
	const limits = { min: 1, max: 3_600, whole: true };
	const seconds = checksFor(this, itemIndex).number(
		'Max Wait (Seconds)',
		this.getNodeParameter('completeWithinSeconds', itemIndex, 60),
		limits,
	);
	const call = await pollUntil.call(this, {
		first: await fetchCall(false),
		isDone: isComplete,
		fetchStatus: async () => await fetchCall(true),
		itemIndex,
		pollMs: POLL_MS,
		maxWaitMs: 1_000 * seconds,
	});
	const complete = isComplete(call);
	if (!complete) {
		this.addExecutionHints({
			message: `After ${seconds} seconds, the call of item ${itemIndex} was still in progress or had no transcript. It is returned as it is.`,
			location: 'outputPane',
		});
	}
	return { call, completion: { complete } };
}
