import type { INodeProperties } from 'n8n-workflow';

import * as create from './create.operation';
import * as remove from './delete.operation';
import * as getAll from './getAll.operation';
import * as update from './update.operation';

export const operations = {
	create: create.execute,
	delete: remove.execute,
	getAll: getAll.execute,
	update: update.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['subAccount'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				description: 'Create a sub-account with its own agents, numbers and webhooks. It uses the balance of the main account.',
				action: 'Create a sub account',
			},
			{
				name: 'Delete',
				value: 'delete',
				description: 'Delete a sub-account permanently. This cannot be undone.',
				action: 'Delete a sub account',
			},
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of sub-accounts', action: 'Get many sub accounts' },
			{ name: 'Update', value: 'update', description: 'Rename a sub-account', action: 'Update the name of a sub account' },
		],
		default: 'getAll',
	},
	...create.description,
	...remove.description,
	...getAll.description,
	...update.description,
];
