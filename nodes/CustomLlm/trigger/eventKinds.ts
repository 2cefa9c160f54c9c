import type { INodePropertyOptions } from 'n8n-workflow';

import { labelsOf } from '../../shared/webhook/triggerNode';

export type EventKind = 'voiceTurn' | 'toolResult';

/** The events as the editor offers them; the names are also the labels of the outputs. */
export const EVENT_OPTIONS: Array<INodePropertyOptions & { value: EventKind }> = [
	{
		name: 'Caller Speaks',
		value: 'voiceTurn',
		description: 'A caller said something and waits for a spoken answer',
	},
	{
		name: 'Tool Result',
		value: 'toolResult',
		description: 'A tool of the platform, which the workflow has called with Voice Reply, has given its result, and the caller waits',
	},
];

export const EVENT_LABELS = labelsOf(EVENT_OPTIONS);
