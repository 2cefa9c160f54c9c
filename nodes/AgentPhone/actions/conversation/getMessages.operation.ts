import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiMessages } from '../common/api';
import { conversationLocator } from '../common/fields';
import { receivedBetween, receivedFilters } from '../common/received';
import { SIMPLE_MESSAGE } from './fields';

const properties: INodeProperties[] = [conversationLocator, ...listFields, receivedFilters, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['conversation'], operation: ['getMessages'] } }, properties);

/** `GET /v1/conversations/{conversation_id}/messages` (docs/platforms/agentphone.md, 3.4 and 6). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const conversationId = locatorId.call(this, 'conversationId', itemIndex, 'Conversation');
	const qs = receivedBetween.call(this, itemIndex);
	const path = endpoint('conversations', conversationId, 'messages');
	return await apiMessages.call(this, itemIndex, { path, qs }, simplifier.call(this, itemIndex, SIMPLE_MESSAGE));
}
