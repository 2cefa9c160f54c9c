import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { conversationLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{ ...conversationLocator, description: 'The iMessage conversation to show the typing indicator in' },
];

export const description = updateDisplayOptions({ show: { resource: ['conversation'], operation: ['sendTyping'] } }, properties);

/** `POST /v1/conversations/{conversation_id}/typing` (docs/platforms/agentphone.md, 3.4). It is idempotent, because the indicator disappears automatically. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const conversationId = locatorId.call(this, 'conversationId', itemIndex, 'Conversation');
	const path = endpoint('conversations', conversationId, 'typing');
	return await apiRequest.call(this, { method: 'POST', path, idempotent: true, itemIndex });
}
