import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { checksFor } from '../../../shared/actions/input';
import { runItems, type BatchOperation } from '../../../shared/actions/operations';
import { type Connection, speechClient, type SpeechClient } from '../../transport/speech';
import { timeoutField } from './fields';

type ExecuteOnLine = (this: IExecuteFunctions, itemIndex: number, line: SpeechClient) => Promise<IDataObject | INodeExecutionData[]>;

/** Item by item, all through what the field Connection says, which is closed at the end, also when an item fails. */
export function withSpeechConnection(execute: ExecuteOnLine): BatchOperation {
	return {
		async all(this: IExecuteFunctions) {
			const line = speechClient.call(this, this.getNodeParameter('connection', 0, 'rest') as Connection);
			try {
				return await runItems.call(this, async function (itemIndex) {
					return await execute.call(this, itemIndex, line);
				});
			} finally {
				line.close();
			}
		},
	};
}

/**
 * What `timeoutField` says.
 *
 * @param fields the value of the collection it is in
 */
export function timeoutMs(this: IExecuteFunctions, itemIndex: number, fields: IDataObject): number {
	const seconds = 'timeoutSeconds' in fields ? fields.timeoutSeconds : timeoutField.default;
	return checksFor(this, itemIndex).number('Timeout (Seconds)', seconds, { min: 1, max: 600 }) * 1_000;
}
