import type { INodeProperties } from 'n8n-workflow';

import { algorithmField, encodingField, prefixField, toleranceField } from '../../shared/webhook/signatureFields';

const jwt = { authentication: ['bearer'], tokenType: ['jwt'] };

/** How a delivery proves itself; the secrets are in the credential. */
export const authenticationProperties: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'multiOptions',
		noDataExpression: true,
		required: true,
		options: [
			{ name: 'API Key in a Header', value: 'apiKey', description: 'The sender repeats a key in a header' },
			{ name: 'Basic', value: 'basic', description: 'The sender gives a user name and a password' },
			{ name: 'Bearer Token', value: 'bearer', description: 'The sender gives a token, or a JSON Web Token that it signed' },
			{
				name: 'HMAC Signature',
				value: 'hmac',
				description: 'The sender signs every delivery. The strongest: a delivery cannot be changed on its way.',
			},
			{ name: 'IP Allow-List', value: 'ipAllowList', description: 'The sender has one of the addresses you name' },
			{ name: 'None', value: 'none', description: 'Anybody who knows the URL can start this workflow' },
		],
		default: ['hmac'],
		description:
			'How a delivery proves that it comes from Recept AI. It must pass all that are chosen; with nothing chosen, none is accepted.',
	},
	{
		displayName:
			'Without authentication, anybody who learns the URL can start this workflow with whatever they like. Use it only to find out what Recept AI sends.',
		name: 'noneNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { authentication: ['none'] } },
	},
	{
		displayName: 'API Key Header',
		name: 'keyHeader',
		type: 'string',
		noDataExpression: true,
		default: 'X-API-Key',
		placeholder: 'e.g. X-API-Key',
		displayOptions: { show: { authentication: ['apiKey'] } },
		description: 'Name of the header that holds the key',
	},
	{
		displayName: 'Signature Header',
		name: 'signatureHeader',
		type: 'string',
		noDataExpression: true,
		default: 'X-Signature',
		placeholder: 'e.g. X-Signature',
		displayOptions: { show: { authentication: ['hmac'] } },
		description: 'Name of the header that holds the signature',
	},
	{
		displayName: 'Signature Format',
		name: 'signatureOptions',
		type: 'collection',
		placeholder: 'Add setting',
		default: {},
		displayOptions: { show: { authentication: ['hmac'] } },
		options: [
			algorithmField(['sha256', 'sha512']),
			encodingField,
			prefixField,
			{
				displayName: 'Timestamp Header',
				name: 'timestampHeader',
				type: 'string',
				noDataExpression: true,
				default: '',
				placeholder: 'e.g. X-Timestamp',
				description:
					'Name of the header with the Unix time, in seconds or milliseconds, that is signed in front of the body, with a dot between them. If empty, the body alone is signed.',
			},
			toleranceField,
		],
	},
	{
		displayName: 'Token Type',
		name: 'tokenType',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Fixed Token', value: 'opaque', description: 'The same text every time, kept in the credential' },
			{ name: 'JSON Web Token', value: 'jwt', description: 'Signed by the sender, with an expiry' },
		],
		default: 'opaque',
		displayOptions: { show: { authentication: ['bearer'] } },
		description: 'What the header Authorization holds after the word Bearer',
	},
	{
		displayName: 'Token Algorithm',
		name: 'jwtAlgorithm',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'HS256', value: 'HS256', description: 'Signed with a secret both sides know' },
			{ name: 'RS256', value: 'RS256', description: "Signed with the sender's private key, verified with its public one" },
		],
		default: 'RS256',
		displayOptions: { show: jwt },
		description: 'The only one that is accepted, whatever a token says of itself',
	},
	{
		displayName: 'Token Checks',
		name: 'jwtOptions',
		type: 'collection',
		placeholder: 'Add check',
		default: {},
		displayOptions: { show: jwt },
		options: [
			{
				displayName: 'Audience',
				name: 'audience',
				type: 'string',
				noDataExpression: true,
				default: '',
				description: 'Who the token must be for (aud). If empty, it is not looked at.',
			},
			{
				displayName: 'Clock Tolerance (Seconds)',
				name: 'clockTolerance',
				type: 'number',
				noDataExpression: true,
				typeOptions: { minValue: 0, maxValue: 3600 },
				default: 60,
				description: "How far the sender's clock may be off",
			},
			{
				displayName: 'Issuer',
				name: 'issuer',
				type: 'string',
				noDataExpression: true,
				default: '',
				description: 'Who must have issued the token (iss). If empty, it is not looked at.',
			},
		],
	},
	{
		displayName: 'Allowed Addresses',
		name: 'allowedAddresses',
		type: 'string',
		noDataExpression: true,
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. 203.0.113.0/24, 2001:db8::/32',
		displayOptions: { show: { authentication: ['ipAllowList'] } },
		description:
			'Addresses and ranges, with commas or line breaks between them. Behind a proxy, n8n must be told so (N8N_PROXY_HOPS), or every delivery comes from the proxy.',
	},
];
