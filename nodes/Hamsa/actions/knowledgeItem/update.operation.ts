import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { knowledgeItemLocator } from '../common/fields';
import { itemName, nameField, SIMPLE_ITEM } from './fields';

const properties: INodeProperties[] = [
	knowledgeItemLocator,
	{
		...nameField,
		required: true,
		description: 'The new name, at most 250 characters. Nothing else can be changed: for other content, create a new item.',
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['knowledgeItem'], operation: ['update'] } }, properties);

/** `PATCH /v1/voice-agents/knowledge-base/{id}` (docs/platforms/hamsa.md, 4.1). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = locatorId.call(this, 'knowledgeItemId', itemIndex, 'Knowledge Item');
	const body = { itemName: itemName(checksFor(this, itemIndex), this.getNodeParameter('itemName', itemIndex)) };
	const item = await apiRequest.call(this, {
		method: 'PATCH',
		path: endpoint('v1', 'voice-agents', 'knowledge-base', id),
		body,
		itemIndex,
	});
	return simplifier.call(this, itemIndex, SIMPLE_ITEM)(item);
}
