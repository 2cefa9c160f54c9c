import type { INodeProperties } from 'n8n-workflow';

import * as createAiContent from './createAiContent.operation';
import * as createCustomAiContent from './createCustomAiContent.operation';
import * as estimateAiContent from './estimateAiContent.operation';
import * as get from './get.operation';
import * as getAiContent from './getAiContent.operation';
import * as getAll from './getAll.operation';
import * as textToSpeech from './textToSpeech.operation';
import * as transcribe from './transcribe.operation';

export const operations = {
	createAiContent: createAiContent.execute,
	createCustomAiContent: createCustomAiContent.execute,
	estimateAiContent: estimateAiContent.execute,
	get: get.execute,
	getAiContent: getAiContent.execute,
	getAll: getAll.execute,
	textToSpeech: textToSpeech.execute,
	transcribe: transcribe.execute,
};

/** The operations that an execution can wait for with a callback. */
export const waitables = {
	createAiContent: createAiContent.waitable,
	createCustomAiContent: createCustomAiContent.waitable,
	textToSpeech: textToSpeech.waitable,
	transcribe: transcribe.waitable,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['job'] } },
		options: [
			{
				name: 'Create AI Content',
				value: 'createAiContent',
				description: 'Generate a summary, titles, posts or other texts from a transcription. Costs credits.',
				action: 'Create AI content about a transcription',
			},
			{
				name: 'Create Custom AI Content',
				value: 'createCustomAiContent',
				description: 'Generate texts from a transcription with your own prompts. Costs credits.',
				action: 'Create custom AI content about a transcription',
			},
			{
				name: 'Estimate AI Content',
				value: 'estimateAiContent',
				description: 'Estimate the cost of AI content about a transcription',
				action: 'Estimate the cost of AI content about a transcription',
			},
			{ name: 'Get', value: 'get', description: 'Retrieve one job with its status and result', action: 'Get a job' },
			{
				name: 'Get AI Content',
				value: 'getAiContent',
				description: 'Retrieve the texts generated from a transcription',
				action: 'Get the AI content about a transcription',
			},
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of jobs', action: 'Get many jobs' },
			{
				name: 'Text to Speech',
				value: 'textToSpeech',
				description:
					'Start a job that converts a text of any length to speech. Costs credits. For short texts, Speech: Text to Speech is faster.',
				action: 'Start a text to speech job',
			},
			{
				name: 'Transcribe',
				value: 'transcribe',
				description: 'Start a job that transcribes a recording on the internet. Costs credits.',
				action: 'Transcribe a recording',
			},
		],
		default: 'transcribe',
	},
	...createAiContent.description,
	...createCustomAiContent.description,
	...estimateAiContent.description,
	...get.description,
	...getAiContent.description,
	...getAll.description,
	...textToSpeech.description,
	...transcribe.description,
];
