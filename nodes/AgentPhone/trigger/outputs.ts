import type { INodeExecutionData } from 'n8n-workflow';

import { kindOf, type EventKind } from './events';

/**
 * One labelled output per chosen event, in the order of choosing, so that adding an event leaves the
 * existing connections where they are. Evaluated by n8n from its source text: it may use nothing but
 * its parameter.
 */
export const configuredOutputs = (parameters: { events?: string[] }) => {
	const labels: Record<string, string> = {
		voiceTurn: 'Voice Turn',
		textMessage: 'Text Message',
		reaction: 'Reaction',
		callEnded: 'Call Ended',
	};
	return (parameters.events ?? []).map((event) => ({ type: 'main', displayName: labels[event] }));
};

/** Puts every item on the output of its event. */
export function routeItems(items: INodeExecutionData[], events: unknown): INodeExecutionData[][] {
	return (events as EventKind[]).map((event) => items.filter(({ json }) => kindOf(json) === event));
}
