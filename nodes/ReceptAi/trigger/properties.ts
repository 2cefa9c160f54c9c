import type { INodeProperties } from 'n8n-workflow';

import { simplifyField } from '../../shared/actions/fields';
import { authenticationProperties } from './authenticationProperties';
import { EVENTS } from './events';
import { recordFieldsOption } from './recordFields';
import { EVENT_OPTIONS } from './selection';

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

const simplify: INodeProperties = {
	...simplifyField,
	noDataExpression: true,
	displayOptions: { show: { events: ['call', ...EVENTS.filter(({ group }) => group === 'call').map(({ name }) => name)] } },
	description:
		'Whether an event of a call comes with a flat record of the call, with the same fields for every platform, instead of the whole body. What Recept AI calls by other names than expected is told in the option Record Fields.',
};

const deduplication: INodeProperties[] = [
	{
		displayName: 'Recognise Repeats By',
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
		recordFieldsOption,
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

const formatNotice: INodeProperties = {
	displayName:
		'Recept AI does not document the format of its webhooks. To see what your account sends, turn on the option Other Events, listen for a test event, and then set the fields below.',
	name: 'formatNotice',
	type: 'notice',
	default: '',
};

export const triggerProperties: INodeProperties[] = [
	events,
	formatNotice,
	simplify,
	...authenticationProperties,
	...deduplication,
	options,
];
