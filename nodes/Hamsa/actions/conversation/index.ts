import type { INodeProperties } from 'n8n-workflow';

import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as join from './join.operation';

export const operations = {
	get: get.execute,
	getAll: getAll.execute,
	join: join.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['conversation'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				description: 'Retrieve one call, with its recording, its result and its analysis',
				action: 'Get a conversation',
			},
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of calls, past and present', action: 'Get many conversations' },
			{
				name: 'Join',
				value: 'join',
				description: 'Ask for access to listen in to a call that is going on. Hamsa has not documented this.',
				action: 'Join a conversation that is going on to listen in',
			},
		],
		default: 'getAll',
	},
	...get.description,
	...getAll.description,
	...join.description,
];
