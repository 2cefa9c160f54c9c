import type { INodeProperties } from 'n8n-workflow';

import * as getAll from './getAll.operation';

export const operations = {
	getAll: getAll.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['number'] } },
		options: [
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of the numbers in use', action: 'Get many numbers' },
		],
		default: 'getAll',
	},
	...getAll.description,
];
