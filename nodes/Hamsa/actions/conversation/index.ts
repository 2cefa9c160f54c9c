import type { INodeProperties } from 'n8n-workflow';

import * as exportFile from './export.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as getLog from './getLog.operation';
import * as join from './join.operation';

export const operations = {
	export: exportFile.execute,
	get: get.execute,
	getAll: getAll.execute,
	getLog: getLog.execute,
	join: join.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['conversation'] } },
		options: [
			{
				name: 'Export',
				value: 'export',
				description: 'Export the calls of an agent to a CSV file. Hamsa does not document this route.',
				action: 'Export conversations to a CSV file',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Retrieve one call, with its transcript, its outcome, its recording and its analysis',
				action: 'Get a conversation',
			},
			{
				name: 'Get Log',
				value: 'getLog',
				description: 'Retrieve the log of one call: what the agent did, step by step. Hamsa does not document this route.',
				action: 'Get the log of a conversation',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Retrieve a list of calls, including those in progress',
				action: 'Get many conversations',
			},
			{
				name: 'Join',
				value: 'join',
				description: 'Get a token to listen in to a call in progress. Hamsa does not document this route.',
				action: 'Join a conversation in progress',
			},
		],
		default: 'getAll',
	},
	...exportFile.description,
	...get.description,
	...getAll.description,
	...getLog.description,
	...join.description,
];
