import { AgentPhone, type AgentPhoneClient } from 'agentphone';

import type { AgentPhoneSimulator, Message } from '../../simulator';
import { ask, places } from './support';
import { beforeEachVendor, failure } from './vendor';

describe('the vendor SDK: conversations and reactions', () => {
	let simulator: AgentPhoneSimulator;
	let client: AgentPhoneClient;

	beforeEachVendor((made) => ({ simulator, client } = made));

	/** A conversation with one message, on a line of either kind. */
	const talk = async (imessage = true) => {
		const { id: number_id } = simulator.seedNumber({ imessage });
		const { id, conversation_id } = await client.messages.sendMessage({ number_id, to_number: '+15005550001', body: 'Hi' });
		return { message_id: id, conversation_id: conversation_id! };
	};

	it('updates only what is sent, and replaces metadata whole', async () => {
		const { conversation_id } = await talk();
		const update = (body: Omit<AgentPhone.UpdateConversationRequest, 'conversation_id'>) =>
			client.conversations.updateConversation({ conversation_id, ...body });
		expect(await update({ metadata: { a: 1, deep: { b: [2] } } })).toMatchObject({
			id: conversation_id,
			metadata: { a: 1, deep: { b: [2] } },
			messages: { length: 1 },
		});
		expect(await update({ metadata: { c: 3 } })).toMatchObject({ metadata: { c: 3 } });
		expect(await update({ group_name: 'Two of us' })).toMatchObject({ metadata: { c: 3 }, groupName: null });
		expect(await update({ metadata: null })).toMatchObject({ metadata: null });
		const group = simulator.seedConversation({ isGroup: true, groupId: 'grp_1', groupName: 'Old', metadata: { kept: true } });
		expect(await client.conversations.updateConversation({ conversation_id: group.id, group_name: 'New' })).toMatchObject({
			groupName: 'New',
			metadata: { kept: true },
		});
	});

	it('pages messages by time, newest first, without the moment itself', async () => {
		const message = (at: number): Message => ({
			id: `msg_${at}`,
			body: String(at),
			fromNumber: '+15005550001',
			toNumber: '+15005550002',
			direction: 'inbound',
			senderIdentifier: null,
			channel: 'sms',
			mediaUrl: null,
			mediaUrls: [],
			receivedAt: `2026-01-01T00:00:0${at}Z`,
			reactions: [],
			replyTo: null,
		});
		const { id: conversation_id } = simulator.seedConversation({ messages: [1, 2, 3, 4, 5].map(message) });
		const page = async (query: object) => {
			const { data, hasMore } = await client.conversations.getConversationMessages({ conversation_id, ...query });
			return [data.map(({ body }) => body).join(''), hasMore];
		};
		expect(await page({})).toEqual(['54321', false]);
		expect(await page({ limit: 2 })).toEqual(['54', true]);
		expect(await page({ limit: 2, before: '2026-01-01T00:00:04Z' })).toEqual(['32', true]);
		expect(await page({ limit: 2, before: '2026-01-01T00:00:02Z' })).toEqual(['1', false]);
		expect(await page({ after: '2026-01-01T00:00:03Z' })).toEqual(['54', false]);
	});

	it('shows that somebody types', async () => {
		const { conversation_id } = await talk();
		expect(await client.conversations.sendTypingIndicator({ conversation_id })).toEqual({
			conversationId: conversation_id,
			channel: 'imessage',
			status: 'sent',
		});
	});

	it('sets a background, again without change, another one, and removes it, also twice', async () => {
		const { conversation_id } = await talk();
		const set = (image_url: string) => client.conversations.setChatBackground({ conversation_id, image_url });
		const first = await set('https://a.example/1.png');
		expect(first).toEqual({
			conversationId: conversation_id,
			channel: 'imessage',
			hasBackground: true,
			backgroundId: expect.any(String) as string,
			backgroundVersion: 1,
			changed: true,
		});
		expect(await set('https://a.example/1.png')).toEqual({ ...first, changed: false });
		expect(await set('https://a.example/2.png')).toMatchObject({ backgroundVersion: 2, changed: true });
		for (let time = 0; time < 2; time++) {
			const removed = await client.conversations.removeChatBackground({ conversation_id }).withRawResponse();
			expect([removed.rawResponse.status, removed.data]).toEqual([204, undefined]);
		}
		expect(await set('https://a.example/2.png')).toMatchObject({ backgroundVersion: 1, changed: true });
	});

	it('reacts with a name or an emoji, and the conversation shows it', async () => {
		const { message_id, conversation_id } = await talk();
		expect(await client.messages.sendReaction({ message_id, reaction: 'love' })).toEqual({
			id: expect.any(String) as string,
			reaction_type: 'love',
			message_id,
			channel: 'iMessage',
		});
		await client.messages.sendReaction({ message_id, reaction: '🔥' });
		const { messages } = await client.conversations.getConversation({ conversation_id });
		expect(messages[0].reactions?.map(({ reactionType, direction }) => [reactionType, direction])).toEqual([
			['love', 'outbound'],
			['🔥', 'outbound'],
		]);
	});

	it('takes no emoji on an older line', async () => {
		simulator.settings.emojiReactions = false;
		const { message_id } = await talk();
		expect((await failure(client.messages.sendReaction({ message_id, reaction: '🔥' }))).statusCode).toBe(400);
		expect(await client.messages.sendReaction({ message_id, reaction: 'like' })).toMatchObject({ reaction_type: 'like' });
	});

	it('does nothing of this on SMS', async () => {
		const { message_id, conversation_id } = await talk(false);
		const attempts = [
			() => client.messages.sendReaction({ message_id, reaction: 'love' }),
			() => client.conversations.sendTypingIndicator({ conversation_id }),
			() => client.conversations.setChatBackground({ conversation_id, image_url: 'https://a.example/1.png' }),
			() => client.conversations.removeChatBackground({ conversation_id }),
		];
		for (const attempt of attempts) expect((await failure(attempt())).statusCode).toBe(400);
	});

	it.each<[string, string, unknown, string[]]>([
		['PATCH', '/v1/conversations/conv_x', { groupName: 'x' }, ['body.groupName']],
		['PATCH', '/v1/conversations/conv_x', { metadata: 'x' }, ['body.metadata']],
		['PATCH', '/v1/conversations/conv_x', { metadata: [1] }, ['body.metadata']],
		['PATCH', '/v1/conversations/conv_x', { group_name: '' }, ['body.group_name']],
		['POST', '/v1/conversations/conv_x/typing', { on: true }, ['body.on']],
		['POST', '/v1/conversations/conv_x/background', {}, ['body.image_url']],
		['POST', '/v1/conversations/conv_x/background', { image_url: 'http://a.example/1.png' }, ['body.image_url']],
		[
			'POST',
			'/v1/conversations/conv_x/background',
			{ imageUrl: 'https://a.example/1.png', image_url: 'https://a.example/1.png' },
			['body.imageUrl'],
		],
		['POST', '/v1/messages/msg_x/reactions', {}, ['body.reaction']],
		['POST', '/v1/messages/msg_x/reactions', { reaction: 'Loved' }, ['body.reaction']],
		['POST', '/v1/messages/msg_x/reactions', { reaction: '7' }, ['body.reaction']],
		['GET', '/v1/conversations/conv_x/messages?limit=201', undefined, ['query.limit']],
		['GET', '/v1/conversations/conv_x/messages?before=yesterday', undefined, ['query.before']],
		['GET', '/v1/conversations/conv_x/messages?offset=1', undefined, ['query.offset']],
	])('%s %s with %j: 422', async (method, path, body, at) => {
		expect(places(await ask(simulator, method, path, body))).toEqual({ status: 422, at });
	});

	it.each<[string, string, unknown]>([
		['PATCH', '/v1/conversations/conv_x', {}],
		['GET', '/v1/conversations/conv_x/messages', undefined],
		['POST', '/v1/conversations/conv_x/typing', undefined],
		['POST', '/v1/conversations/conv_x/background', { image_url: 'https://a.example/1.png' }],
		['DELETE', '/v1/conversations/conv_x/background', undefined],
		['POST', '/v1/messages/msg_x/reactions', { reaction: 'love' }],
	])('%s %s: 404', async (method, path, body) => {
		expect((await ask(simulator, method, path, body)).status).toBe(404);
	});
});
