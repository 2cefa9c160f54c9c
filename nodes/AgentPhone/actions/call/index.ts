import type { INodeProperties } from 'n8n-workflow';

import * as createOutbound from './createOutbound.operation';
import * as createWeb from './createWeb.operation';
import * as end from './end.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as getAllByNumber from './getAllByNumber.operation';
import * as getRecording from './getRecording.operation';
import * as getTranscript from './getTranscript.operation';
import * as streamTranscript from './streamTranscript.operation';

export const operations = {
	createOutbound: createOutbound.execute,
	createWeb: createWeb.execute,
	end: end.execute,
	get: get.execute,
	getAll: getAll.execute,
	getAllByNumber: getAllByNumber.execute,
	getRecording: getRecording.execute,
	getTranscript: getTranscript.execute,
	streamTranscript: streamTranscript.execute,
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
				action: 'Create an outbound call',
			},
			{
				name: 'Create Web',
				value: 'createWeb',
				description: 'Let a browser talk to an agent. Returns a token that is valid for 30 seconds. Talking costs money.',
				action: 'Create a web call',
			},
			{
				name: 'End',
				value: 'end',
				description: 'Hang up a call in progress. A call that is over already is a success.',
				action: 'End a call',
			},
			{ name: 'Get', value: 'get', description: 'Retrieve one call, with its transcript', action: 'Get a call' },
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of calls', action: 'Get many calls' },
			{
				name: 'Get Many by Number',
				value: 'getAllByNumber',
				description: 'Retrieve a list of the calls to and from a number of the account',
				action: 'Get many calls of a number',
			},
			{
				name: 'Get Recording',
				value: 'getRecording',
				description: 'Download the recording of a call, or get the link to it',
				action: 'Get the recording of a call',
			},
			{
				name: 'Get Transcript',
				value: 'getTranscript',
				description: 'Retrieve the transcript of a call, as turns and as one text',
				action: 'Get the transcript of a call',
			},
			{
				name: 'Stream Live Transcript',
				value: 'streamTranscript',
				description: 'Collect the turns of a call in progress. Waits until the call ends.',
				action: 'Stream the live transcript of a call',
			},
		],
		default: 'getAll',
	},
	...createOutbound.description,
	...createWeb.description,
	...end.description,
	...get.description,
	...getAll.description,
	...getAllByNumber.description,
	...getRecording.description,
	...getTranscript.description,
	...streamTranscript.description,
];
