import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Checks } from '../../../../shared/actions/input';
import type { Group } from '../../common/group';

const options: INodeProperties[] = [
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Outcome Field' },
		placeholder: 'Add outcome field',
		default: {},
		description:
			'The data to extract from each call. They replace all existing fields; if none are given, all existing fields are removed.',
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{
						displayName: 'Description',
						name: 'description',
						type: 'string',
						default: '',
						placeholder: 'e.g. The number of the order the caller asked about',
						description: 'What the field contains. The agent uses this description to fill it in.',
					},
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						required: true,
						placeholder: 'e.g. order_number',
						description: 'Name of the field in the outcome of a call',
					},
					{
						displayName: 'Type',
						name: 'type',
						type: 'options',
						options: [
							{ name: 'List of Texts', value: 'array' },
							{ name: 'Number', value: 'number' },
							{ name: 'Text', value: 'string' },
							{ name: 'Whole Number', value: 'integer' },
							{ name: 'Yes or No', value: 'boolean' },
						],
						default: 'string',
						description: 'Data type of the value',
					},
				],
			},
		],
	},
	{
		displayName: 'JSON Schema',
		name: 'schema',
		type: 'json',
		default: '',
		placeholder: 'e.g. {"type": "object", "properties": {"order_number": {"type": "string"}}}',
		description: 'The data to extract as a JSON Schema object, for outcomes the fields cannot express. Use either this or Fields.',
	},
];

/** `outcomeResponseShape`: the data that the agent extracts, which calls report as `outcomeResult` (docs/platforms/hamsa.md, 2.2 and 10.3). */
export const outcome: Group = {
	field: {
		displayName: 'Outcome',
		name: 'outcome',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'The data to extract from each call',
		options,
	},
	body: ({ fields, schema }, check) => {
		if (fields !== undefined && schema !== undefined)
			check.reject('Outcome', 'must be given as fields or as JSON Schema, but not as both');
		return {
			outcomeResponseShape:
				fields === undefined ? check.jsonObject('JSON Schema', schema) : schemaOf(check, fields as { field?: IDataObject[] }),
		};
	},
};

function schemaOf(check: Checks, { field: rows = [] }: { field?: IDataObject[] }): IDataObject {
	const properties = new Map<string, IDataObject>();
	for (const [at, { name, type = 'string', description }] of rows.entries()) {
		const key = String(name ?? '').trim();
		if (key === '') check.reject(`Outcome Field ${at + 1}, Name,`, 'must not be empty');
		if (properties.has(key)) check.reject('Outcome Fields', `must have unique names, but two are called "${key}"`);
		properties.set(key, { type, ...(type === 'array' && { items: { type: 'string' } }), ...(description ? { description } : {}) });
	}
	return { type: 'object', properties: Object.fromEntries(properties) };
}
