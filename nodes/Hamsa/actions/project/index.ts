import type { INodeProperties } from 'n8n-workflow';

import * as get from './get.operation';

export const operations = {
	get: get.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['project'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				description: 'Retrieve the project the API key belongs to',
				action: 'Get the project of the API key',
			},
		],
		default: 'get',
	},
	...get.description,
];
