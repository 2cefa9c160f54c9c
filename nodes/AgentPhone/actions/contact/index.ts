import type { INodeProperties } from 'n8n-workflow';

import * as checkCapabilities from './checkCapabilities.operation';
import * as create from './create.operation';
import * as remove from './delete.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as update from './update.operation';

export const operations = {
	checkCapabilities: checkCapabilities.execute,
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
		displayOptions: { show: { resource: ['contact'] } },
		options: [
			{
				name: 'Check Capabilities',
				value: 'checkCapabilities',
				description: 'Check whether a phone number can receive iMessage and SMS, without sending anything',
				action: 'Check the messaging capabilities of a phone number',
			},
			{ name: 'Create', value: 'create', description: 'Create a new contact', action: 'Create a contact' },
			{ name: 'Delete', value: 'delete', description: 'Delete a contact permanently', action: 'Delete a contact' },
			{ name: 'Get', value: 'get', description: 'Retrieve one contact', action: 'Get a contact' },
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of contacts', action: 'Get many contacts' },
			{ name: 'Update', value: 'update', description: 'Change some fields of a contact', action: 'Update a contact' },
		],
		default: 'getAll',
	},
	...checkCapabilities.description,
	...create.description,
	...remove.description,
	...get.description,
	...getAll.description,
	...update.description,
];
