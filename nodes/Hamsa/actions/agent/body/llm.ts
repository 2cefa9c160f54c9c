import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { emptyToNull, pickPresent, type Group } from '../../common/group';

/** The spelling that Hamsa's clients send (docs/platforms/hamsa.md, 2.2). */
const providers: INodePropertyOptions[] = [
	{ name: 'Custom', value: 'Custom', description: 'Your own model, with Base URL and API Key' },
	{ name: 'DeepMyst', value: 'deepmyst' },
	{ name: 'Gemini', value: 'Gemini' },
	{ name: 'Groq', value: 'Groq' },
	{ name: 'OpenAI', value: 'OpenAI' },
];

const options: INodeProperties[] = [
	{
		displayName: 'API Key',
		name: 'apiKey',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'API key of your own model. Hamsa stores it; this node never includes it in its output.',
	},
	{
		displayName: 'Base URL',
		name: 'baseUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://llm.example.com/v1',
		description: 'Base URL of your own model. Leave it out for the models of Hamsa.',
	},
	{
		displayName: 'Model',
		name: 'model',
		type: 'string',
		default: '',
		placeholder: 'e.g. GPT-4.1-Mini',
		description:
			'Name of the model exactly as the Hamsa dashboard shows it, such as GPT-4o, GPT-4.1-Mini or GPT-5-Nano. The names that providers use in their own APIs, such as gpt-4o, are probably refused. For the provider Custom, the name that your own model expects.',
	},
	{
		displayName: 'Provider',
		name: 'provider',
		type: 'options',
		options: providers,
		default: 'OpenAI',
		description:
			'Provider of the model. The list is what clients of Hamsa send; another provider can be given as an expression, spelled as in the Hamsa dashboard.',
	},
	{
		displayName: 'Temperature',
		name: 'temperature',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0.2,
		description: 'Sampling temperature of the model: 0 gives the most consistent answers, higher values more varied ones',
	},
];

/** The model of an agent. The maximum temperature is not documented, so only negative values are rejected. */
export const llm: Group = {
	field: {
		displayName: 'LLM',
		name: 'llm',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'The language model that generates the answers of the agent',
		options,
	},
	body: (fields, check) => {
		const body = pickPresent(fields, 'model', 'provider');
		if ('apiKey' in fields) body.apiKey = emptyToNull(fields.apiKey) as string | null;
		if ('baseUrl' in fields) body.baseUrl = fields.baseUrl === '' ? null : check.webUrl('Base URL', fields.baseUrl);
		if ('temperature' in fields) body.temperature = check.number('Temperature', fields.temperature, { min: 0 });
		return { llm: body };
	},
};
