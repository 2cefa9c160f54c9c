import type { INodeProperties } from 'n8n-workflow';

import * as speechToText from './speechToText.operation';
import * as textToSpeech from './textToSpeech.operation';

export const operations = {
	speechToText: speechToText.execute,
	textToSpeech: textToSpeech.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['speech'] } },
		options: [
			{
				name: 'Speech to Text',
				value: 'speechToText',
				description: 'Transcribe the speech in a WAV file synchronously. It costs credits.',
				action: 'Transcribe the speech in a WAV file',
			},
			{
				name: 'Text to Speech',
				value: 'textToSpeech',
				description: 'Convert a text to speech in a WAV file synchronously. It costs credits.',
				action: 'Convert a text to speech in a WAV file',
			},
		],
		default: 'textToSpeech',
	},
	...speechToText.description,
	...textToSpeech.description,
];
