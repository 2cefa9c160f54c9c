import type { INodeProperties } from 'n8n-workflow';

import * as create from './create.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as setActive from './setActive.operation';
import * as test from './test.operation';
import * as update from './update.operation';

export const operations = {
	create: create.execute,
	get: get.execute,
	getAll: getAll.execute,
	setActive: setActive.execute,
	test: test.execute,
	update: update.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['webTool'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				description: 'Create a tool with which agents send a request to a server during a call',
				action: 'Create a web tool',
			},
			{ name: 'Get', value: 'get', description: 'Retrieve one web tool', action: 'Get a web tool' },
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of web tools', action: 'Get many web tools' },
			{
				name: 'Test',
				value: 'test',
				description:
					'Have Hamsa send the request of a tool to a server, and return the events. The server receives a real request.',
				action: 'Test a web tool',
			},
			{
				name: 'Turn On or Off for an Agent',
				value: 'setActive',
				description: 'Set whether an agent uses a web tool',
				action: 'Turn a web tool on or off for an agent',
			},
			{ name: 'Update', value: 'update', description: 'Change some fields of a web tool', action: 'Update a web tool' },
		],
		default: 'getAll',
	},
	...create.description,
	...get.description,
	...getAll.description,
	...setActive.description,
	...test.description,
	...update.description,
];
