import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, updateDisplayOptions } from '../../../shared/actions/fields';
import { omitEmpty } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiList } from '../common/api';

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
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				placeholder: 'e.g. Ada',
				description: 'Only contacts whose name or phone number contains this text',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['contact'], operation: ['getAll'] } }, properties);

/** `GET /v1/contacts` (docs/platforms/agentphone.md, 3.6 and 6). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const filters = this.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	return await apiList.call(this, itemIndex, { path: endpoint('contacts'), qs: omitEmpty(filters) });
}
