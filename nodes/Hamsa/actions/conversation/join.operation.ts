import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { conversationLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{
		displayName:
			'Hamsa does not document this route, so the request is inferred. The answer is returned unchanged, and may contain a token with which anyone can listen in.',
		name: 'joinNotice',
		type: 'notice',
		default: '',
	},
	{ ...conversationLocator, description: 'The call in progress to listen to' },
];

export const description = updateDisplayOptions({ show: { resource: ['conversation'], operation: ['join'] } }, properties);

/** `POST /v1/voice-agents/join-call` (docs/platforms/hamsa.md, 6). Body and answer are not documented, so the body is inferred. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const conversationId = locatorId.call(this, 'conversationId', itemIndex, 'Conversation');
	const path = endpoint('v1', 'voice-agents', 'join-call');
	const answer: unknown = await apiRequest.call(this, { method: 'POST', path, body: { conversationId }, itemIndex });
	return { conversationId, ...(typeof answer === 'object' && !Array.isArray(answer) ? answer : { answer: answer as IDataObject }) };
}
