import type { INodeProperties } from 'n8n-workflow';

import * as create from './create.operation';
import * as remove from './delete.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as update from './update.operation';

export const operations = {
	create: create.execute,
	delete: remove.execute,
	get: get.execute,
	getAll: getAll.execute,
	update: update.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['agent'] } },
		options: [
			{ name: 'Create', value: 'create', description: 'Make a new agent', action: 'Create an agent' },
			{
				name: 'Delete',
				value: 'delete',
				description: 'Remove an agent for good. Its numbers, calls and conversations remain.',
				action: 'Delete an agent',
			},
			{ name: 'Get', value: 'get', description: 'Retrieve one agent with its numbers', action: 'Get an agent' },
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of agents', action: 'Get many agents' },
			{ name: 'Update', value: 'update', description: 'Change some fields of an agent', action: 'Update an agent' },
		],
		default: 'getAll',
	},
	...create.description,
	...remove.description,
	...get.description,
	...getAll.description,
	...update.description,
];
