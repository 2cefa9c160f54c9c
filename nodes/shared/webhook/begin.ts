import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { onceOnly } from './onceOnly';

/**
 * What the `execute` of every trigger begins with: it runs as the first node of the execution. The empty chunk tells the
 * waiting webhook that n8n holds the execution now, which is what an event's 200 means.
 *
 * @returns the webhook's item, or none if the delivery is known from another process
 * @throws NodeOperationError in an n8n that cannot stream (docs/compatibility.md)
 */
export async function begin(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	if (!(this as Partial<IExecuteFunctions>).isStreaming) {
		throw new NodeOperationError(this.getNode(), 'This version of n8n is too old for this trigger', {
			description: 'Answering while the workflow still runs needs n8n 1.104 or newer. Update n8n.',
		});
	}
	if (this.isStreaming()) await this.sendChunk('begin', 0);
	return await onceOnly.call(this, this.getInputData());
}
