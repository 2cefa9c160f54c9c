import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { type Checks, checksFor, idOf } from '../../../shared/actions/input';
import { voiceLocator } from '../common/fields';
import { checkLengths } from '../common/limits';
import { languages, modelTiers } from '../common/options';
import { PLACEHOLDER_HINT } from '../common/placeholders';
import { customToolsField, toolList } from './customTools';

/** The fields of an agent that Simplify keeps (docs/platforms/agentphone.md, 3.1). */
export const SIMPLE_AGENT = [
	'id',
	'name',
	'description',
	'voiceMode',
	'modelTier',
	'voice',
	'language',
	'transferNumber',
	'numbers',
	'createdAt',
] as const;

export const voiceModeField: INodeProperties = {
	displayName: 'Voice Mode',
	name: 'voiceMode',
	type: 'options',
	options: [
		{
			name: 'Hosted',
			value: 'hosted',
			description: 'AgentPhone generates the answers according to the system prompt. Costs more per minute.',
		},
		{
			name: 'Webhook',
			value: 'webhook',
			description: 'Each turn of the caller is sent to a webhook, such as AgentPhone Trigger, which answers',
		},
	],
	default: 'webhook',
	description:
		'Where the answers of the agent on the phone are generated. Text messages are always sent to the webhook. Changing an agent from Hosted to Webhook deletes its system prompt and its begin message; changing it to Hosted requires a system prompt.',
};

export const systemPromptField: INodeProperties = {
	displayName: 'System Prompt',
	name: 'systemPrompt',
	type: 'string',
	typeOptions: { rows: 5 },
	default: '',
	description: `Instructions for what the hosted agent does and how it behaves. ${PLACEHOLDER_HINT}.`,
};

/** All fields of an agent except name, voice mode and system prompt (docs/platforms/agentphone.md, 3.1). */
export const agentFields: INodeProperties[] = [
	{
		displayName: 'Ambient Sound',
		name: 'ambientSound',
		type: 'options',
		options: [
			{ name: 'Coffee Shop', value: 'coffee-shop' },
			{ name: 'None', value: 'none' },
			{ name: 'Office', value: 'office' },
			{ name: 'Outdoor', value: 'outdoor' },
		],
		default: 'none',
		description: 'Quiet background sound during calls',
	},
	{
		displayName: 'Begin Message',
		name: 'beginMessage',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		description: `The first thing a hosted agent says when the call connects. ${PLACEHOLDER_HINT}.`,
	},
	{
		displayName: 'Call Screening Identity',
		name: 'callScreeningIdentity',
		type: 'string',
		default: '',
		description:
			'Name that the agent gives when a phone screens the call, with up to 100 characters. The agent only answers screening if the purpose is set as well.',
	},
	{
		displayName: 'Call Screening Purpose',
		name: 'callScreeningPurpose',
		type: 'string',
		default: '',
		description: 'Reason for the call that the agent gives when a phone screens the call, with up to 300 characters',
	},
	customToolsField,
	{
		displayName: 'Denoising Mode',
		name: 'denoisingMode',
		type: 'options',
		options: [
			{
				name: 'Noise and Background Speech Cancellation',
				value: 'noise-and-background-speech-cancellation',
				description: 'For cars, cafés and rooms with a TV. Costs extra per minute.',
			},
			{ name: 'Noise Cancellation', value: 'noise-cancellation' },
		],
		default: 'noise-cancellation',
		description: 'What is removed from the audio of the caller',
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'An internal note about the agent',
	},
	{
		displayName: 'Enable Backchannel',
		name: 'enableBackchannel',
		type: 'boolean',
		default: true,
		description: 'Whether the agent says short words such as "uh-huh" while the caller speaks',
	},
	{
		displayName: 'Enable Messaging',
		name: 'enableMessaging',
		type: 'boolean',
		default: true,
		description: 'Whether a hosted agent may send and read text messages during a call',
	},
	{
		displayName: 'Interruption Sensitivity',
		name: 'interruptionSensitivity',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
		default: 0.8,
		description: 'How easily the caller can interrupt the agent: 0 is never, 1 is at the first sound',
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'options',
		options: languages,
		default: 'en-US',
		description: 'Language of speech recognition and pronunciation',
	},
	{
		displayName: 'Max Silence (Ms)',
		name: 'maxSilenceMs',
		type: 'number',
		typeOptions: { minValue: 10000, maxValue: 3600000 },
		default: 600000,
		description: 'Silence of the caller after which the call ends, from 10000 to 3600000 milliseconds',
	},
	{
		displayName: 'Model Tier',
		name: 'modelTier',
		type: 'options',
		options: modelTiers,
		default: 'balanced',
		description: 'Quality and speed of the model for hosted conversations',
	},
	{
		displayName: 'Speech-to-Text Mode',
		name: 'sttMode',
		type: 'options',
		options: [
			{ name: 'Accurate', value: 'accurate', description: 'Fewer recognition errors, about 200 milliseconds slower' },
			{ name: 'Fast', value: 'fast' },
		],
		default: 'fast',
		description: 'Whether accuracy or speed of speech recognition has priority',
	},
	{
		displayName: 'Transfer Number',
		name: 'transferNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. +15005550009',
		description: 'Phone number in the US or Canada that callers are transferred to, with +1. Empty means no transfer.',
	},
	voiceLocator,
	{
		displayName: 'Voice Speed',
		name: 'voiceSpeed',
		type: 'number',
		typeOptions: { minValue: 0.5, maxValue: 2, numberPrecision: 2 },
		default: 1,
		description: 'Speed of speech: 0.5 is half the normal speed, 2 is twice the normal speed',
	},
	{
		displayName: 'Voicemail Message',
		name: 'voicemailMessage',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		description: 'Message to leave if the call reaches voicemail, with up to 1000 characters. Empty turns it off.',
	},
];

/**
 * The body for the fields that were added, in the format of the API.
 *
 * @param fields the value of the collection
 * @throws NodeOperationError naming the field that is out of its limits
 */
export function agentBody(this: IExecuteFunctions, itemIndex: number, fields: IDataObject): IDataObject {
	const check = checksFor(this, itemIndex);
	const { customTools, ...body } = fields;
	if ('interruptionSensitivity' in body) {
		body.interruptionSensitivity = check.number('Interruption Sensitivity', body.interruptionSensitivity, { min: 0, max: 1 });
	}
	if ('maxSilenceMs' in body) {
		body.maxSilenceMs = check.number('Max Silence (Ms)', body.maxSilenceMs, { min: 10_000, max: 3_600_000, whole: true });
	}
	if ('voiceSpeed' in body) body.voiceSpeed = check.number('Voice Speed', body.voiceSpeed, { min: 0.5, max: 2 });
	if (body.transferNumber) body.transferNumber = transferNumber(check, body.transferNumber);
	checkLengths(check, body);
	if ('voice' in body) body.voice = idOf(body.voice) || check.reject('Voice', 'is not chosen', 'Choose a voice, or remove the field.');
	if (customTools !== undefined) body.customTools = toolList(check, customTools as { tool?: IDataObject[] });
	return body;
}

/** Calls can be transferred within the US and Canada only. Other countries with +1 are left to AgentPhone. */
function transferNumber(check: Checks, value: unknown): string {
	const number = check.phone('Transfer Number', value);
	return /^\+1\d{10}$/.test(number)
		? number
		: check.reject('Transfer Number', `must be a number in the US or Canada, which is +1 and ten digits, but is "${number}"`);
}
