import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, textOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { projectId } from '../../transport/project';

const properties: INodeProperties[] = [
	{
		displayName: 'History ID',
		name: 'historyId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 3f2b7c1e-0000-4000-8000-000000000001',
		description: 'ID of the entry, as returned by Get Many',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['ttsHistory'], operation: ['get'] } }, properties);

/** `GET /v2/tts/histories/{id}` (docs/platforms/hamsa.md, 8). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = textOf.call(this, 'historyId', itemIndex).trim();
	if (id === '') checksFor(this, itemIndex).reject('History ID', 'must not be empty');
	const qs = { projectId: await projectId.call(this, itemIndex) };
	return await apiRequest.call(this, { path: endpoint('v2', 'tts', 'histories', id), qs, itemIndex });
}
