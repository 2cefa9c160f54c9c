import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { knowledgeItemLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{
		displayName: 'This cannot be undone: the item is deleted for every agent that uses it.',
		name: 'deleteNotice',
		type: 'notice',
		default: '',
	},
	{ ...knowledgeItemLocator, description: 'The item to delete permanently. The list can be searched by name.' },
];

export const description = updateDisplayOptions({ show: { resource: ['knowledgeItem'], operation: ['delete'] } }, properties);

/** `DELETE /v1/voice-agents/knowledge-base/{id}` (docs/platforms/hamsa.md, 4.1). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = locatorId.call(this, 'knowledgeItemId', itemIndex, 'Knowledge Item');
	await apiRequest.call(this, { method: 'DELETE', path: endpoint('v1', 'voice-agents', 'knowledge-base', id), itemIndex });
	return { deleted: true, id };
}
