import type { INodeProperties } from 'n8n-workflow';

import { pairsField } from '../../../shared/actions/fields';

/** What Simplify keeps of a web tool (docs/platforms/hamsa.md, 4.2). */
export const SIMPLE_TOOL = ['id', 'name', 'type', 'description', 'isActive', 'async', 'collectionId', 'toolSettings', 'params', 'messages'] as const;

export const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Find order',
	description: 'What the tool is called, 250 characters at most',
};

export const descriptionField: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Looks up an order by its number',
	description: 'What the tool does and when to use it, 1,000 characters at most. The agent goes by this.',
};

export const serverUrlField: INodeProperties = {
	displayName: 'Server URL',
	name: 'serverUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/orders',
	description: 'Address of the server to call. Hamsa must be able to reach it.',
};

export const methodField: INodeProperties = {
	displayName: 'Method',
	name: 'method',
	type: 'options',
	options: [
		{ name: 'DELETE', value: 'DELETE' },
		{ name: 'GET', value: 'GET' },
		{ name: 'PATCH', value: 'PATCH' },
		{ name: 'POST', value: 'POST' },
		{ name: 'PUT', value: 'PUT' },
	],
	default: 'POST',
	description: 'HTTP method the server is called with',
};

export const authTokenField: INodeProperties = {
	displayName: 'Auth Token',
	name: 'authToken',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description: 'Token that Hamsa shows to the server. It is never part of what this node gives.',
};

export const headersField = pairsField('Headers', 'httpHeaders', 'Header', 'HTTP headers sent to the server. For a token there is a field of its own.');

/**
 * In seconds, as requests have it (`timeOut`, samples 5 and 15). Answers call it `timeout`, and one sample holds 5000, which looks like
 * milliseconds (docs/platforms/hamsa.md, 4.2). So nothing is converted, and what is sent is never taken from an answer.
 */
export const timeoutField: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 5,
	description: 'How long the server has to answer. Answers of Hamsa may show it in another unit.',
};

export const backgroundField: INodeProperties = {
	displayName: 'Run in Background',
	name: 'async',
	type: 'boolean',
	default: false,
	description: 'Whether the agent talks on without waiting for what the server answers',
};

export const pathParametersField = pairsField(
	'Path Parameters',
	'pathParameters',
	'Path Parameter',
	'Fixed values for the placeholders in the path of the server URL',
);

export const startMessageField: INodeProperties = {
	displayName: 'Start Message',
	name: 'startMessage',
	type: 'string',
	default: '',
	placeholder: 'e.g. One moment, I am looking that up.',
	description: 'What the agent says when it starts to use the tool',
};

export const parametersField: INodeProperties = {
	displayName: 'Parameters',
	name: 'parameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Parameter',
	default: {},
	description: 'What the agent fills in from the call and sends to the server',
	options: [
		{
			displayName: 'Parameter',
			name: 'parameter',
			values: [
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					placeholder: 'e.g. The number of the order, as the caller says it',
					description: 'What to fill in. The agent goes by this.',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. orderNumber',
					description: 'Name of the parameter, each its own',
				},
				{
					displayName: 'Required',
					name: 'required',
					type: 'boolean',
					default: true,
					description: 'Whether the agent has to ask for it before it uses the tool',
				},
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					options: [
						{ name: 'Boolean', value: 'boolean' },
						{ name: 'Integer', value: 'integer' },
						{ name: 'Number', value: 'number' },
						{ name: 'String', value: 'string' },
					],
					default: 'string',
					description: 'Kind of value. For lists and objects, use a JSON schema.',
				},
			],
		},
	],
};

export const schemaField: INodeProperties = {
	displayName: 'Parameters Schema',
	name: 'parametersSchema',
	type: 'json',
	default: '',
	placeholder: '{"type": "object", "properties": {"orderNumber": {"type": "string"}}, "required": ["orderNumber"]}',
	description: 'What the agent fills in, as a JSON Schema object',
};

export const collectionIdField: INodeProperties = {
	displayName: 'Collection ID',
	name: 'collectionId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 3f2b7c1e-0000-4000-8000-000000000001',
	description: 'The collection of tools it belongs to, from the Hamsa dashboard',
};
