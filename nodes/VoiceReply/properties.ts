import type { INodeProperties } from 'n8n-workflow';

export const voiceReplyProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Hang Up',
				value: 'hangUp',
				action: 'Hang up',
				description: 'End the call, optionally after a last sentence',
			},
			{
				name: 'Press Digits',
				value: 'pressDigits',
				action: 'Press digits',
				description: 'Press keys, for example in a phone menu',
			},
			{
				name: 'Say',
				value: 'say',
				action: 'Say something and keep the turn open',
				description: 'Speak immediately and continue the workflow; more can be said later',
			},
			{
				name: 'Say and Finish',
				value: 'finish',
				action: 'Say something and finish the turn',
				description: 'Speak, then let the caller speak. The workflow continues, but cannot say anything more in this turn.',
			},
			{
				name: 'Transfer',
				value: 'transfer',
				action: 'Transfer the call',
				description: "Connect the caller with the agent's transfer number, which must be set on the platform",
			},
		],
		default: 'say',
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		required: true,
		placeholder: 'e.g. Your table is booked for six.',
		displayOptions: { show: { operation: ['say', 'finish'] } },
		description: 'What the caller hears. Markdown, links and emoji are converted to speech or left out.',
	},
	{
		displayName: 'Digits',
		name: 'digits',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 12*#',
		displayOptions: { show: { operation: ['pressDigits'] } },
		description: 'Keys to press: 0 to 9, * and #',
	},
	{
		displayName: 'Say First',
		name: 'sayFirst',
		type: 'string',
		default: '',
		placeholder: 'e.g. Goodbye!',
		displayOptions: { show: { operation: ['hangUp', 'pressDigits', 'transfer'] } },
		description: 'What the caller hears before the action. Leave empty to say nothing.',
	},
];
