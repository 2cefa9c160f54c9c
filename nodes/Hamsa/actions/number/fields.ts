import type { INodeProperties } from 'n8n-workflow';

import { pairsField } from '../../../shared/actions/fields';

/** The fields of a number that Simplify keeps (docs/platforms/hamsa.md, 3). */
export const SIMPLE_NUMBER = ['id', 'number', 'label', 'type', 'voiceAgentId', 'voiceAgent', 'createdAt', 'updatedAt'] as const;

export const providers = [
	{ name: 'SIP Trunk', value: 'SIP' },
	{ name: 'Twilio', value: 'TWILIO' },
];

const forSip = { show: { provider: ['SIP'] } };
const forTwilio = { show: { provider: ['TWILIO'] } };

/** The Twilio account of the number. */
export const twilioFields: INodeProperties[] = [
	{
		displayName: 'Twilio Account SID',
		name: 'twilioAccountSid',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. AC0123456789abcdef0123456789abcdef',
		displayOptions: forTwilio,
		description: 'The Twilio account that the number belongs to',
	},
	{
		displayName: 'Twilio Auth Token',
		name: 'twilioAuthToken',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		displayOptions: forTwilio,
		description:
			'The auth token of that account, which is sent to Hamsa and never included in the output. Use an expression to keep it out of the workflow.',
	},
];

/** The SIP trunk for outbound calls. */
export const sipFields: INodeProperties[] = [
	{
		displayName: 'SIP Address',
		name: 'sipAddress',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. sip.example.com',
		displayOptions: forSip,
		description:
			'The host that receives calls from Hamsa. Hamsa does not document how to add SIP numbers: the node sends them in the format in which Hamsa returns them.',
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
		description: 'Transport protocol of the trunk',
	},
	{
		displayName: 'SIP Options',
		name: 'sipOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: forSip,
		description: 'Further settings of the trunk',
		options: [
			pairsField('Custom Headers', 'customHeaders', 'Header', 'SIP headers to send with every call'),
			{
				displayName: 'Password',
				name: 'password',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				description: 'The password of the trunk, which is sent to Hamsa and never included in the output',
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
