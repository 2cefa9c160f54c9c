import type { INodeProperties } from 'n8n-workflow';

import { algorithmField, encodingField, prefixField, toleranceField } from '../../shared/webhook/signatureFields';

/** How a delivery of Vapi proves itself; the secret is in the credential. */
export const authenticationFields: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'HMAC Signature', value: 'hmac', description: 'Vapi signs every delivery: it cannot be changed on its way' },
			{
				name: 'HMAC Signature in Svix Form',
				value: 'svix',
				description: 'Vapi signs as Svix does, in three headers whose names begin with "svix". The secret is Base64.',
			},
			{
				name: 'Secret in a Header',
				value: 'header',
				description: 'Vapi repeats the secret in X-Vapi-Secret, or after the word Bearer in Authorization',
			},
		],
		default: 'header',
		description: 'How a delivery proves that it comes from Vapi, as the custom credential of the server URL in Vapi says',
	},
	{
		displayName: 'Header Name',
		name: 'headerName',
		type: 'string',
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. X-Webhook-Token',
		displayOptions: { show: { authentication: ['header'] } },
		description:
			'Name of the header that holds the secret, with or without the word Bearer before it. If empty, X-Vapi-Secret and Authorization are looked at.',
	},
	{
		displayName: 'Signature Format',
		name: 'signatureOptions',
		type: 'collection',
		placeholder: 'Add setting',
		default: {},
		displayOptions: { show: { authentication: ['hmac'] } },
		description: 'Only needed where the HMAC credential in Vapi differs from its defaults',
		options: [
			algorithmField(['sha1', 'sha256', 'sha512']),
			encodingField,
			{
				displayName: 'Message ID Header',
				name: 'messageIdHeader',
				type: 'string',
				noDataExpression: true,
				default: 'svix-id',
				description: 'Name of the header with the ID of the message. It only counts where the payload format contains the ID.',
			},
			{
				displayName: 'Payload Format',
				name: 'payloadFormat',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Body', value: '{body}', description: '{body} in Vapi. Nothing tells how old such a delivery is.' },
					{
						name: 'Message ID, Timestamp and Body',
						value: '{svix-id}.{timestamp}.{body}',
						description: '{timestamp}.{body} in Vapi, with the message ID and a dot before it',
					},
					{ name: 'Timestamp and Body', value: '{timestamp}.{body}', description: '{timestamp}.{body} in Vapi' },
				],
				default: '{timestamp}.{body}',
				description: 'What is signed',
			},
			prefixField,
			{
				displayName: 'Secret Is Base64',
				name: 'secretIsBase64',
				type: 'boolean',
				noDataExpression: true,
				default: false,
				description: 'Whether the secret is decoded from Base64 before it is used as the key',
			},
			{
				displayName: 'Signature Header',
				name: 'signatureHeader',
				type: 'string',
				noDataExpression: true,
				default: 'x-signature',
				description: 'Name of the header that holds the signature',
			},
			{
				displayName: 'Timestamp Header',
				name: 'timestampHeader',
				type: 'string',
				noDataExpression: true,
				default: 'x-timestamp',
				description: 'Name of the header with the Unix time that is signed, in seconds or milliseconds',
			},
			toleranceField,
		],
	},
];
