import type { INodeProperties } from 'n8n-workflow';

import { eventsField, ifWebhookExistsField, registrationField, testNotice, whenRegistering } from '../../shared/webhook/triggerFields';
import { agentLocator } from '../actions/common/fields';
import { EVENT_OPTIONS } from './eventKinds';

const answersCallers = { events: ['voiceTurn'] };

export const triggerProperties: INodeProperties[] = [
	registrationField(
		'Activating the workflow sets the webhook at AgentPhone and keeps its signing secret; deactivating restores the previous webhook',
		'You set the production URL above in AgentPhone, and keep the signing secret in a credential',
	),
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
		...agentLocator,
		name: 'agent',
		displayOptions: { show: { ...whenRegistering, listenTo: ['agent'] } },
		description: 'The agent whose events start this workflow',
	},
	eventsField(EVENT_OPTIONS, 'voiceTurn', 'What starts the workflow. Each event gets an output of its own.'),
	{
		displayName: 'Greeting',
		name: 'greeting',
		type: 'string',
		noDataExpression: true,
		default: 'Hello, how can I help you?',
		placeholder: 'e.g. Hello, you are speaking to the front desk. How can I help?',
		displayOptions: { show: answersCallers },
		description:
			'Said at once when a call is connected and nobody has spoken yet; the workflow does not run. Leave empty to run the workflow then, with callStarted set to true.',
	},
	{
		displayName: 'Filler Lines',
		name: 'filler',
		type: 'string',
		typeOptions: { rows: 2 },
		noDataExpression: true,
		default: 'One moment, please.',
		placeholder: 'e.g. Let me check that.',
		displayOptions: { show: answersCallers },
		description:
			'Said at once, before the workflow runs, so that the caller never waits in silence. Several lines are said in turn, one each time. Leave empty to say nothing.',
	},
	{
		displayName: 'Fallback Message',
		name: 'fallbackMessage',
		type: 'string',
		noDataExpression: true,
		default: 'Sorry, I could not do that just now. Please try again.',
		displayOptions: { show: answersCallers },
		description: 'Said instead of silence when the workflow fails, says nothing, or takes too long',
	},
	{
		displayName: 'Timeout (Seconds)',
		name: 'timeout',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 5, maxValue: 120 },
		default: 30,
		description:
			'How long AgentPhone waits for an answer. The fallback message is said 2 seconds before. If you paste the URL yourself, set the same number at AgentPhone.',
	},
	ifWebhookExistsField(
		'Deactivating this workflow restores it, with a new signing secret',
		'AgentPhone has one webhook per agent and one per account',
	),
	testNotice('AgentPhone'),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
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
				description: 'How a voice turn is answered',
			},
			{
				displayName: 'Filler After (Seconds)',
				name: 'fillerAfter',
				type: 'number',
				noDataExpression: true,
				typeOptions: { minValue: 0, maxValue: 30, numberPrecision: 1 },
				default: 0,
				description: 'Say a filler line only if the workflow has said nothing for so long. 0 says it at once.',
			},
			{
				displayName: 'Filler Again Every (Seconds)',
				name: 'fillerEvery',
				type: 'number',
				noDataExpression: true,
				typeOptions: { minValue: 0, maxValue: 60, numberPrecision: 1 },
				default: 0,
				description: 'Say the next filler line whenever so much time has passed without an answer. 0 says only one.',
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
			{
				displayName: 'Language',
				name: 'language',
				type: 'string',
				noDataExpression: true,
				default: 'en-US',
				placeholder: 'e.g. es-ES',
				description:
					'Language of the spoken answers, as a tag like en-US or ar-SA. It decides where one sentence ends and the next begins.',
			},
			{
				displayName: 'When the Caller Interrupts',
				name: 'bargeIn',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Keep Speaking',
						value: 'continue',
						description: 'The answer that is being spoken goes on beside the new one',
					},
					{
						name: 'Stop Speaking',
						value: 'stop',
						description: 'The answer that is being spoken ends; its workflow goes on unheard',
					},
				],
				default: 'stop',
				description: 'What happens to an answer when the same caller speaks again before it has ended',
			},
		],
	},
];
