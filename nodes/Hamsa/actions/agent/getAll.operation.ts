import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { omitEmpty, listOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { getMany } from '../common/getMany';
import { languages } from '../common/options';
import { agentShaper, agentTypes } from './fields';

const properties: INodeProperties[] = [
	...listFields,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Languages',
				name: 'language',
				type: 'multiOptions',
				options: languages,
				default: [],
				description: 'Only agents that speak one of these languages',
			},
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				placeholder: 'e.g. front desk',
				description: 'Only agents with this in their name',
			},
			{
				displayName: 'Types',
				name: 'type',
				type: 'multiOptions',
				options: agentTypes,
				default: [],
				description: 'Only agents of one of these types',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		description: 'How the list is sorted',
		options: [
			{
				displayName: 'Sort Order',
				name: 'sortOrder',
				type: 'options',
				options: [
					{ name: 'Newest First', value: 'desc' },
					{ name: 'Oldest First', value: 'asc' },
				],
				default: 'desc',
				description: 'Order of the agents by creation time',
			},
		],
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['agent'], operation: ['getAll'] } }, properties);

/** `GET /v2/voice-agents` (docs/platforms/hamsa.md, 2.1). The list can only be sorted by creation time. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const { search, type, language } = this.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const { sortOrder } = this.getNodeParameter('options', itemIndex, {}) as IDataObject;

	const qs: IDataObject = {
		...omitEmpty({ search }),
		type: listOf(type),
		language: listOf(language),
		...(sortOrder ? { sortField: 'createdAt', sortOrder } : {}),
	};
	const request = { path: endpoint('v2', 'voice-agents'), qs, paging: 'skipPage' as const };
	return await getMany.call(this, itemIndex, request, agentShaper.call(this, itemIndex));
}
