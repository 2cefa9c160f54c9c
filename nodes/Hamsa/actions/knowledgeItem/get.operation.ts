import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { knowledgeItemLocator } from '../common/fields';
import { SIMPLE_ITEM } from './fields';

const properties: INodeProperties[] = [knowledgeItemLocator, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['knowledgeItem'], operation: ['get'] } }, properties);

/** `GET /v1/voice-agents/knowledge-base/{id}` (docs/platforms/hamsa.md, 4.1). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = locatorId.call(this, 'knowledgeItemId', itemIndex, 'Knowledge Item');
	const item = await apiRequest.call(this, { path: endpoint('v1', 'voice-agents', 'knowledge-base', id), itemIndex });
	return simplifier.call(this, itemIndex, SIMPLE_ITEM)(item);
}
