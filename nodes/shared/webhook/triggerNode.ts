import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodePropertyOptions, NodeOperationError } from 'n8n-workflow';

import { deduplicate } from './deduplication';

/**
 * What the `execute` of every trigger begins with: it runs as the first node of the execution. The empty chunk tells the
 * waiting webhook that n8n holds the execution now, which is what an event's 200 means.
 *
 * @returns the webhook's item, or none if the delivery is known from another process
 * @throws NodeOperationError in an n8n that cannot stream (docs/compatibility.md)
 */
export async function confirmExecutionStart(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	if (!(this as Partial<IExecuteFunctions>).isStreaming) {
		throw new NodeOperationError(this.getNode(), 'This version of n8n is too old for this trigger', {
			description: 'Answering while the workflow still runs needs n8n 1.104 or newer. Update n8n.',
		});
	}
	if (this.isStreaming()) await this.sendChunk('begin', 0);
	return await deduplicate.call(this, this.getInputData());
}

/** What each event is called, on the outputs and under the node: `{voiceTurn: 'Voice Turn', ...}`. */
export type EventLabels = Record<string, string>;

export const labelsOf = (options: INodePropertyOptions[]): EventLabels => Object.fromEntries(options.map(({ name, value }) => [value, name]));

/**
 * One labelled output per chosen event, in the order of choosing, so that adding an event leaves the
 * existing connections where they are. Evaluated by n8n from its source text: it may use nothing but
 * its parameters.
 */
export const configuredOutputs = (parameters: { events?: string[] }, labels: EventLabels) =>
	(parameters.events ?? []).map((event) => ({ type: 'main', displayName: labels[event] }));

/** Puts every item on the output of its event. */
export function routeItems(items: INodeExecutionData[], events: unknown, kindOf: (json: IDataObject) => string | undefined): INodeExecutionData[][] {
	return (events as string[]).map((event) => items.filter(({ json }) => kindOf(json) === event));
}
