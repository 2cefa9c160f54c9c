import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { pairsField } from '../../../../shared/actions/fields';
import { listOf, pairsOf } from '../../../../shared/actions/input';
import { PLACEHOLDER_HINT } from '../../common/placeholders';
import { emptyToNull, pickPresent, type Group } from './group';

const direction = (displayName: string, name: string, text: string): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	options: [
		{ name: 'Left to Right', value: 'ltr' },
		{ name: 'Right to Left', value: 'rtl' },
	],
	default: 'ltr',
	description: `Which way the editor of Hamsa writes ${text}`,
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
			{ name: 'Prompt', value: 'PROMPT', description: 'The greeting tells the agent how to begin' },
			{ name: 'Static', value: 'STATIC', description: 'The greeting is said as it stands' },
			{ name: 'Text', value: 'TEXT', description: 'As in the examples of Hamsa' },
		],
		default: 'TEXT',
		description: 'How the greeting is taken',
	},
	pairsField(
		'Params',
		'params',
		'Param',
		'Values for the placeholders of greeting and prompt, by name, unless a call brings its own. They replace all params the agent has; added without any, the field takes all away.',
	),
	{
		displayName: 'Poke Messages',
		name: 'pokeMessages',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Message' },
		default: [],
		placeholder: 'e.g. Are you still there?',
		description: 'What the agent says when the caller is silent. They replace all that the agent has.',
	},
	{
		displayName: 'Prompt',
		name: 'preamble',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
		description: `What the agent is to do and how it is to behave; Hamsa calls it the preamble. ${PLACEHOLDER_HINT}.`,
	},
	direction('Prompt Direction', 'promptDirection', 'the prompt'),
];

export const conversation: Group = {
	field: {
		displayName: 'Conversation',
		name: 'conversation',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'What the agent says and how it is to behave',
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

/** A list, or one message: a comma does not part two, as a sentence may hold one. */
const messagesOf = (value: unknown): string[] => listOf(Array.isArray(value) ? value : [value ?? '']);
