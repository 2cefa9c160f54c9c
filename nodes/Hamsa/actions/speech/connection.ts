import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { checksFor } from '../../../shared/actions/input';
import { runItems, type BatchOperation } from '../../../shared/actions/operations';
import { type Connection, speechClient, type SpeechClient } from '../../transport/speech';
import { timeoutField } from './fields';

type ExecuteWithClient = (this: IExecuteFunctions, itemIndex: number, client: SpeechClient) => Promise<IDataObject | INodeExecutionData[]>;

/** Runs an operation for each item with one shared speech client, and closes the client at the end, also after an error. */
export function withSpeechConnection(execute: ExecuteWithClient): BatchOperation {
	return {
		async all(this: IExecuteFunctions) {
			const client = speechClient.call(this, this.getNodeParameter('connection', 0, 'rest') as Connection);
			try {
				return await runItems.call(this, async function (itemIndex) {
					return await execute.call(this, itemIndex, client);
				});
			} finally {
				client.close();
			}
		},
	};
}

/**
 * The value of `timeoutField`, in milliseconds.
 *
 * @param fields the value of the collection that contains it
 * @throws NodeOperationError if it is not from 1 to 600 seconds
 */
export function timeoutMs(this: IExecuteFunctions, itemIndex: number, fields: IDataObject): number {
	const seconds = 'timeoutSeconds' in fields ? fields.timeoutSeconds : timeoutField.default;
	return checksFor(this, itemIndex).number('Timeout (Seconds)', seconds, { min: 1, max: 600 }) * 1_000;
}
