import type { IDataObject, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';

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
