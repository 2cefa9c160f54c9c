import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { pairsField } from '../../../shared/actions/fields';
import { checksFor, omitEmpty, idOf, listOf, locatorId, pairsOf } from '../../../shared/actions/input';
import { agentLocator, voiceLocator } from '../common/fields';
import { languages } from '../common/options';
import { PLACEHOLDER_HINT } from '../common/placeholders';
import { CALL } from '../common/waiting/trackedTasks';
import type { Waitable } from '../common/waiting/types';
import { simpleConversation } from '../conversation/fields';

export const callNotice = (name: string): INodeProperties => ({
	displayName:
		'This rings a real phone, costs money, and cannot be undone. Only call people who have agreed to it. The request is never repeated automatically: if its answer is lost, check Conversation: Get Many before you run it again.',
	name,
	type: 'notice',
	default: '',
});

export const toNumberField: INodeProperties = {
	displayName: 'To Number',
	name: 'toNumber',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +15005550001',
	description: 'Phone number to call, with plus sign and country code',
};

export const paramsField = pairsField(
	'Params',
	'params',
	'Param',
	'Values for the placeholders of the agent, such as {{name}}. Hamsa returns them with the outcome of the call.',
);

/** The fields that `agentOf` reads. An inline agent is sent in the flat form of v1 (docs/platforms/hamsa.md, 2.2 and 2.3). */
export const agentFields: INodeProperties[] = [
	{
		displayName: 'Agent Source',
		name: 'agentSource',
		type: 'options',
		options: [
			{ name: 'Described Here', value: 'inline', description: 'An agent for this call only, which is not stored' },
			{ name: 'One of the Project', value: 'stored' },
		],
		default: 'stored',
		description: 'Which agent holds the conversation',
	},
	{
		...agentLocator,
		displayOptions: { show: { agentSource: ['stored'] } },
		description: 'The voice agent that holds the conversation. The list can be searched by name.',
	},
	{ ...paramsField, displayOptions: { show: { agentSource: ['stored'] } } },
	{
		displayName: 'Agent Name',
		name: 'agentName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Appointment Reminder',
		displayOptions: { show: { agentSource: ['inline'] } },
		description: 'Name of the agent in the call history',
	},
	{
		displayName: 'Agent',
		name: 'agentDetails',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		displayOptions: { show: { agentSource: ['inline'] } },
		description: 'How the agent behaves in this call',
		options: [
			{
				displayName: 'Greeting',
				name: 'greetingMessage',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				description: `The first thing the agent says. ${PLACEHOLDER_HINT}.`,
			},
			{
				displayName: 'Greeting Type',
				name: 'greetingMessageType',
				type: 'options',
				options: [
					{
						name: 'Prompt',
						value: 'PROMPT',
						description: 'The greeting is an instruction from which the agent generates its first message',
					},
					{ name: 'Static', value: 'STATIC', description: 'The greeting is spoken word for word' },
				],
				default: 'STATIC',
				description: 'How the greeting is used',
			},
			{
				displayName: 'Interruptible',
				name: 'interrupt',
				type: 'boolean',
				default: true,
				description: 'Whether the caller may interrupt the agent',
			},
			{
				displayName: 'Language',
				name: 'lang',
				type: 'options',
				options: languages,
				default: 'ar',
				description: 'The language the agent speaks and understands',
			},
			{
				displayName: 'More (JSON)',
				name: 'more',
				type: 'json',
				default: '',
				placeholder: 'e.g. {"silenceThreshold": 800, "tools": {"smartCallEnd": true}}',
				description: 'Further fields of an agent in the format of v1, as a JSON object. The other fields here take precedence.',
			},
			{
				displayName: 'Outcome',
				name: 'outcome',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				placeholder: 'e.g. Whether the appointment is kept, and the new time if not',
				description: 'The data to extract from the call, in words',
			},
			{
				displayName: 'Outcome Schema',
				name: 'outcomeResponseShape',
				type: 'json',
				default: '',
				placeholder: 'e.g. {"type": "object", "properties": {"kept": {"type": "boolean"}}}',
				description: 'The data to extract from the call, as a JSON Schema object',
			},
			{ ...paramsField, description: 'Values for the placeholders in the greeting and the prompt, such as {{name}}' },
			{
				displayName: 'Poke Messages',
				name: 'pokeMessages',
				type: 'string',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Message' },
				default: [],
				placeholder: 'e.g. Are you still there?',
				description: 'What the agent says when the called person is silent',
			},
			{
				displayName: 'Prompt',
				name: 'preamble',
				type: 'string',
				typeOptions: { rows: 5 },
				default: '',
				description: `Instructions for what the agent does and how it behaves; Hamsa calls this the preamble. ${PLACEHOLDER_HINT}.`,
			},
			{
				...voiceLocator,
				required: undefined,
				description: 'The voice the agent speaks with. The list can be searched by name and dialect.',
			},
		],
	},
];

/**
 * The agent in the body of a call, for both routes: `{voiceAgentId, params}` or `{agentDetails}` (docs/platforms/hamsa.md, 2.3).
 *
 * @throws NodeOperationError naming the field that is out of its limits
 */
export function agentOf(this: IExecuteFunctions, itemIndex: number): IDataObject {
	const check = checksFor(this, itemIndex);
	if (this.getNodeParameter('agentSource', itemIndex, 'stored') !== 'inline') {
		return {
			voiceAgentId: locatorId.call(this, 'agentId', itemIndex, 'Agent'),
			params: pairsOf(this.getNodeParameter('params', itemIndex, {})),
		};
	}
	const agentName = check.text('Agent Name', this.getNodeParameter('agentName', itemIndex), { max: Infinity });
	const { more, outcomeResponseShape, params, pokeMessages, voiceId, ...plain } = this.getNodeParameter(
		'agentDetails',
		itemIndex,
		{},
	) as IDataObject;
	const messages = Array.isArray(pokeMessages) ? listOf(pokeMessages) : [];
	const details: IDataObject = {
		...(more ? check.jsonObject('More (JSON)', more, '{"silenceThreshold": 800}') : {}),
		agentName,
		...omitEmpty({ ...plain, voiceId: idOf(voiceId) }),
		...(outcomeResponseShape ? { outcomeResponseShape: check.jsonObject('Outcome Schema', outcomeResponseShape) } : {}),
		...(params !== undefined && { params: pairsOf(params) }),
		...(messages.length > 0 && { pokeMessages: messages }),
	};
	return { agentDetails: details };
}

/** The parts of a waitable that all operations which place a call have in common. */
export const callResult: Pick<Waitable, 'task' | 'resultOptions' | 'shape'> = {
	task: CALL,
	resultOptions(this: IExecuteFunctions, itemIndex: number) {
		return { simplify: this.getNodeParameter('simplify', itemIndex, true) as boolean };
	},
	shape: (call, { simplify }) => (simplify === false ? call : simpleConversation(call)),
};
