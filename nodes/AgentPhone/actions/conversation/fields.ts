import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { simplifier } from '../../../shared/actions/fields';

/** What remains of a conversation under Simplify (docs/platforms/agentphone.md, 3.4): lists have the preview, one alone the messages. */
const SIMPLE_CONVERSATION = [
	'id',
	'agentId',
	'phoneNumber',
	'participant',
	'groupId',
	'groupName',
	'lastMessageAt',
	'lastMessagePreview',
	'messageCount',
	'metadata',
	'messages',
] as const;

/** What remains of a message under Simplify. */
export const SIMPLE_MESSAGE = [
	'id',
	'body',
	'fromNumber',
	'toNumber',
	'direction',
	'senderIdentifier',
	'channel',
	'mediaUrls',
	'receivedAt',
	'reactions',
] as const;

/** What the field Simplify asks for, of a conversation and of the messages in it. */
export function conversationShape(this: IExecuteFunctions, itemIndex: number): (conversation: IDataObject) => IDataObject {
	const ofConversation = simplifier.call(this, itemIndex, SIMPLE_CONVERSATION);
	const ofMessage = simplifier.call(this, itemIndex, SIMPLE_MESSAGE);
	return (conversation) => {
		const shaped = ofConversation(conversation);
		return Array.isArray(shaped.messages) ? { ...shaped, messages: (shaped.messages as IDataObject[]).map(ofMessage) } : shaped;
	};
}
