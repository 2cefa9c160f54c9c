import type { INodeProperties } from 'n8n-workflow';

import * as create from './create.operation';
import * as update from './update.operation';

export const operations = {
	create: create.execute,
	update: update.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['dictionary'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				description: 'Create a dictionary that defines how words are pronounced',
				action: 'Create a dictionary',
			},
			{ name: 'Update', value: 'update', description: 'Change the name or the words of a dictionary', action: 'Update a dictionary' },
		],
		default: 'create',
	},
	...create.description,
	...update.description,
];
