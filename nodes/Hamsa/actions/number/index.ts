import type { INodeProperties } from 'n8n-workflow';

import * as assign from './assign.operation';
import * as create from './create.operation';
import * as remove from './delete.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as unassign from './unassign.operation';

export const operations = {
	assign: assign.execute,
	create: create.execute,
	delete: remove.execute,
	get: get.execute,
	getAll: getAll.execute,
	unassign: unassign.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['number'] } },
		options: [
			{
				name: 'Add',
				value: 'create',
				description: 'Add a number you have at Twilio or on a SIP trunk to the project',
				action: 'Add a phone number you already have',
			},
			{
				name: 'Assign',
				value: 'assign',
				description: 'Assign a number to an agent, which then answers it',
				action: 'Assign a number to an agent',
			},
			{
				name: 'Delete',
				value: 'delete',
				description: 'Remove a number from Hamsa permanently. This cannot be undone.',
				action: 'Delete a number',
			},
			{ name: 'Get', value: 'get', description: 'Retrieve one number', action: 'Get a number' },
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of the numbers of the project', action: 'Get many numbers' },
			{
				name: 'Unassign',
				value: 'unassign',
				description: 'Remove a number from its agent, which then no longer answers it',
				action: 'Unassign a number from its agent',
			},
		],
		default: 'getAll',
	},
	...assign.description,
	...create.description,
	...remove.description,
	...get.description,
	...getAll.description,
	...unassign.description,
];
