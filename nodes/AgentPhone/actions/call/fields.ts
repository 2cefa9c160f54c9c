import type { INodeProperties } from 'n8n-workflow';

import { numberLocator, voiceLocator } from '../common/fields';
import { modelTiers } from '../common/options';
import { PLACEHOLDER_HINT } from '../common/placeholders';

/** The fields for waiting until a call ends. */
export const waitFields: INodeProperties[] = [
	{
		displayName: 'Wait Until the Call Ends',
		name: 'waitUntilEnded',
		type: 'boolean',
		default: false,
		description:
			'Whether to continue only when the call is over, and to return its transcript. Waiting occupies a worker of n8n: for calls of more than a few minutes, start a workflow with the Call Ended event of AgentPhone Trigger instead.',
	},
	{
		displayName: 'Poll Interval (Seconds)',
		name: 'pollIntervalSeconds',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 60 },
		default: 5,
		displayOptions: { show: { waitUntilEnded: [true] } },
		description: 'How long to wait between two status requests, from 1 to 60 seconds',
	},
	{
		displayName: 'Max Wait (Seconds)',
		name: 'maxWaitSeconds',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3600 },
		default: 300,
		displayOptions: { show: { waitUntilEnded: [true] } },
		description:
			'How long to poll at most, from 1 to 3600 seconds. A call that takes longer is returned with ended: false, and continues.',
	},
];

/** A field for `pairsOf`. */
export const variablesField: INodeProperties = {
	displayName: 'Variables',
	name: 'variables',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add variable',
	default: {},
	description: 'Values for placeholders such as {{name}} in the prompt and the greeting. Requires a system prompt or a hosted agent.',
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
				{ displayName: 'Value', name: 'value', type: 'string', default: '', description: 'Value to insert' },
			],
		},
	],
};

/** The optional fields of an outbound call (docs/platforms/agentphone.md, 3.5, create outbound body). */
export const outboundFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		{
			displayName: 'Call Screening Identity',
			name: 'callScreeningIdentity',
			type: 'string',
			default: '',
			description:
				'Name that the agent gives when the phone screens the call, with up to 100 characters. It overrides the setting of the agent.',
		},
		{
			displayName: 'Call Screening Purpose',
			name: 'callScreeningPurpose',
			type: 'string',
			default: '',
			description:
				'Reason that the agent gives when the phone screens the call, with up to 300 characters. It overrides the setting of the agent.',
		},
		{
			displayName: 'Do Not Record',
			name: 'disableRecording',
			type: 'boolean',
			default: true,
			description:
				'Whether no audio of this call is kept, for example because a law requires that both sides agree to a recording. The transcript is made in any case.',
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
			description: `What the agent says when the call is answered. If this field is added and left empty, the agent is silent until it is spoken to. Without the field, AgentPhone decides. ${PLACEHOLDER_HINT}.`,
		},
		{
			displayName: 'Model Tier',
			name: 'modelTier',
			type: 'options',
			options: modelTiers,
			default: 'balanced',
			description: 'Quality and speed of the model for this conversation. Only has an effect together with a system prompt.',
		},
		{
			displayName: 'System Prompt',
			name: 'systemPrompt',
			type: 'string',
			typeOptions: { rows: 5 },
			default: '',
			description: `With it, AgentPhone generates the answers in this conversation, independently of the voice mode of the agent. Without it, the voice mode of the agent applies. ${PLACEHOLDER_HINT}.`,
		},
		variablesField,
		{ ...voiceLocator, description: 'Voice for this call only. Without it, the voice of the agent is used.' },
	],
};

/** The filters of call lists, with the documented values only (docs/platforms/agentphone.md, 3.5). */
export const callFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
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
			description: 'Only inbound calls, or only outbound calls',
		},
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			placeholder: 'e.g. 555',
			description: 'Only calls in which one of the phone numbers contains this text',
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
