import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { isObject } from '../../../shared/json';
import { apiRequest } from '../../transport/client';
import { projectId } from '../../transport/project';
import { conversationLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{
		displayName:
			'Anyone can listen in with the token in the answer. Hamsa does not document this route: the request is the one that a client of Hamsa sends, and the answer is returned unchanged.',
		name: 'joinNotice',
		type: 'notice',
		default: '',
	},
	{ ...conversationLocator, description: 'The call in progress to listen to' },
];

export const description = updateDisplayOptions({ show: { resource: ['conversation'], operation: ['join'] } }, properties);

/**
 * `POST /v1/voice-agents/join-call` with `{projectId, jobId}`, where the job has the ID of the conversation (docs/platforms/hamsa.md, 6).
 * Answers `{token, message}`. It is not repeated automatically, because its effect on the call is not documented.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const conversationId = locatorId.call(this, 'conversationId', itemIndex, 'Conversation');
	const body = { projectId: await projectId.call(this, itemIndex), jobId: conversationId };
	const path = endpoint('v1', 'voice-agents', 'join-call');
	const answer: unknown = await apiRequest.call(this, { method: 'POST', path, body, itemIndex });
	return { conversationId, ...(isObject(answer) ? answer : { answer: answer as IDataObject }) };
}
