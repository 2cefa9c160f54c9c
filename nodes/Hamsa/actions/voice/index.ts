import type { INodeProperties } from 'n8n-workflow';

import * as clone from './clone.operation';
import * as getAll from './getAll.operation';
import * as preload from './preload.operation';

export const operations = {
	clone: clone.execute,
	getAll: getAll.execute,
	preload: preload.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['voice'] } },
		options: [
			{
				name: 'Clone',
				value: 'clone',
				description: 'Create a voice from a recording of a person who has agreed to it. May cost credits.',
				action: 'Clone a voice',
			},
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of voices', action: 'Get many voices' },
			{
				name: 'Preload',
				value: 'preload',
				description: 'Prepare a cloned voice for realtime speech, once before its first use',
				action: 'Preload a cloned voice',
			},
		],
		default: 'getAll',
	},
	...clone.description,
	...getAll.description,
	...preload.description,
];
