import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { conversationLocator } from '../common/fields';
import { conversationShape } from './fields';

const properties: INodeProperties[] = [
	conversationLocator,
	{
		displayName: 'Message Limit',
		name: 'messageLimit',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100 },
		default: 50,
		description: 'Maximum number of latest messages to include, up to 100. Get Messages returns all of them.',
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['conversation'], operation: ['get'] } }, properties);

/** `GET /v1/conversations/{conversation_id}` (docs/platforms/agentphone.md, 3.4). The query is in snake_case, the answer is not. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const conversationId = locatorId.call(this, 'conversationId', itemIndex, 'Conversation');
	const limit = this.getNodeParameter('messageLimit', itemIndex);
	const qs = { message_limit: checksFor(this, itemIndex).number('Message Limit', limit, { min: 1, max: 100, whole: true }) };
	const conversation = await apiRequest.call(this, { path: endpoint('conversations', conversationId), qs, itemIndex });
	return conversationShape.call(this, itemIndex)(conversation);
}
