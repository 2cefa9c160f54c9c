import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { conversationLocator } from '../common/fields';

const properties: INodeProperties[] = [{ ...conversationLocator, description: 'The iMessage conversation to change back for everyone in it' }];

export const description = updateDisplayOptions({ show: { resource: ['conversation'], operation: ['removeBackground'] } }, properties);

/** `DELETE /v1/conversations/{conversation_id}/background` (docs/platforms/agentphone.md, 3.4): 204, also where there is none. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const conversationId = locatorId.call(this, 'conversationId', itemIndex, 'Conversation');
	const path = endpoint('conversations', conversationId, 'background');
	await apiRequest.call(this, { method: 'DELETE', path, itemIndex });
	return { deleted: true, conversationId };
}
