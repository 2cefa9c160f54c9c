import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, updateDisplayOptions } from '../../../shared/actions/fields';
import { omitEmpty } from '../../../shared/actions/input';
import { getMany } from '../common/getMany';
import { voicesRequest } from '../common/voices';

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
				name: 'q',
				type: 'string',
				default: '',
				placeholder: 'e.g. Layan',
				description: 'Only voices that match this search text',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['voice'], operation: ['getAll'] } }, properties);

/** `GET /v2/tts/voices` (docs/platforms/hamsa.md, 8). The answer is not documented, so the voices are returned unchanged. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const filters = omitEmpty(this.getNodeParameter('filters', itemIndex, {}) as IDataObject);
	return await getMany.call(this, itemIndex, async () => {
		const request = await voicesRequest.call(this, itemIndex);
		return { ...request, qs: { ...request.qs, ...filters } };
	});
}
