import type { INodeProperties } from 'n8n-workflow';

import { pairsField, simplifyField } from '../../../shared/actions/fields';
import { agentLocator, phoneNumberLocator } from '../common/fields';
import { nameField } from './fields';

/** docs/platforms/hamsa.md, 5. Only this literal is known. */
export const SEND_NOW = 'NOW';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((name) => ({ name, value: name.toUpperCase() }));

/** The campaign itself: read from the first item. */
const campaignFields: INodeProperties[] = [
	nameField,
	{ ...agentLocator, description: 'The agent that calls. It cannot be changed afterwards, and must be the same for all items.' },
	{
		...phoneNumberLocator,
		displayName: 'Caller Number',
		name: 'callerNumber',
		description: 'The number of your project to call from, with plus sign and country code. It cannot be changed afterwards, and must be the same for all items.',
	},
];

/** The recipient that an item stands for: read from every item. */
const recipientFields: INodeProperties[] = [
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		required: true,
		default: '={{ $json.phoneNumber }}',
		placeholder: 'e.g. {{ $json.phoneNumber }}',
		description: 'Whom to call, with plus sign and country code. An expression gives each item its own.',
	},
	{
		displayName: 'Recipient Name',
		name: 'recipientName',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.name }}',
		description: 'What the one who is called is called. An expression gives each item its own.',
	},
	{
		displayName: 'Specify Dynamic Variables',
		name: 'specifyVariables',
		type: 'options',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
		description: 'How to say what the agent knows about the one it calls',
	},
	{
		...pairsField('Dynamic Variables', 'variables', 'Variable', 'Values for placeholders such as {{name}} in the prompt and the greeting of the agent. Expressions give each item its own.'),
		displayOptions: { show: { specifyVariables: ['fields'] } },
	},
	{
		displayName: 'Dynamic Variables',
		name: 'variablesJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { specifyVariables: ['json'] } },
		description: 'Values for placeholders such as {{name}} as a JSON object. An expression gives each item its own.',
	},
	{
		displayName: 'Ignore E.164 Validation',
		name: 'ignoreE164Validation',
		type: 'boolean',
		default: false,
		description: 'Whether numbers are sent as they are, for short numbers and extensions of a SIP trunk. Neither the node nor Hamsa checks them then.',
	},
	{
		displayName: 'If a Number Is Invalid',
		name: 'ifInvalid',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Skip', value: 'skip', description: 'Call the others, and name those left out in the field skipped of the result' },
			{ name: 'Stop', value: 'stop', description: 'Send nothing, and name the items' },
		],
		default: 'stop',
		description: 'What to do if a number is not in E.164 form, or dynamic variables are no JSON object. All items are looked at before anything is sent.',
	},
	{
		displayName: 'Skip Duplicates',
		name: 'skipDuplicates',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description: 'Whether to call each number once, with the values of the first item that has it. The others are named in the field skipped of the result. Otherwise such a number is called, and charged, more than once.',
	},
];

const scheduleFields: INodeProperties[] = [
	{
		displayName: 'Send',
		name: 'send',
		type: 'options',
		options: [
			{ name: 'At a Set Time', value: 'scheduled' },
			{ name: 'Now', value: 'now' },
		],
		default: 'now',
		description: 'When the calls begin. Hamsa looks for new campaigns every minute.',
	},
	{
		displayName: 'Scheduled Date',
		name: 'scheduledDate',
		type: 'dateTime',
		required: true,
		default: '',
		displayOptions: { show: { send: ['scheduled'] } },
		description: 'When the calls begin. A time without a zone is in the timezone below or, if none is set, that of the workflow.',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Calling Hours',
				name: 'callingHours',
				type: 'fixedCollection',
				default: {},
				placeholder: 'Add Calling Hours',
				description: 'When people may be called. Without it, none are sent and Hamsa decides.',
				options: [
					{
						displayName: 'Hours',
						name: 'hours',
						values: [
							{
								displayName: 'Days',
								name: 'days',
								type: 'multiOptions',
								options: days,
								default: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'],
								description: 'On which days to call',
							},
							{
								displayName: 'Start',
								name: 'start',
								type: 'string',
								default: '09:00',
								placeholder: 'e.g. 09:00',
								description: 'Time of the first calls of the day, as HH:MM',
							},
							{ displayName: 'End', name: 'end', type: 'string', default: '17:00', placeholder: 'e.g. 17:00', description: 'Time from which nobody is called, as HH:MM' },
						],
					},
				],
			},
			{
				displayName: 'Reserved Concurrency',
				name: 'reservedConcurrency',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 1,
				description: 'How many calls may go on at once. Hamsa has not documented the most it allows.',
			},
			{
				displayName: 'Scheduled Send Type',
				name: 'scheduledSendType',
				type: 'string',
				default: 'SCHEDULED',
				description: 'The word Hamsa is told for a campaign at a set time. It is not documented: if Hamsa refuses it, ask its support and put the right one here.',
			},
			{
				displayName: 'Timezone',
				name: 'timezone',
				type: 'string',
				default: '',
				placeholder: 'e.g. Asia/Riyadh',
				description: 'Zone of the scheduled date and the calling hours, as an IANA name. Without it, a campaign at a set time has that of the workflow.',
			},
		],
	},
];

export const createFields: INodeProperties[] = [
	{
		displayName:
			'All input items together become one campaign, which calls each of them. This rings many real phones, costs money for each call, and cannot be taken back. Call only people who agreed to it.',
		name: 'createNotice',
		type: 'notice',
		default: '',
	},
	...campaignFields,
	...recipientFields,
	...scheduleFields,
	simplifyField,
];
