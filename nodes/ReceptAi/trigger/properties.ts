import type { INodeProperties } from 'n8n-workflow';

import { EVENT_OPTIONS } from './selection';

const jwt = { authentication: ['bearer'], tokenType: ['jwt'] };

const events: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	noDataExpression: true,
	required: true,
	options: EVENT_OPTIONS,
	default: ['call'],
	description: 'What starts the workflow, by group or one by one. Each group gets an output of its own.',
};

const authentication: INodeProperties[] = [
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
			{
				displayName: 'Algorithm',
				name: 'algorithm',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'SHA-256', value: 'sha256' },
					{ name: 'SHA-512', value: 'sha512' },
				],
				default: 'sha256',
				description: 'The hash the signature is made with',
			},
			{
				displayName: 'Encoding',
				name: 'encoding',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Base64', value: 'base64' },
					{ name: 'Hexadecimal', value: 'hex' },
				],
				default: 'hex',
				description: 'How the signature is written',
			},
			{
				displayName: 'Prefix',
				name: 'prefix',
				type: 'string',
				noDataExpression: true,
				default: '',
				placeholder: 'e.g. sha256=',
				description:
					'What stands in front of the signature. If empty, the name of the algorithm and an equals sign may stand there, or nothing.',
			},
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
			{
				displayName: 'Tolerance (Seconds)',
				name: 'tolerance',
				type: 'number',
				noDataExpression: true,
				typeOptions: { minValue: 1, maxValue: 86400 },
				default: 300,
				description: 'How far the timestamp may be from now',
			},
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

const deduplication: INodeProperties[] = [
	{
		displayName: 'Deduplicate By',
		name: 'deduplicateBy',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description: 'The header if it is there, else the ID in the body, else the body as a whole',
			},
			{ name: 'Body as a Whole', value: 'bodyHash', description: 'Two deliveries are the same if their bodies are, to the letter' },
			{ name: 'Body Field', value: 'bodyField', description: 'A field of the body that is the same in every repetition' },
			{ name: 'Header', value: 'header', description: 'A header that is the same in every repetition' },
		],
		default: 'automatic',
		description: 'How a repeated delivery is recognised, so that it runs once',
	},
	{
		displayName: 'Delivery ID Header',
		name: 'deliveryIdHeader',
		type: 'string',
		noDataExpression: true,
		default: 'X-Delivery-ID',
		placeholder: 'e.g. X-Delivery-ID',
		displayOptions: { show: { deduplicateBy: ['automatic', 'header'] } },
		description: 'Name of the header that holds the ID',
	},
	{
		displayName: 'Delivery ID Field',
		name: 'deliveryIdField',
		type: 'string',
		noDataExpression: true,
		default: 'id',
		placeholder: 'e.g. data.eventId',
		displayOptions: { show: { deduplicateBy: ['bodyField'] } },
		description: 'Path of the field, with dots to lead inside',
	},
];

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Event Header',
			name: 'eventHeader',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. X-Event',
			description: 'Name of the header that names the event, for when the body does not',
		},
		{
			displayName: 'Event Name Field',
			name: 'eventField',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. message.type',
			description:
				'Field of the body that names the event, for when it is none of event, eventType, event_type and type. A path leads inside objects.',
		},
		{
			displayName: 'Other Events',
			name: 'otherEvents',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description: 'Whether events that are none of the sixteen start the workflow as well, at an output of their own',
		},
		{
			displayName: 'Require HTTPS',
			name: 'requireHttps',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description:
				'Whether deliveries over plain HTTP are refused. Behind a proxy that ends TLS, n8n must be told so (N8N_PROXY_HOPS), or all are.',
		},
	],
};

export const triggerProperties: INodeProperties[] = [events, ...authentication, ...deduplication, options];
