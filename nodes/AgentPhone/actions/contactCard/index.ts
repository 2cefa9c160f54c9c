import type { INodeProperties } from 'n8n-workflow';

import * as remove from './delete.operation';
import * as get from './get.operation';
import * as set from './set.operation';

export const operations = {
	delete: remove.execute,
	get: get.execute,
	set: set.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['contactCard'] } },
		options: [
			{
				name: 'Delete',
				value: 'delete',
				description: 'Delete the contact card of a number',
				action: 'Delete the contact card of a number',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Retrieve the name and picture shown with messages from a number',
				action: 'Get the contact card of a number',
			},
			{
				name: 'Set',
				value: 'set',
				description: 'Create or replace the name and picture shown with messages from a number',
				action: 'Set the contact card of a number',
			},
		],
		default: 'get',
	},
	...remove.description,
	...get.description,
	...set.description,
];
