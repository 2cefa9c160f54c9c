import type { INodeProperties } from 'n8n-workflow';

import { agentLocator, numberLocator } from '../common/fields';
import { sendStyles } from '../common/options';
import { whatsAppFields } from './whatsAppFields';

/** The fields of a message (docs/platforms/agentphone.md, 3.3). The options allow exactly one sender, and one recipient or a new group. */
export const sendFields: INodeProperties[] = [
	{
		displayName: 'Send From',
		name: 'sendFrom',
		type: 'options',
		options: [
			{ name: 'Agent', value: 'agent', description: 'The number of an agent' },
			{ name: 'Number', value: 'number', description: 'A number of the account, selected from a list' },
			{ name: 'Phone Number', value: 'phoneNumber', description: 'A number of the account, entered as text' },
		],
		default: 'agent',
		description: 'How to select the sender of the message',
	},
	{
		...agentLocator,
		displayOptions: { show: { sendFrom: ['agent'] } },
		description: 'The agent that sends the message',
	},
	{
		...numberLocator,
		displayOptions: { show: { sendFrom: ['number'] } },
		description: 'The number that sends the message',
	},
	{
		displayName: 'From Number',
		name: 'fromNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +15005550002',
		displayOptions: { show: { sendFrom: ['phoneNumber'] } },
		description: 'The number that sends the message, with plus sign and country code',
	},
	{
		displayName: 'Send To',
		name: 'sendTo',
		type: 'options',
		options: [
			{ name: 'New Group', value: 'newGroup', description: '2 to 32 people in a new iMessage group' },
			{ name: 'Person or Existing Group', value: 'recipient', description: 'One phone number, email address or group ID' },
		],
		default: 'recipient',
		description: 'Who receives the message',
	},
	{
		displayName: 'To',
		name: 'toNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +15005550001',
		displayOptions: { show: { sendTo: ['recipient'] } },
		description:
			'A phone number with plus sign and country code, a short code of 3 to 6 digits, an email address for iMessage, or the ID of a group (grp_...)',
	},
	{
		displayName: 'Recipients',
		name: 'recipients',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +15005550001, +15005550003',
		displayOptions: { show: { sendTo: ['newGroup'] } },
		description:
			'2 to 32 phone numbers with plus sign and country code, or email addresses, separated by commas. The answer contains the ID of the new group.',
	},
	...whatsAppFields,
	{
		displayName: 'Message',
		name: 'body',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		description:
			'The text of the message. It can only be empty if media is sent, and must be empty for two or more media files and for a WhatsApp template.',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			{
				displayName: 'Country Code',
				name: 'countryCode',
				type: 'string',
				default: '',
				placeholder: 'e.g. +44',
				description:
					'The country code that is put in front of national phone numbers in To or Recipients, without their leading 0 where the country leaves it out from abroad. Without it, national numbers are rejected.',
			},
			{
				displayName: 'Media URLs',
				name: 'mediaUrls',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/picture.jpg',
				description:
					'Public URLs of media files, separated by commas. A single file is attached to the text; 2 to 20 files become an iMessage picture carousel without text. With WhatsApp buttons, one picture or video is shown above the text.',
			},
			{
				displayName: 'Reply To Message ID',
				name: 'replyToMessageId',
				type: 'string',
				default: '',
				placeholder: 'e.g. msg_demo01',
				description: 'The message to reply to, shown as a reply on iMessage and WhatsApp. SMS and MMS ignore it.',
			},
			{
				displayName: 'Send Style',
				name: 'sendStyle',
				type: 'options',
				options: sendStyles,
				default: 'celebration',
				description: 'Effect with which the message is displayed on iMessage. Other channels ignore it.',
			},
		],
	},
];
