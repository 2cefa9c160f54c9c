import type { INodeProperties } from 'n8n-workflow';

import { emptyToNull, pickPresent, type Group } from '../../common/group';

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
		placeholder: 'e.g. gpt-4',
		description: 'Name of the model, as the Hamsa dashboard shows it',
	},
	{
		displayName: 'Provider',
		name: 'provider',
		type: 'string',
		default: '',
		placeholder: 'e.g. openai',
		description: 'Name of the provider of the model, as the Hamsa dashboard shows it',
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
		placeholder: 'Add Field',
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
