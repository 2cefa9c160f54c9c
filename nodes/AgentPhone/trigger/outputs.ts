import type { INodeExecutionData } from 'n8n-workflow';

import { EVENT_OPTIONS, kindOf, type EventKind } from './events';

/** What each event is called, on the outputs and under the node: `{voiceTurn: 'Voice Turn', ...}`. */
export const EVENT_LABELS = Object.fromEntries(EVENT_OPTIONS.map(({ name, value }) => [value, name]));

/**
 * One labelled output per chosen event, in the order of choosing, so that adding an event leaves the
 * existing connections where they are. Evaluated by n8n from its source text: it may use nothing but
 * its parameters.
 */
export const configuredOutputs = (parameters: { events?: string[] }, labels: Record<string, string>) =>
	(parameters.events ?? []).map((event) => ({ type: 'main', displayName: labels[event] }));

/** Puts every item on the output of its event. */
export function routeItems(items: INodeExecutionData[], events: unknown): INodeExecutionData[][] {
	return (events as EventKind[]).map((event) => items.filter(({ json }) => kindOf(json) === event));
}
