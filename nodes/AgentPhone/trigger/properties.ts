import type { INodeProperties } from 'n8n-workflow';

import { alphabetical, simplifyField } from '../../shared/actions/fields';
import { eventsField, ifWebhookExistsField, registrationField, testNotice, whenRegistering } from '../../shared/webhook/triggerFields';
import { fallbackField, fillerField, greetingField, LIVE_OPTIONS } from '../../shared/liveTrigger/fields';
import { agentLocator } from '../actions/common/fields';
import { EVENT_OPTIONS } from './eventKinds';

const answersCallers = { events: ['voiceTurn'] };

export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Listen To',
		name: 'listenTo',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: whenRegistering },
		options: [
			{
				name: 'One Agent',
				value: 'agent',
				description: 'Events of one agent. They then reach this workflow only, and not the account webhook.',
			},
			{
				name: 'Whole Account',
				value: 'account',
				description: 'Events of all agents that have no webhook of their own',
			},
		],
		default: 'agent',
	},
	{
		displayName: 'Agents that have a webhook or a workflow of their own are not included: their events go there only.',
		name: 'accountNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { ...whenRegistering, listenTo: ['account'] } },
	},
	{
		...agentLocator,
		name: 'agent',
		displayOptions: { show: { ...whenRegistering, listenTo: ['agent'] } },
		description: 'The agent whose events start this workflow. The list shows its number and its voice mode.',
	},
	eventsField(EVENT_OPTIONS, 'voiceTurn', 'What starts the workflow. Each event gets an output of its own.'),
	{
		displayName:
			'Without Caller Speaks, callers of an agent whose voice mode is Webhook hear only the fallback message. Add Caller Speaks to answer them, or let AgentPhone answer with a hosted agent.',
		name: 'unansweredNotice',
		type: 'notice',
		default: '',
		displayOptions: { hide: answersCallers },
	},
	{
		...simplifyField,
		noDataExpression: true,
		displayOptions: { show: { events: ['callEnded'] } },
		description:
			'Whether an ended call comes as one flat record, with the same fields for every platform, instead of the event as AgentPhone sent it',
	},
	greetingField(answersCallers),
	fillerField(answersCallers),
	{
		...fallbackField(),
		description:
			'Said instead of silence when the workflow fails, is stopped, says nothing, or takes too long, and to callers whom it does not answer',
	},
	{
		displayName: 'Timeout (Seconds)',
		name: 'timeout',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 5, maxValue: 120 },
		default: 30,
		displayOptions: { show: answersCallers },
		description:
			'How long AgentPhone waits for an answer. The fallback message is said 2 seconds before. If you paste the URL yourself, set the same number at AgentPhone.',
	},
	registrationField(
		'Publishing the workflow sets the webhook at AgentPhone and keeps its signing secret; unpublishing restores the previous webhook',
		'You set the production URL above in AgentPhone, and keep the signing secret in a credential',
	),
	ifWebhookExistsField(
		'Unpublishing this workflow restores it, with a new signing secret',
		'AgentPhone has one webhook per agent and one per account',
	),
	testNotice('AgentPhone'),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: alphabetical(
			[
				{
					displayName: 'Agent Without Number',
					name: 'withoutNumber',
					type: 'boolean',
					noDataExpression: true,
					default: false,
					description: 'Whether the workflow can be published for an agent without phone number, which takes web calls only',
				},
				{
					displayName: 'Answer Format',
					name: 'answerFormat',
					type: 'options',
					noDataExpression: true,
					options: [
						{
							name: 'Streamed Lines',
							value: 'ndjson',
							description: 'Every sentence is spoken as soon as the workflow has it',
						},
						{
							name: 'One JSON Object',
							value: 'json',
							description: 'Everything is spoken at the end, without a filler line. For proxies that hold back streams.',
						},
					],
					default: 'ndjson',
					description: 'How callers are answered',
				},
				{
					displayName: 'History Length',
					name: 'contextLimit',
					type: 'number',
					noDataExpression: true,
					typeOptions: { minValue: 0, maxValue: 50 },
					default: 10,
					description: 'How many earlier messages come with each event (0 to 50). Used when the webhook is registered for you.',
				},
				...LIVE_OPTIONS,
			],
			({ displayName }) => displayName,
		),
	},
];
