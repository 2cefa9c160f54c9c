import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { eventsField } from '../webhook/triggerFields';
import { emitItems, eventsSubtitle, labelsOf, triggerBase, type TriggerBase } from '../webhook/triggerNode';
import { triggerPanel } from '../webhook/triggerPanel';
import type { CallEventPlatform } from './platform';

/**
 * What the description of a trigger for a platform's call events begins with.
 *
 * @param path the last part of the webhook's URL
 */
export function callEventDescription(platform: CallEventPlatform, path: string): TriggerBase & Pick<INodeTypeDescription, 'properties'> {
	return {
		...triggerBase(path, labelsOf(platform.events)),
		...triggerPanel(`Start with a call of ${platform.name}`, `Give ${platform.name} the test URL of this node, then make a call`),
		properties: propertiesOf(platform),
	};
}

/** The line below the node: the chosen events. */
export const callEventSubtitle = ({ events }: CallEventPlatform): string => eventsSubtitle(labelsOf(events));

/** The `execute` of such a trigger. */
export async function emitCallEvents(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await emitItems.call(this, ({ event }: IDataObject) => event as string | undefined);
}

const propertiesOf = ({ name, events, defaultEvents, setupNotice, fields = [] }: CallEventPlatform): INodeProperties[] => [
	{ displayName: setupNotice, name: 'setupNotice', type: 'notice', default: '' },
	eventsField(
		events,
		defaultEvents,
		'What starts the workflow. Each event gets an output of its own. Whatever else comes is acknowledged and starts nothing.',
	),
	...fields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Agent IDs',
				name: 'agentIds',
				type: 'string',
				noDataExpression: true,
				default: '',
				placeholder: 'e.g. agent_demo01, agent_demo02',
				description: `Only calls of these agents start the workflow, if ${name} sends those of several. Separate IDs by commas.`,
			},
			{
				displayName: 'Include Raw Payload',
				name: 'includeRaw',
				type: 'boolean',
				noDataExpression: true,
				default: false,
				description: 'Whether the item also holds what came, in the field "raw". Secrets and prompts are taken out.',
			},
		],
	},
];
