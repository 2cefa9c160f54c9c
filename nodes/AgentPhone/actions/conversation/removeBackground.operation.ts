import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { conversationLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{ ...conversationLocator, description: 'The iMessage conversation whose background to remove for all participants' },
];

export const description = updateDisplayOptions({ show: { resource: ['conversation'], operation: ['removeBackground'] } }, properties);

/** `DELETE /v1/conversations/{conversation_id}/background` (docs/platforms/agentphone.md, 3.4), which answers 204 even if there is no background. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const conversationId = locatorId.call(this, 'conversationId', itemIndex, 'Conversation');
	const path = endpoint('conversations', conversationId, 'background');
	await apiRequest.call(this, { method: 'DELETE', path, itemIndex });
	return { deleted: true, conversationId };
}
