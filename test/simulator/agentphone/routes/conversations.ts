import { z } from 'zod';

import type { Conversation } from '../entities';
import { omit } from '../omit';
import { integerParam, listEnvelope, pageQuery } from '../paging';
import { route, type Route } from '../route';

/** Answers in camelCase, asks in snake_case (api/agentphone.md 0.2, 3.4). */
const getQuery = z.object({ message_limit: integerParam(1, 100).default('50') }).strict();

const shared = (conversation: Conversation) => ({
	...omit(conversation, 'messages'),
	lastMessageAt: conversation.messages.at(-1)?.receivedAt ?? conversation.createdAt,
	messageCount: conversation.messages.length,
});

const summary = (conversation: Conversation) => ({
	...shared(conversation),
	lastMessagePreview: conversation.messages.at(-1)?.body ?? '',
});

export const conversationRoutes: Route[] = [
	// Newest activity first (api/agentphone.md 3.4).
	route({
		method: 'get',
		path: '/v1/conversations',
		query: pageQuery.strict(),
		answer: ({ account, query }) => {
			const rows = [...account.conversations.values()].toReversed().map(summary);
			rows.sort((a, b) => Date.parse(b.lastMessageAt) - Date.parse(a.lastMessageAt));
			return listEnvelope(rows, query);
		},
	}),

	// The detail drops `lastMessagePreview` and adds the newest messages (api/agentphone.md 3.4).
	route({
		method: 'get',
		path: '/v1/conversations/:conversation_id',
		query: getQuery,
		answer: ({ account, params, query }) => {
			const conversation = account.conversation(params.conversation_id);
			return { ...shared(conversation), messages: conversation.messages.slice(-query.message_limit) };
		},
	}),
];
