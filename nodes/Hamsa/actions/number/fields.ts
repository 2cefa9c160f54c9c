import type { INodeProperties } from 'n8n-workflow';

import { pairsField } from '../../../shared/actions/fields';

/** What Simplify keeps of a number (docs/platforms/hamsa.md, 3). */
export const SIMPLE_NUMBER = ['id', 'number', 'label', 'type', 'voiceAgentId', 'voiceAgent', 'createdAt', 'updatedAt'] as const;

export const providers = [
	{ name: 'SIP Trunk', value: 'SIP' },
	{ name: 'Twilio', value: 'TWILIO' },
];

const forSip = { show: { provider: ['SIP'] } };
const forTwilio = { show: { provider: ['TWILIO'] } };

/** The account at Twilio the number belongs to. */
export const twilioFields: INodeProperties[] = [
	{
		displayName: 'Twilio Account SID',
		name: 'twilioAccountSid',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. AC0123456789abcdef0123456789abcdef',
		displayOptions: forTwilio,
		description: 'The account at Twilio that the number belongs to',
	},
	{
		displayName: 'Twilio Auth Token',
		name: 'twilioAuthToken',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		displayOptions: forTwilio,
		description: 'The auth token of that account, which is sent to Hamsa and never shown. An expression keeps it out of the workflow.',
	},
];

/** The trunk calls go out through. */
export const sipFields: INodeProperties[] = [
	{
		displayName: 'SIP Address',
		name: 'sipAddress',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. sip.example.com',
		displayOptions: forSip,
		description: 'The host that takes calls from Hamsa. Hamsa has not documented how SIP numbers are added: the node sends them as they are shown afterwards.',
	},
	{
		displayName: 'SIP Transport',
		name: 'sipTransport',
		type: 'options',
		options: [
			{ name: 'TCP', value: 'TCP' },
			{ name: 'UDP', value: 'UDP' },
		],
		default: 'TCP',
		displayOptions: forSip,
		description: 'How Hamsa sends to the trunk',
	},
	{
		displayName: 'SIP Options',
		name: 'sipOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: forSip,
		description: 'What else the trunk wants to be told',
		options: [
			pairsField('Custom Headers', 'customHeaders', 'Header', 'Headers to send with every call'),
			{
				displayName: 'Password',
				name: 'password',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				description: 'The password of the trunk, which is sent to Hamsa and never shown',
			},
			{
				displayName: 'User Name',
				name: 'username',
				type: 'string',
				default: '',
				placeholder: 'e.g. trunk-user',
				description: 'The user name of the trunk',
			},
		],
	},
];
