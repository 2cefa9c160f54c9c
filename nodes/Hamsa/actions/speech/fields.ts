import type { INodeProperties } from 'n8n-workflow';

/** How the speech operations connect to Hamsa. The same for all items, because they share one WebSocket. */
export const connectionField: INodeProperties = {
	displayName: 'Connection',
	name: 'connection',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'REST', value: 'rest', description: 'One request for each item. Recommended in most cases.' },
		{
			name: 'WebSocket',
			value: 'socket',
			description:
				'One connection for all items of the run, which avoids opening one for each item. Requires n8n on Node.js 22 or newer, and does not support an HTTP proxy.',
		},
	],
	default: 'rest',
	description: 'How the node connects to Hamsa. The result is the same.',
};

/** The field that `timeoutMs` reads. */
export const timeoutField: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeoutSeconds',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 600 },
	default: 60,
	description: 'Maximum time for the request of one item, from 1 to 600 seconds',
};
