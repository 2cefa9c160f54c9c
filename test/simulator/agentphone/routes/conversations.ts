import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { Conversation } from '../entities';
import { badRequest } from '../errors';
import { isoTime } from '../ids';
import { omit } from '../../common/omit';
import { integerParam, listEnvelope, pageQuery, timeEnvelope, timeQuery } from '../paging';
import { route, type Route } from '../route';
import type { Account } from '../state';

/** Answers in camelCase, asks in snake_case (docs/platforms/agentphone.md, 0.2, 3.4). */
const getQuery = z.object({ message_limit: integerParam(1, 100).default('50') }).strict();

/** Only what is sent changes; metadata is replaced whole (docs/platforms/agentphone.md, 3.4). */
const updateBody = z
	.object({ metadata: z.record(z.unknown()).nullable().optional(), group_name: z.string().min(1).nullable().optional() })
	.strict();

const backgroundBody = z.object({ image_url: z.string().url().startsWith('https://', 'must be an HTTPS URL') }).strict();

const isIMessage = (account: Account, { groupId, phoneNumberId }: Conversation) =>
	groupId !== null || account.numbers.get(phoneNumberId)?.imessage === true;

/** The conversation, if it is one where the three iMessage-only operations work (docs/platforms/agentphone.md, 3.4). */
function iMessageChat(account: Account, id: string, what: string): Conversation {
	const conversation = account.conversation(id);
	if (!isIMessage(account, conversation)) throw badRequest(`${what} only supported on iMessage`);
	return conversation;
}

const channelOf = (account: Account, conversation: Conversation): string =>
	conversation.channel ?? (isIMessage(account, conversation) ? 'imessage' : 'sms');

const shared = (account: Account, conversation: Conversation) => ({
	...omit(conversation, 'messages'),
	channel: channelOf(account, conversation),
	lastMessageAt: conversation.messages.at(-1)?.receivedAt ?? conversation.createdAt,
	messageCount: conversation.messages.length,
});

const summary = (account: Account, conversation: Conversation) => ({
	...shared(account, conversation),
	lastMessagePreview: conversation.messages.at(-1)?.body ?? '',
});

/** By newest activity (docs/platforms/agentphone.md, 3.4). */
export const conversationsNewestFirst = (account: Account) =>
	[...account.conversations.values()]
		.toReversed()
		.map((conversation) => summary(account, conversation))
		.sort((a, b) => Date.parse(b.lastMessageAt) - Date.parse(a.lastMessageAt));

const WHATSAPP_WINDOW_MS = 24 * 3_600_000;

/** What can be sent in a conversation with one person. Only what it is about is documented, not its fields (docs/platforms/agentphone.md, 3.4). */
function capabilitiesOf(account: Account, conversation: Conversation) {
	const channel = channelOf(account, conversation);
	const heard = conversation.messages.findLast(({ direction }) => direction === 'inbound')?.receivedAt;
	return {
		channels: [channel],
		reactions: channel !== 'sms',
		media: true,
		whatsappWindowExpiresAt: channel === 'whatsapp' && heard ? isoTime(Date.parse(heard) + WHATSAPP_WINDOW_MS) : null,
	};
}

/** The detail drops `lastMessagePreview` and adds the newest messages, and capabilities unless it is a group (docs/platforms/agentphone.md, 3.4). */
const detail = (account: Account, conversation: Conversation, limit = 50) => ({
	...shared(account, conversation),
	...(!conversation.isGroup && { capabilities: capabilitiesOf(account, conversation) }),
	messages: conversation.messages.slice(-limit),
});

export const conversationRoutes: Route[] = [
	route({
		method: 'get',
		path: '/v1/conversations',
		query: pageQuery.strict(),
		answer: ({ account, query }) => listEnvelope(conversationsNewestFirst(account), query),
	}),

	route({
		method: 'get',
		path: '/v1/conversations/:conversation_id',
		query: getQuery,
		answer: ({ account, params, query }) => detail(account, account.conversation(params.conversation_id), query.message_limit),
	}),

	// Groups are renamed; a chat of two ignores the name (the vendor's SDK says so).
	route({
		method: 'patch',
		path: '/v1/conversations/:conversation_id',
		body: updateBody,
		answer: ({ account, params, body }) => {
			const conversation = account.conversation(params.conversation_id);
			if (body.metadata !== undefined) conversation.metadata = body.metadata;
			if (body.group_name !== undefined && conversation.isGroup) conversation.groupName = body.group_name;
			return detail(account, conversation);
		},
	}),

	route({
		method: 'get',
		path: '/v1/conversations/:conversation_id/messages',
		query: timeQuery.strict(),
		answer: ({ account, params, query }) => timeEnvelope(account.conversation(params.conversation_id).messages, query),
	}),

	route({
		method: 'post',
		path: '/v1/conversations/:conversation_id/typing',
		answer: ({ account, params }) => {
			const { id } = iMessageChat(account, params.conversation_id, 'Typing indicators are');
			return { conversationId: id, channel: 'imessage', status: 'sent' };
		},
	}),

	// The same picture again changes nothing (docs/platforms/agentphone.md, 3.4, `changed`).
	route({
		method: 'post',
		path: '/v1/conversations/:conversation_id/background',
		body: backgroundBody,
		answer: ({ account, params, body: { image_url: imageUrl } }) => {
			const { id } = iMessageChat(account, params.conversation_id, 'Backgrounds are');
			const known = account.backgrounds.get(id);
			const changed = known?.imageUrl !== imageUrl;
			const background = known && !changed ? known : { id: randomUUID(), version: (known?.version ?? 0) + 1, imageUrl };
			account.backgrounds.set(id, background);
			return {
				conversationId: id,
				channel: 'imessage',
				hasBackground: true,
				backgroundId: background.id,
				backgroundVersion: background.version,
				changed,
			};
		},
	}),

	// Idempotent: 204 also where there is none.
	route({
		method: 'delete',
		path: '/v1/conversations/:conversation_id/background',
		status: 204,
		answer: ({ account, params }) => {
			account.backgrounds.delete(iMessageChat(account, params.conversation_id, 'Backgrounds are').id);
		},
	}),
];
