import type { INodeProperties } from 'n8n-workflow';

import { emptyToNull, pickPresent, type Group } from './group';

const options: INodeProperties[] = [
	{
		displayName: 'API Key',
		name: 'apiKey',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'Key of a model of your own. It is stored at Hamsa; this node never shows it in its output.',
	},
	{
		displayName: 'Base URL',
		name: 'baseUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://llm.example.com/v1',
		description: 'Where a model of your own is reached. Leave it out for the models of Hamsa.',
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
		description: 'Name of the company whose model it is, as the Hamsa dashboard shows it',
	},
	{
		displayName: 'Temperature',
		name: 'temperature',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0.2,
		description: 'How freely the model answers: 0 is most alike each time, higher is more varied',
	},
];

/** The highest temperature is not documented, so only what can be none is refused. */
export const llm: Group = {
	field: {
		displayName: 'LLM',
		name: 'llm',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'The language model that finds the words',
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
