import type { INodeProperties } from 'n8n-workflow';

import * as clone from './clone.operation';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as update from './update.operation';

export const operations = {
	clone: clone.execute,
	create: create.execute,
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
			{
				name: 'Clone',
				value: 'clone',
				description: 'Create a copy of a voice agent or of a template. It cannot be deleted with this node.',
				action: 'Clone an agent',
			},
			{
				name: 'Create',
				value: 'create',
				description: 'Create a new voice agent. It cannot be deleted with this node.',
				action: 'Create an agent',
			},
			{ name: 'Get', value: 'get', description: 'Retrieve one voice agent', action: 'Get an agent' },
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of voice agents', action: 'Get many agents' },
			{ name: 'Update', value: 'update', description: 'Change some fields of a voice agent', action: 'Update an agent' },
		],
		default: 'getAll',
	},
	...clone.description,
	...create.description,
	...get.description,
	...getAll.description,
	...update.description,
];
