import type { INodeProperties } from 'n8n-workflow';

import { PLACEHOLDER_HINT } from '../agent/fields';
import { numberLocator, voiceLocator } from '../common/fields';
import { modelTiers } from '../common/options';

/** What remains of a call under Simplify (docs/platforms/agentphone.md, 3.5). The turns come with Get Transcript. */
export const SIMPLE_CALL = [
	'id',
	'agentId',
	'direction',
	'status',
	'fromNumber',
	'toNumber',
	'startedAt',
	'endedAt',
	'durationSeconds',
	'recordingUrl',
] as const;

/** For a call that is waited for. */
export const waitFields: INodeProperties[] = [
	{
		displayName: 'Wait Until the Call Ends',
		name: 'waitUntilEnded',
		type: 'boolean',
		default: false,
		description:
			'Whether to go on only when the call is over, and to give what was said. Waiting keeps a worker of n8n busy all the time: for calls of more than some minutes, let AgentPhone Trigger start a workflow with its Call Ended event instead.',
	},
	{
		displayName: 'Poll Interval (Seconds)',
		name: 'pollIntervalSeconds',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 60 },
		default: 5,
		displayOptions: { show: { waitUntilEnded: [true] } },
		description: 'How long to wait between two looks at the call, from 1 to 60 seconds',
	},
	{
		displayName: 'Max Wait (Seconds)',
		name: 'maxWaitSeconds',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3600 },
		default: 300,
		displayOptions: { show: { waitUntilEnded: [true] } },
		description: 'How long to wait at most, from 1 to 3600 seconds. A call that goes on longer is given with ended: false, and goes on.',
	},
];

/** The field `pairsOf` reads. */
export const variablesField: INodeProperties = {
	displayName: 'Variables',
	name: 'variables',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Variable',
	default: {},
	description: 'Values for placeholders such as {{name}} in the prompt and the greeting. Needs a system prompt or a hosted agent.',
	options: [
		{
			displayName: 'Variable',
			name: 'pair',
			values: [
				{
					displayName: 'Name',
					name: 'key',
					type: 'string',
					default: '',
					placeholder: 'e.g. name',
					description: 'Name of the placeholder, without brackets',
				},
				{ displayName: 'Value', name: 'value', type: 'string', default: '', description: 'What to put there' },
			],
		},
	],
};

/** What may be said about one call (docs/platforms/agentphone.md, 3.5, create outbound body). */
export const outboundFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Call Screening Identity',
			name: 'callScreeningIdentity',
			type: 'string',
			default: '',
			description: 'Who the agent says it is when the phone screens the call, instead of what the agent has set',
		},
		{
			displayName: 'Call Screening Purpose',
			name: 'callScreeningPurpose',
			type: 'string',
			default: '',
			description: 'Why the agent says it calls when the phone screens the call, instead of what the agent has set',
		},
		{
			...numberLocator,
			displayName: 'From Number',
			name: 'fromNumberId',
			required: undefined,
			description: 'The number of the agent to call from. Without it, the first one is used.',
		},
		{
			displayName: 'Initial Greeting',
			name: 'initialGreeting',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			description: `What is said when the call is answered. ${PLACEHOLDER_HINT}.`,
		},
		{
			displayName: 'Model Tier',
			name: 'modelTier',
			type: 'options',
			options: modelTiers,
			default: 'balanced',
			description: 'How capable a model holds this conversation. Only has an effect together with a system prompt.',
		},
		{
			displayName: 'System Prompt',
			name: 'systemPrompt',
			type: 'string',
			typeOptions: { rows: 5 },
			default: '',
			description: `With it, AgentPhone holds this conversation by itself, whatever the voice mode of the agent. Without it, the agent's own mode applies. ${PLACEHOLDER_HINT}.`,
		},
		variablesField,
		{ ...voiceLocator, description: 'Voice for this call only. Without it, the agent speaks with its own.' },
	],
};

/** The documented values only (docs/platforms/agentphone.md, 3.5). */
export const callFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Direction',
			name: 'direction',
			type: 'options',
			options: [
				{ name: 'Inbound', value: 'inbound' },
				{ name: 'Outbound', value: 'outbound' },
			],
			default: 'inbound',
			description: 'Only calls received, or only calls placed',
		},
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			placeholder: 'e.g. 555',
			description: 'Only calls with this in the phone number of either side',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Completed', value: 'completed' },
				{ name: 'Failed', value: 'failed' },
				{ name: 'In Progress', value: 'in-progress' },
			],
			default: 'completed',
			description: 'Only calls with this status',
		},
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Phone', value: 'pstn' },
				{ name: 'Web', value: 'web' },
			],
			default: 'pstn',
			description: 'Only calls over the phone network, or only calls from a browser',
		},
	],
};
