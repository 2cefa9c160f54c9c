import type { INodeProperties } from 'n8n-workflow';

import * as attachNumber from './attachNumber.operation';
import * as create from './create.operation';
import * as remove from './delete.operation';
import * as detachNumber from './detachNumber.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as getCalls from './getCalls.operation';
import * as getConversations from './getConversations.operation';
import * as getVoices from './getVoices.operation';
import * as update from './update.operation';

export const operations = {
	attachNumber: attachNumber.execute,
	create: create.execute,
	delete: remove.execute,
	detachNumber: detachNumber.execute,
	get: get.execute,
	getAll: getAll.execute,
	getCalls: getCalls.execute,
	getConversations: getConversations.execute,
	getVoices: getVoices.execute,
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
				name: 'Attach Number',
				value: 'attachNumber',
				description: 'Attach a number of the account to an agent',
				action: 'Attach a number to an agent',
			},
			{ name: 'Create', value: 'create', description: 'Create a new agent', action: 'Create an agent' },
			{
				name: 'Delete',
				value: 'delete',
				description: 'Delete an agent permanently. Its numbers, calls and conversations remain.',
				action: 'Delete an agent',
			},
			{
				name: 'Detach Number',
				value: 'detachNumber',
				description: 'Detach a number from an agent. The number stays in the account.',
				action: 'Detach a number from an agent',
			},
			{ name: 'Get', value: 'get', description: 'Retrieve one agent with its numbers', action: 'Get an agent' },
			{
				name: 'Get Calls',
				value: 'getCalls',
				description: 'Retrieve a list of the calls of an agent',
				action: 'Get calls of an agent',
			},
			{
				name: 'Get Conversations',
				value: 'getConversations',
				description: 'Retrieve a list of the text conversations of an agent',
				action: 'Get conversations of an agent',
			},
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of agents', action: 'Get many agents' },
			{ name: 'Get Voices', value: 'getVoices', description: 'Retrieve a list of the available voices', action: 'Get voices' },
			{ name: 'Update', value: 'update', description: 'Change some fields of an agent', action: 'Update an agent' },
		],
		default: 'getAll',
	},
	...attachNumber.description,
	...create.description,
	...remove.description,
	...detachNumber.description,
	...get.description,
	...getAll.description,
	...getCalls.description,
	...getConversations.description,
	...getVoices.description,
	...update.description,
];
