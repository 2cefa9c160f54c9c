import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { only, pairsField } from '../../../shared/actions/fields';
import { checksFor, omitEmpty, idOf, listOf, locatorId, pairsOf } from '../../../shared/actions/input';
import { agentLocator, voiceLocator } from '../common/fields';
import { languages } from '../common/options';
import { PLACEHOLDER_HINT } from '../common/placeholders';
import { CALL } from '../common/waiting/trackedTasks';
import type { Waitable } from '../common/waiting/waitable';
import { SIMPLE_CONVERSATION } from '../conversation/fields';

/** What Simplify keeps of a call: of the first answer, and of the conversation it becomes (docs/platforms/hamsa.md, 2.3 and 6). */
const SIMPLE_CALL = ['jobId', ...SIMPLE_CONVERSATION];

export const callNotice = (name: string): INodeProperties => ({
	displayName:
		'This rings a real phone, costs money, and cannot be taken back. Call only people who agreed to it. It is never repeated by itself: if its answer gets lost, look into Conversation: Get Many before you run it again.',
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

export const paramsField = pairsField('Params', 'params', 'Param', 'Values for the placeholders of the agent, such as {{name}}. Hamsa gives them back with the outcome of the call.');

/** Read by `agentOf`. The whole agent is told in its old, flat form (docs/platforms/hamsa.md, 2.2 and 2.3). */
export const agentFields: INodeProperties[] = [
	{
		displayName: 'Agent Source',
		name: 'agentSource',
		type: 'options',
		options: [
			{ name: 'Described Here', value: 'inline', description: 'An agent for this one call, which is not stored' },
			{ name: 'One of the Project', value: 'stored' },
		],
		default: 'stored',
		description: 'Who talks',
	},
	{ ...agentLocator, displayOptions: { show: { agentSource: ['stored'] } }, description: 'The voice agent that talks. The list can be searched by name.' },
	{ ...paramsField, displayOptions: { show: { agentSource: ['stored'] } } },
	{
		displayName: 'Agent Name',
		name: 'agentName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Appointment Reminder',
		displayOptions: { show: { agentSource: ['inline'] } },
		description: 'What the agent is called in the history of calls',
	},
	{
		displayName: 'Agent',
		name: 'agentDetails',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		displayOptions: { show: { agentSource: ['inline'] } },
		description: 'How the agent is to behave in this call',
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
					{ name: 'Prompt', value: 'PROMPT', description: 'The greeting tells the agent how to begin' },
					{ name: 'Static', value: 'STATIC', description: 'The greeting is said as it stands' },
				],
				default: 'STATIC',
				description: 'How the greeting is taken',
			},
			{ displayName: 'Interruptible', name: 'interrupt', type: 'boolean', default: true, description: 'Whether the caller may interrupt the agent' },
			{ displayName: 'Language', name: 'lang', type: 'options', options: languages, default: 'ar', description: 'The language the agent speaks and understands' },
			{
				displayName: 'More (JSON)',
				name: 'more',
				type: 'json',
				default: '',
				placeholder: '{"silenceThreshold": 800, "tools": {"smartCallEnd": true}}',
				description: 'Anything else of an agent in its v1 form, as a JSON object. The other fields here win over it.',
			},
			{
				displayName: 'Outcome',
				name: 'outcome',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				placeholder: 'e.g. Whether the appointment is kept, and the new time if not',
				description: 'What the agent is to find out, in words',
			},
			{
				displayName: 'Outcome Schema',
				name: 'outcomeResponseShape',
				type: 'json',
				default: '',
				placeholder: '{"type": "object", "properties": {"kept": {"type": "boolean"}}}',
				description: 'What the agent is to find out, as a JSON Schema object',
			},
			{ ...paramsField, description: 'Values for the placeholders in the greeting and the prompt, such as {{name}}' },
			{
				displayName: 'Poke Messages',
				name: 'pokeMessages',
				type: 'string',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Message' },
				default: [],
				placeholder: 'e.g. Are you still there?',
				description: 'What the agent says when the other side is silent',
			},
			{
				displayName: 'Prompt',
				name: 'preamble',
				type: 'string',
				typeOptions: { rows: 5 },
				default: '',
				description: `What the agent is to do and how it is to behave; Hamsa calls it the preamble. ${PLACEHOLDER_HINT}.`,
			},
			{ ...voiceLocator, required: undefined, description: 'The voice the agent speaks with. The list can be searched by name and dialect.' },
		],
	},
];

/**
 * Who talks, as both routes of calls want to be told: `voiceAgentId` with `params`, or `agentDetails` (docs/platforms/hamsa.md, 2.3).
 *
 * @throws NodeOperationError naming the field that is out of its limits
 */
export function agentOf(this: IExecuteFunctions, itemIndex: number): IDataObject {
	const check = checksFor(this, itemIndex);
	if (this.getNodeParameter('agentSource', itemIndex, 'stored') !== 'inline') {
		return { voiceAgentId: locatorId.call(this, 'agentId', itemIndex, 'Agent'), params: pairsOf(this.getNodeParameter('params', itemIndex, {})) };
	}
	const agentName = check.text('Agent Name', this.getNodeParameter('agentName', itemIndex), { max: Infinity });
	const { more, outcomeResponseShape, params, pokeMessages, voiceId, ...plain } = this.getNodeParameter('agentDetails', itemIndex, {}) as IDataObject;
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

/** What the operations that place a call have in common. */
export const callResult: Pick<Waitable, 'task' | 'resultOptions' | 'shape'> = {
	task: CALL,
	resultOptions(this: IExecuteFunctions, itemIndex: number) {
		return { simplify: this.getNodeParameter('simplify', itemIndex, true) as boolean };
	},
	shape: (call, { simplify }) => (simplify === false ? call : only(SIMPLE_CALL, call)),
};
