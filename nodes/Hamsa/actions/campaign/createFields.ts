import type { INodeProperties } from 'n8n-workflow';

import { pairsField, simplifyField } from '../../../shared/actions/fields';
import { agentLocator, phoneNumberLocator } from '../common/fields';
import { nameField } from './fields';

/** The only documented value for starting immediately (docs/platforms/hamsa.md, 5). */
export const SEND_NOW = 'NOW';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((name) => ({
	name,
	value: name.toUpperCase(),
}));

/** The fields of the campaign itself, read from the first item. */
const campaignFields: INodeProperties[] = [
	nameField,
	{ ...agentLocator, description: 'The agent that makes the calls. It cannot be changed later, and must be the same for all items.' },
	{
		...phoneNumberLocator,
		displayName: 'Caller Number',
		name: 'callerNumber',
		description:
			'The number of your project to call from, with plus sign and country code. It cannot be changed later, and must be the same for all items.',
	},
];

/** The fields of a recipient, read from every item. */
const recipientFields: INodeProperties[] = [
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		required: true,
		default: '={{ $json.phoneNumber }}',
		placeholder: 'e.g. {{ $json.phoneNumber }}',
		description: 'Phone number to call, with plus sign and country code. Use an expression to set it for each item.',
	},
	{
		displayName: 'Recipient Name',
		name: 'recipientName',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.name }}',
		description: 'Name of the recipient. Use an expression to set it for each item.',
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
		description: 'How to enter the values for the placeholders of the agent',
	},
	{
		...pairsField(
			'Dynamic Variables',
			'variables',
			'Variable',
			'Values for placeholders such as {{name}} in the prompt and the greeting of the agent. Use expressions to set them for each item.',
		),
		displayOptions: { show: { specifyVariables: ['fields'] } },
	},
	{
		displayName: 'Dynamic Variables',
		name: 'variablesJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { specifyVariables: ['json'] } },
		description: 'Values for placeholders such as {{name}} as a JSON object. Use an expression to set it for each item.',
	},
	{
		displayName: 'Allow Other Number Formats',
		name: 'ignoreE164Validation',
		type: 'boolean',
		default: false,
		description:
			'Whether to send numbers unchanged, for short numbers and extensions of a SIP trunk. Neither the node nor Hamsa validates them then.',
	},
	{
		displayName: 'If a Number Is Invalid',
		name: 'ifInvalid',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Skip', value: 'skip', description: 'Call the others, and list the skipped items in the field skipped of the result' },
			{ name: 'Stop with an Error', value: 'stop', description: 'Send nothing, and list the invalid items in the error' },
		],
		default: 'stop',
		description:
			'What to do if a phone number is invalid or has no country code, or if dynamic variables are not a JSON object. All items are validated before anything is sent.',
	},
	{
		displayName: 'Skip Duplicates',
		name: 'skipDuplicates',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether to call each number only once, with the values of the first item that has it. The other items are listed in the field skipped of the result. Otherwise, duplicate numbers are called and charged more than once.',
	},
];

const scheduleFields: INodeProperties[] = [
	{
		displayName: 'Send',
		name: 'send',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'At a Scheduled Time', value: 'scheduled' },
			{ name: 'Now', value: 'now', description: 'Hamsa checks for new campaigns every minute' },
			{
				name: 'Preview',
				value: 'preview',
				description: 'Check and count the recipients. Sends nothing, calls nobody and costs nothing.',
			},
		],
		default: 'preview',
		description: 'When the calls start. With Preview, nobody is called: look at the output first, then choose Now or a time.',
	},
	{
		displayName: 'Scheduled Date',
		name: 'scheduledDate',
		type: 'dateTime',
		required: true,
		default: '',
		displayOptions: { show: { send: ['scheduled'] } },
		description:
			'When the calls start. A time without a timezone is in the timezone below or, if none is set, in that of the workflow.',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			{
				displayName: 'Calling Hours',
				name: 'callingHours',
				type: 'fixedCollection',
				default: {},
				placeholder: 'Add calling hours',
				description: 'When people may be called. Without it, Hamsa decides.',
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
								description: 'Days on which people may be called',
							},
							{
								displayName: 'Start',
								name: 'start',
								type: 'string',
								default: '09:00',
								placeholder: 'e.g. 09:00',
								description: 'Time from which people may be called, as HH:MM',
							},
							{
								displayName: 'End',
								name: 'end',
								type: 'string',
								default: '17:00',
								placeholder: 'e.g. 17:00',
								description: 'Time until which people may be called, as HH:MM',
							},
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
				description: 'Maximum number of simultaneous calls. The limit of Hamsa is not documented.',
			},
			{
				displayName: 'Scheduled Send Type',
				name: 'scheduledSendType',
				type: 'string',
				default: 'SCHEDULED',
				description:
					'The send type for a scheduled campaign. It is not documented: if Hamsa rejects it, ask the Hamsa support for the correct value.',
			},
			{
				displayName: 'Timezone',
				name: 'timezone',
				type: 'string',
				default: '',
				placeholder: 'e.g. Asia/Riyadh',
				description:
					'Timezone of the scheduled date and the calling hours, as an IANA name. Without it, a scheduled campaign uses the timezone of the workflow.',
			},
		],
	},
];

export const createFields: INodeProperties[] = [
	{
		displayName:
			'All input items together become one campaign, in which each item is a recipient. Unless Send is Preview, this rings many real phones, costs money for each call, and cannot be undone. Only call people who have agreed to it.',
		name: 'createNotice',
		type: 'notice',
		default: '',
	},
	...campaignFields,
	...recipientFields,
	...scheduleFields,
	simplifyField,
];
