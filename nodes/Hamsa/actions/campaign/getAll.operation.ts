import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { omitEmpty, idOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { agentLocator } from '../common/fields';
import { getMany } from '../common/getMany';
import { SIMPLE_CAMPAIGN } from './fields';

const properties: INodeProperties[] = [
	...listFields,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{ ...agentLocator, required: undefined, description: 'Only campaigns of this agent' },
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				placeholder: 'e.g. Renewals',
				description: 'Only campaigns with this in their name or ID',
			},
		],
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['campaign'], operation: ['getAll'] } }, properties);

/** `GET /v1/voice-agents/campaigns` (docs/platforms/hamsa.md, 5): `skip` counts rows here, not pages. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const { agentId, search } = this.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const qs = omitEmpty({ voiceAgentId: idOf(agentId), search });
	const request = { path: endpoint('v1', 'voice-agents', 'campaigns'), qs, paging: 'skipRows' as const };
	return await getMany.call(this, itemIndex, request, simplifier.call(this, itemIndex, SIMPLE_CAMPAIGN));
}
