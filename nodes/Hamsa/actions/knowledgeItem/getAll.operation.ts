import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { omitEmpty, idOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { agentLocator } from '../common/fields';
import { getMany } from '../common/getMany';
import { SIMPLE_ITEM } from './fields';

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
				displayName: 'Active',
				name: 'isActive',
				type: 'boolean',
				default: true,
				description: 'Whether to return only items that are turned on, or only items that are turned off',
			},
			{ ...agentLocator, required: undefined, description: 'Only items of this agent' },
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				placeholder: 'e.g. hours',
				description: 'Only items with this in the name',
			},
			{
				displayName: 'Types',
				name: 'types',
				type: 'multiOptions',
				options: [
					{ name: 'File', value: 'FILE' },
					{ name: 'Text', value: 'TEXT' },
					{ name: 'Web Pages', value: 'URL' },
				],
				default: [],
				description: 'Only items of these types',
			},
			{
				displayName: 'Used',
				name: 'used',
				type: 'boolean',
				default: true,
				description: 'Whether to return only items that an agent uses, or only items that no agent uses',
			},
		],
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['knowledgeItem'], operation: ['getAll'] } }, properties);

/** `GET /v1/voice-agents/knowledge-base/list` (docs/platforms/hamsa.md, 4.1). The name of the search parameter is not documented and taken from the other lists. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const { agentId, types, ...filters } = this.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const qs = omitEmpty({ ...filters, voiceAgentId: idOf(agentId), type: (types as string[] | undefined)?.length ? types : undefined });
	const request = { path: endpoint('v1', 'voice-agents', 'knowledge-base', 'list'), qs, paging: 'skipPage' as const };
	return await getMany.call(this, itemIndex, request, simplifier.call(this, itemIndex, SIMPLE_ITEM));
}
