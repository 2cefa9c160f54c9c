import type { INodeProperties } from 'n8n-workflow';

import { pairsField } from '../../../shared/actions/fields';

/** The fields of a web tool that Simplify keeps (docs/platforms/hamsa.md, 4.2). */
export const SIMPLE_TOOL = [
	'id',
	'name',
	'type',
	'description',
	'isActive',
	'async',
	'collectionId',
	'toolSettings',
	'params',
	'messages',
] as const;

export const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Find order',
	description: 'Name of the tool, at most 250 characters',
};

export const descriptionField: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Looks up an order by its number',
	description: 'What the tool does and when to use it, at most 1,000 characters. The agent uses this to decide when to call the tool.',
};

export const serverUrlField: INodeProperties = {
	displayName: 'Server URL',
	name: 'serverUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/orders',
	description: 'URL of the server to call. Hamsa must be able to reach it.',
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
	description: 'HTTP method of the request',
};

export const authTokenField: INodeProperties = {
	displayName: 'Auth Token',
	name: 'authToken',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description: 'Token with which Hamsa authenticates to the server. This node never includes it in its output.',
};

export const headersField = pairsField(
	'Headers',
	'httpHeaders',
	'Header',
	'HTTP headers to send to the server. Use the field Auth Token for a token.',
);

/**
 * In seconds, as in requests (`timeOut`, samples 5 and 15). In answers it is called `timeout`, and one sample has the value 5000,
 * which suggests milliseconds (docs/platforms/hamsa.md, 4.2). So nothing is converted, and no value from an answer is sent.
 */
export const timeoutField: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 5,
	description: 'Maximum time for the answer of the server. Answers of Hamsa may show it in another unit.',
};

export const backgroundField: INodeProperties = {
	displayName: 'Run in Background',
	name: 'async',
	type: 'boolean',
	default: false,
	description: 'Whether the agent continues to talk without waiting for the answer of the server',
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
	description: 'What the agent says when it calls the tool',
};

export const parametersField: INodeProperties = {
	displayName: 'Parameters',
	name: 'parameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add parameter',
	default: {},
	description: 'The values that the agent takes from the call and sends to the server',
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
					description: 'What the parameter contains. The agent uses this description to fill it in.',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. orderNumber',
					description: 'Name of the parameter, which must be unique',
				},
				{
					displayName: 'Required',
					name: 'required',
					type: 'boolean',
					default: true,
					description: 'Whether the agent must ask for it before it calls the tool',
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
					description: 'Data type of the value. For lists and objects, use a JSON Schema.',
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
	placeholder: 'e.g. {"type": "object", "properties": {"orderNumber": {"type": "string"}}, "required": ["orderNumber"]}',
	description: 'The parameters that the agent fills in, as a JSON Schema object',
};

export const collectionIdField: INodeProperties = {
	displayName: 'Collection ID',
	name: 'collectionId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 3f2b7c1e-0000-4000-8000-000000000001',
	description: 'ID of the collection that the tool belongs to, from the Hamsa dashboard',
};
