import type { INodeProperties } from 'n8n-workflow';

import * as createOutbound from './createOutbound.operation';
import * as end from './end.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as getTranscript from './getTranscript.operation';

export const operations = {
	createOutbound: createOutbound.execute,
	end: end.execute,
	get: get.execute,
	getAll: getAll.execute,
	getTranscript: getTranscript.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['call'] } },
		options: [
			{
				name: 'Create Outbound',
				value: 'createOutbound',
				description: 'Have an agent call a phone number. Rings a real phone and costs money.',
				// AI agents are told the action and nothing else, so what it costs has to be said here too.
				action: 'Create an outbound call that rings a real phone and costs money',
			},
			{ name: 'End', value: 'end', description: 'Hang up a call that is going on', action: 'End a call' },
			{ name: 'Get', value: 'get', description: 'Retrieve one call', action: 'Get a call' },
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of calls', action: 'Get many calls' },
			{
				name: 'Get Transcript',
				value: 'getTranscript',
				description: 'Retrieve what was said on a call, turn by turn and as one text',
				action: 'Get the transcript of a call',
			},
		],
		default: 'getAll',
	},
	...createOutbound.description,
	...end.description,
	...get.description,
	...getAll.description,
	...getTranscript.description,
];
