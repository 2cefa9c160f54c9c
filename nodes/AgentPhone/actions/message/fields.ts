import type { INodeProperties } from 'n8n-workflow';

import { agentLocator, numberLocator } from '../common/fields';
import { sendStyles } from '../common/options';

/** docs/platforms/agentphone.md, 3.3. The choices make sure of one sender, and of one receiver or a new group. */
export const sendFields: INodeProperties[] = [
	{
		displayName: 'Send From',
		name: 'sendFrom',
		type: 'options',
		options: [
			{ name: 'Agent', value: 'agent', description: 'The number of an agent' },
			{ name: 'Number', value: 'number', description: 'A number of the account, from a list' },
			{ name: 'Phone Number', value: 'phoneNumber', description: 'A number of the account, written out' },
		],
		default: 'agent',
		description: 'How to say who the message is from',
	},
	{
		...agentLocator,
		displayOptions: { show: { sendFrom: ['agent'] } },
		description: 'The agent the message is from',
	},
	{
		...numberLocator,
		displayOptions: { show: { sendFrom: ['number'] } },
		description: 'The number the message is from',
	},
	{
		displayName: 'From Number',
		name: 'fromNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +15005550002',
		displayOptions: { show: { sendFrom: ['phoneNumber'] } },
		description: 'The number the message is from, with plus sign and country code',
	},
	{
		displayName: 'Send To',
		name: 'sendTo',
		type: 'options',
		options: [
			{ name: 'New Group', value: 'newGroup', description: 'Two or more people in a new iMessage group' },
			{ name: 'Person or Existing Group', value: 'recipient', description: 'One phone number, email address or group ID' },
		],
		default: 'recipient',
		description: 'Who gets the message',
	},
	{
		displayName: 'To',
		name: 'toNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +15005550001',
		displayOptions: { show: { sendTo: ['recipient'] } },
		description: 'A phone number with plus sign and country code, a US short code, an email address for iMessage, or the ID of a group (grp_...)',
	},
	{
		displayName: 'Recipients',
		name: 'recipients',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +15005550001, +15005550003',
		displayOptions: { show: { sendTo: ['newGroup'] } },
		description: 'Two or more phone numbers or email addresses, with commas in between. The answer holds the ID of the new group.',
	},
	{
		displayName: 'Message',
		name: 'body',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		description: 'The text. It may be empty only if media is sent, and must be empty for two or more media.',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Media URLs',
				name: 'mediaUrls',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/picture.jpg',
				description: 'Public addresses of media, with commas in between. One is attached to the text; 2 to 20 become an iMessage picture carousel without text.',
			},
			{
				displayName: 'Reply To Message ID',
				name: 'replyToMessageId',
				type: 'string',
				default: '',
				placeholder: 'e.g. msg_demo01',
				description: 'The message this one answers, shown as an inline reply on iMessage. Other channels leave it out.',
			},
			{
				displayName: 'Send Style',
				name: 'sendStyle',
				type: 'options',
				options: sendStyles,
				default: 'celebration',
				description: 'Effect the message arrives with on iMessage. Other channels leave it out.',
			},
		],
	},
];
