import type { INodeProperties } from 'n8n-workflow';

/** Fixed for the run, because one socket serves all its items. */
export const connectionField: INodeProperties = {
	displayName: 'Connection',
	name: 'connection',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'REST', value: 'rest', description: 'A request for each item. The right choice in nearly all cases.' },
		{
			name: 'WebSocket',
			value: 'socket',
			description: 'One connection for all items of the run, which saves opening one each time. Needs n8n on Node.js 22 or newer, and does not go through an HTTP proxy.',
		},
	],
	default: 'rest',
	description: 'How the node talks to Hamsa. The result is the same.',
};

export const timeoutField: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeoutSeconds',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 600 },
	default: 60,
	description: 'How long Hamsa may take for one item',
};
