import type { INodeProperties } from 'n8n-workflow';

import { toolDescriptionFields } from '../shared/actions/operationTexts';
import { filledByModel } from './filledByModel';

const sayFirst = (operation: string, placeholder: string, what: string): INodeProperties[] =>
	filledByModel(
		{
			displayName: 'Say First',
			name: 'sayFirst',
			type: 'string',
			default: '',
			placeholder,
			displayOptions: { show: { operation: [operation] } },
			description: `What the caller hears before ${what}. Leave empty to say nothing.`,
		},
		'Also empty if you have said it in this answer already.',
	);

const fields: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['call'] } },
		options: [
			{
				name: 'Call a Platform Tool',
				value: 'callTool',
				action: 'Call a platform tool',
				description:
					'Call a tool that the voice platform offers in this turn, such as one to change the language (Custom LLM Trigger only)',
			},
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
				action: 'Say something while the workflow goes on',
				description: 'Speak immediately and continue the workflow, which can say more',
			},
			{
				name: 'Say and Finish',
				value: 'finish',
				action: 'Say something and let the caller speak',
				description: 'Speak, then let the caller speak. The workflow continues, but cannot say anything more until then.',
			},
			{
				name: 'Transfer',
				value: 'transfer',
				action: 'Transfer the call',
				description: "Connect the caller with another number, or with the agent's transfer number on the platform",
			},
		],
		default: 'finish',
	},
	...filledByModel({
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		required: true,
		placeholder: 'e.g. Your table is booked for six.',
		displayOptions: { show: { operation: ['say', 'finish'] } },
		description: 'What the caller hears. Markdown, links and emoji are converted to speech or left out.',
	}),
	...filledByModel({
		displayName: 'Digits',
		name: 'digits',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 12*#',
		displayOptions: { show: { operation: ['pressDigits'] } },
		description: 'Keys to press: 0 to 9, * and #',
	}),
	{
		displayName: 'Tool Name',
		name: 'toolName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. language_detection',
		displayOptions: { show: { operation: ['callTool'] } },
		description: 'Name of the tool as the platform has it. What it offers is in the field offeredTools of the trigger.',
	},
	...filledByModel({
		displayName: 'Arguments',
		name: 'toolArguments',
		type: 'json',
		default: '{}',
		displayOptions: { show: { operation: ['callTool'] } },
		description: 'Arguments of the tool, as a JSON object',
	}),
	{
		displayName:
			"With AgentPhone the caller is connected with the agent's transfer number. Set it with the AgentPhone node: Agent, Update, Transfer Number. Without one, the call is not transferred.",
		name: 'transferNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { operation: ['transfer'] } },
	},
	{
		displayName: 'Transfer To',
		name: 'transferTo',
		type: 'string',
		default: '',
		placeholder: 'e.g. +14155550123',
		displayOptions: { show: { operation: ['transfer'] } },
		description:
			'Number to connect the caller with. Leave empty for the number that is set on the platform. With AgentPhone it is always that one.',
	},
	...sayFirst('callTool', 'e.g. Let me change that.', 'the tool is called'),
	...sayFirst('hangUp', 'e.g. Goodbye!', 'the call ends'),
	...sayFirst('pressDigits', 'e.g. One moment.', 'the keys are pressed'),
	...sayFirst('transfer', "e.g. I'll put you through.", 'the call is transferred'),
];

export const voiceReplyProperties: INodeProperties[] = [
	...toolDescriptionFields('Voice Reply', fields),
	{
		// n8n names a node after its operation only if it has a resource.
		displayName: 'Resource',
		name: 'resource',
		type: 'hidden',
		noDataExpression: true,
		options: [{ name: 'Call', value: 'call' }],
		default: 'call',
	},
	...fields,
];
