import type { INodeProperties } from 'n8n-workflow';

import * as get from './get.operation';
import * as getAll from './getAll.operation';

export const operations = {
	get: get.execute,
	getAll: getAll.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['agent'] } },
		options: [
			{ name: 'Get', value: 'get', description: 'Retrieve one voice agent', action: 'Get an agent' },
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of voice agents', action: 'Get many agents' },
		],
		default: 'getAll',
	},
	...get.description,
	...getAll.description,
];
