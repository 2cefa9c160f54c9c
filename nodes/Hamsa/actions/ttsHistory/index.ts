import type { INodeProperties } from 'n8n-workflow';

import * as create from './create.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';

export const operations = {
	create: create.execute,
	get: get.execute,
	getAll: getAll.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['ttsHistory'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				description: 'Convert a text to speech and store the audio in the history of the project. Costs credits.',
				action: 'Create a TTS history entry',
			},
			{ name: 'Get', value: 'get', description: 'Retrieve one entry, with the URL of its audio', action: 'Get a TTS history entry' },
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Retrieve a list of entries, with the URLs of their audio',
				action: 'Get many TTS history entries',
			},
		],
		default: 'getAll',
	},
	...create.description,
	...get.description,
	...getAll.description,
];
