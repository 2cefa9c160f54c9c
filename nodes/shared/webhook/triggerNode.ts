import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

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

export const labelsOf = (options: INodePropertyOptions[]): EventLabels =>
	Object.fromEntries(options.map(({ name, value }) => [value, name]));

/**
 * One labelled output per chosen event, in the order of choosing, so that adding an event leaves the
 * existing connections where they are. Evaluated by n8n from its source text: it may use nothing but
 * its parameters.
 */
export const configuredOutputs = (parameters: { events?: string[] }, labels: EventLabels) =>
	(parameters.events ?? []).map((event) => ({ type: 'main', displayName: labels[event] }));

/** Puts every item on the output of its event. */
export function routeItems(
	items: INodeExecutionData[],
	events: unknown,
	kindOf: (json: IDataObject) => string | undefined,
): INodeExecutionData[][] {
	return (events as string[]).map((event) => items.filter(({ json }) => kindOf(json) === event));
}

/** What the descriptions of all triggers have in common. */
export type TriggerBase = Pick<INodeTypeDescription, 'group' | 'version' | 'inputs' | 'outputs' | 'webhooks'>;

/**
 * @param path the last part of the webhook's URL
 * @param labels the names of the events
 * @param outputs an expression; one output per chosen event if left out
 */
export const triggerBase = (
	path: string,
	labels: EventLabels,
	outputs = `={{(${configuredOutputs})($parameter, ${JSON.stringify(labels)})}}`,
): TriggerBase => ({
	group: ['trigger'],
	// For triggers of version 1, n8n evaluates an expression on every call, which a live caller would wait for.
	version: 1.1,
	inputs: [],
	outputs: outputs as INodeTypeDescription['outputs'],
	// Literals, not expressions: those are evaluated before the body is read, on every call.
	webhooks: [{ name: 'default', httpMethod: 'POST', path, responseMode: 'streaming' }],
});

/**
 * The line below the node: the chosen events, and the agent if one was chosen from the list.
 *
 * @param agentField name of the resource locator of the agent, whose entries are named "Front desk · ..."
 */
export const eventsSubtitle = (labels: EventLabels, agentField?: string): string => {
	const events = `$parameter["events"].map((event) => (${JSON.stringify(labels)})[event]).join(", ").toLowerCase()`;
	// n8n gives expressions only the value of a resource locator; a copy of all parameters has its name, where n8n offers one.
	const agent = `[$parameter.toJSON?.()?.["${agentField}"]?.cachedResultName].filter(Boolean).map((name) => " · " + name.split(" · ")[0]).join("")`;
	return agentField === undefined ? `={{ ${events} }}` : `={{ ${events} + ${agent} }}`;
};

/**
 * The `execute` of a trigger with one output per chosen event.
 *
 * @param kindOf the event an item is of
 * @throws what `confirmExecutionStart` throws
 */
export async function emitItems(
	this: IExecuteFunctions,
	kindOf: (json: IDataObject) => string | undefined,
): Promise<INodeExecutionData[][]> {
	return routeItems(await confirmExecutionStart.call(this), this.getNodeParameter('events', 0), kindOf);
}
