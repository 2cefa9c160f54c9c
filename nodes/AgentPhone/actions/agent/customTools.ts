import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { pairsField } from '../../../shared/actions/fields';
import { type Checks, pairsOf } from '../../../shared/actions/input';
import { numberIn } from '../../../shared/numbers';

/** Maximum number of tools of an agent, and lengths of their texts in characters (docs/platforms/agentphone.md, 3.1). */
const MAX_CUSTOM_TOOLS = 20;
const MAX_TOOL_DESCRIPTION = 1_024;
const MAX_TOOL_URL = 2_048;
const MAX_EXECUTION_MESSAGE = 500;

/** The tools of a hosted agent, read with `toolList`. */
export const customToolsField: INodeProperties = {
	displayName: 'Custom Tools',
	name: 'customTools',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Tool' },
	placeholder: 'Add tool',
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
					description:
						'What the tool does and when to use it, with up to 1024 characters. The agent uses this to decide when to call the tool.',
				},
				{
					displayName: 'Execution Message',
					name: 'executionMessage',
					type: 'string',
					default: '',
					placeholder: 'e.g. One moment, I am looking that up.',
					description: 'What the agent says while the tool runs, if Speak During Execution is on, with up to 500 characters',
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
					placeholder: 'e.g. {"type": "object", "properties": {"orderNumber": {"type": "string"}}}',
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
					description: 'URL of the tool, with up to 2048 characters. It must start with https://.',
				},
			],
		},
	],
};

/**
 * The tools in the format of the API.
 *
 * @throws NodeOperationError naming the tool and the field that is out of its limits
 */
export function toolList(check: Checks, { tool: tools = [] }: { tool?: IDataObject[] }): IDataObject[] {
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

	const limited = (field: string, value: unknown, max: number) => check.text(`${label}, ${field},`, value, { max });
	limited('Description', description, MAX_TOOL_DESCRIPTION);
	const url = limited('URL', check.httpsUrl(`${label}, URL,`, tool.url), MAX_TOOL_URL);
	const body: IDataObject = { name, description, url, method: tool.method ?? 'POST' };
	const headers = pairsOf(tool.headers);
	if (Object.keys(headers).length > 0) body.headers = headers;
	if (tool.parameters) body.parameters = check.jsonObject(`${label}, Parameters,`, tool.parameters);
	if ('timeoutMs' in tool && numberIn(tool.timeoutMs) !== 0)
		body.timeoutMs = check.number(`${label}, Timeout (Ms),`, tool.timeoutMs, { min: 1_000, max: 120_000, whole: true });
	if (tool.speakDuringExecution) body.speakDuringExecution = true;
	if (tool.executionMessage) body.executionMessage = limited('Execution Message', tool.executionMessage, MAX_EXECUTION_MESSAGE);
	return body;
}
