import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { pairsField } from '../../../../shared/actions/fields';
import { listOf, pairsOf } from '../../../../shared/actions/input';
import { PLACEHOLDER_HINT } from '../../common/placeholders';
import { emptyToNull, pickPresent, type Group } from '../../common/group';

const direction = (displayName: string, name: string, text: string): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	options: [
		{ name: 'Left to Right', value: 'ltr' },
		{ name: 'Right to Left', value: 'rtl' },
	],
	default: 'ltr',
	description: `Text direction of ${text} in the Hamsa editor`,
});

const options: INodeProperties[] = [
	{
		displayName: 'Greeting',
		name: 'greetingMessage',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		description: `The first thing the agent says. ${PLACEHOLDER_HINT}.`,
	},
	direction('Greeting Direction', 'greetingDirection', 'the greeting'),
	{
		displayName: 'Greeting Type',
		name: 'greetingMessageType',
		type: 'options',
		options: [
			{ name: 'Not Set', value: '' },
			{
				name: 'Prompt',
				value: 'PROMPT',
				description: 'The greeting is an instruction from which the agent generates its first message',
			},
			{ name: 'Static', value: 'STATIC', description: 'The greeting is spoken word for word' },
			{ name: 'Text', value: 'TEXT', description: 'The type used in the examples of Hamsa, not documented further' },
		],
		default: 'TEXT',
		description: 'How the greeting is used',
	},
	pairsField(
		'Params',
		'params',
		'Param',
		'Default values for the placeholders in the greeting and the prompt, which a call can override. They replace all existing params; if none are given, all existing params are removed.',
	),
	{
		displayName: 'Poke Messages',
		name: 'pokeMessages',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Message' },
		default: [],
		placeholder: 'e.g. Are you still there?',
		description: 'What the agent says when the caller is silent. They replace all existing messages.',
	},
	{
		displayName: 'Prompt',
		name: 'preamble',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
		description: `Instructions for what the agent does and how it behaves; Hamsa calls this the preamble. ${PLACEHOLDER_HINT}.`,
	},
	direction('Prompt Direction', 'promptDirection', 'the prompt'),
];

export const conversation: Group = {
	field: {
		displayName: 'Conversation',
		name: 'conversation',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'What the agent says and how it behaves',
		options,
	},
	body: (fields) => {
		const body = pickPresent(fields, 'greetingMessage', 'preamble');
		if ('greetingMessageType' in fields) body.greetingMessageType = emptyToNull(fields.greetingMessageType) as string | null;
		if ('params' in fields) body.params = pairsOf(fields.params);
		if ('pokeMessages' in fields) body.pokeMessages = messagesOf(fields.pokeMessages);
		const alignment: IDataObject = {
			...('greetingDirection' in fields && { greetingMessage: fields.greetingDirection }),
			...('promptDirection' in fields && { preamble: fields.promptDirection }),
		};
		if (Object.keys(alignment).length > 0) body.alignment = alignment;
		return { conversation: body };
	},
};

/** A list, or one message. A text is not split at commas, because a sentence may contain them. */
const messagesOf = (value: unknown): string[] => listOf(Array.isArray(value) ? value : [value ?? '']);
