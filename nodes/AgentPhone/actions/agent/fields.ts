import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { pairsField } from '../../../shared/actions/fields';
import { type Checks, checksFor, idOf, pairsOf } from '../../../shared/actions/input';
import { numberIn } from '../../../shared/numbers';
import { voiceLocator } from '../common/fields';
import { languages, modelTiers } from '../common/options';
import { PLACEHOLDER_HINT } from '../common/placeholders';

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

/** Maximum number of tools of an agent (docs/platforms/agentphone.md, 3.1). */
const MAX_CUSTOM_TOOLS = 20;

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
	description: 'Where the answers of the agent on the phone are generated. Text messages are always sent to the webhook.',
};

export const systemPromptField: INodeProperties = {
	displayName: 'System Prompt',
	name: 'systemPrompt',
	type: 'string',
	typeOptions: { rows: 5 },
	default: '',
	description: `Instructions for what the hosted agent does and how it behaves. ${PLACEHOLDER_HINT}.`,
};

const customToolsField: INodeProperties = {
	displayName: 'Custom Tools',
	name: 'customTools',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Tool' },
	placeholder: 'Add Tool',
	default: {},
	description:
		'Tools with which a hosted agent sends requests to a server during a call, at most 20. They replace all existing tools; if none are given, all existing tools are removed.',
	options: [
		{
			displayName: 'Tool',
			name: 'tool',
			values: [
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					required: true,
					description: 'What the tool does and when to use it. The agent uses this to decide when to call the tool.',
				},
				{
					displayName: 'Execution Message',
					name: 'executionMessage',
					type: 'string',
					default: '',
					placeholder: 'e.g. One moment, I am looking that up.',
					description: 'What the agent says while the tool runs, if Speak During Execution is on',
				},
				pairsField('Headers', 'headers', 'Header', 'HTTP headers to send with each call of the tool'),
				{
					displayName: 'Method',
					name: 'method',
					type: 'options',
					options: [
						{ name: 'GET', value: 'GET' },
						{ name: 'POST', value: 'POST' },
					],
					default: 'POST',
					description: 'HTTP method the tool is called with',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					required: true,
					placeholder: 'e.g. find_order',
					description: 'Letters, digits, underscores and hyphens, 64 at most. Each tool needs a name of its own.',
				},
				{
					displayName: 'Parameters',
					name: 'parameters',
					type: 'json',
					default: '',
					placeholder: '{"type": "object", "properties": {"orderNumber": {"type": "string"}}}',
					description: 'What the agent fills in, as a JSON Schema object. Leave empty for a tool without arguments.',
				},
				{
					displayName: 'Speak During Execution',
					name: 'speakDuringExecution',
					type: 'boolean',
					default: false,
					description: 'Whether the agent says the execution message while the tool runs',
				},
				{
					displayName: 'Timeout (Ms)',
					name: 'timeoutMs',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 120000 },
					default: 0,
					description:
						'Maximum time for the answer of the tool, from 1000 to 120000 milliseconds. With 0, the default of AgentPhone applies.',
				},
				{
					displayName: 'URL',
					name: 'url',
					type: 'string',
					default: '',
					required: true,
					placeholder: 'e.g. https://example.com/find-order',
					description: 'URL of the tool. It must start with https://.',
				},
			],
		},
	],
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
			'Name that the agent gives when a phone screens the call. The agent only answers screening if the purpose is set as well.',
	},
	{
		displayName: 'Call Screening Purpose',
		name: 'callScreeningPurpose',
		type: 'string',
		default: '',
		description: 'Reason for the call that the agent gives when a phone screens the call',
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
		description: 'Phone number that callers are transferred to, with plus sign and country code. Empty means no transfer.',
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
		description: 'Message to leave if the call reaches voicemail. Empty turns it off.',
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
	if (body.transferNumber) body.transferNumber = check.phone('Transfer Number', body.transferNumber);
	if ('voice' in body) body.voice = idOf(body.voice) || check.reject('Voice', 'is not chosen', 'Choose a voice, or remove the field.');
	if (customTools !== undefined) body.customTools = toolList(check, customTools as { tool?: IDataObject[] });
	return body;
}

function toolList(check: Checks, { tool: tools = [] }: { tool?: IDataObject[] }): IDataObject[] {
	if (tools.length > MAX_CUSTOM_TOOLS) {
		check.reject('Custom Tools', `must contain at most ${MAX_CUSTOM_TOOLS} tools, but contains ${tools.length}`);
	}
	const list = tools.map((tool, at) => toolBody(check, `Custom Tools ${at + 1}`, tool));
	const duplicate = list.find(({ name }, at) => list.findIndex((other) => other.name === name) < at);
	if (duplicate) check.reject('Custom Tools', `must have unique names, but two are called "${String(duplicate.name)}"`);
	return list;
}

/** The body of a tool. Fields left empty are not sent, so that the defaults of the API apply. */
function toolBody(check: Checks, label: string, tool: IDataObject): IDataObject {
	const name = String(tool.name ?? '').trim();
	if (!/^[\w-]{1,64}$/.test(name)) {
		check.reject(`${label}, Name,`, `must be 1 to 64 letters, digits, underscores or hyphens, but is "${name}"`);
	}
	const description = String(tool.description ?? '').trim();
	if (description === '')
		check.reject(`${label}, Description,`, 'must not be empty, because the agent uses it to decide when to call the tool');

	const body: IDataObject = { name, description, url: check.httpsUrl(`${label}, URL,`, tool.url), method: tool.method ?? 'POST' };
	const headers = pairsOf(tool.headers);
	if (Object.keys(headers).length > 0) body.headers = headers;
	if (tool.parameters) body.parameters = check.jsonObject(`${label}, Parameters,`, tool.parameters);
	if ('timeoutMs' in tool && numberIn(tool.timeoutMs) !== 0)
		body.timeoutMs = check.number(`${label}, Timeout (Ms),`, tool.timeoutMs, { min: 1_000, max: 120_000, whole: true });
	if (tool.speakDuringExecution) body.speakDuringExecution = true;
	if (tool.executionMessage) body.executionMessage = tool.executionMessage;
	return body;
}
