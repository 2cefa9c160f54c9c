import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { simplifier } from '../../../shared/actions/fields';

/** The fields of a conversation that Simplify keeps (docs/platforms/agentphone.md, 3.4). Lists have the preview, a single conversation the messages and, unless it is a group, what can be sent in it. WhatsApp is a conversation of its own, so the channel tells apart two conversations with the same person. */
const SIMPLE_CONVERSATION = [
	'id',
	'agentId',
	'channel',
	'phoneNumber',
	'participant',
	'isGroup',
	'participants',
	'groupId',
	'groupName',
	'lastMessageAt',
	'lastMessagePreview',
	'messageCount',
	'metadata',
	'capabilities',
	'messages',
] as const;

/** The fields of a message that Simplify keeps. */
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

/** Applies the field Simplify to a conversation and to its messages. */
export function conversationShape(this: IExecuteFunctions, itemIndex: number): (conversation: IDataObject) => IDataObject {
	const simplifyConversation = simplifier.call(this, itemIndex, SIMPLE_CONVERSATION);
	const simplifyMessage = simplifier.call(this, itemIndex, SIMPLE_MESSAGE);
	return (conversation) => {
		const shaped = simplifyConversation(conversation);
		return Array.isArray(shaped.messages) ? { ...shaped, messages: (shaped.messages as IDataObject[]).map(simplifyMessage) } : shaped;
	};
}
