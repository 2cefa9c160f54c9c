import { expectSameRequest } from './oracle';
import { Harness, byId } from './support';

describe('Conversation', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	const message = (given: object) => ({
		id: 'msg_1',
		body: 'Hi',
		fromNumber: '+15005550001',
		toNumber: '+15005550002',
		direction: 'inbound' as const,
		senderIdentifier: null,
		channel: 'imessage',
		mediaUrl: null,
		mediaUrls: [],
		receivedAt: '2026-01-01T00:00:00Z',
		reactions: [],
		replyTo: null,
		...given,
	});

	const many = (count: number) =>
		Array.from({ length: count }, (_, at) =>
			message({ id: `msg_${at}`, receivedAt: new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString() }),
		);

	/** One with messages, on a line that can do iMessage. */
	const chat = (given: object = {}) => {
		const line = harness.simulator.seedNumber({ imessage: true });
		return harness.simulator.seedConversation({ phoneNumberId: line.id, messages: [message({})], ...given });
	};

	const SIMPLE = [
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
	];

	describe('getAll', () => {
		it('gives the fields that matter, newest activity first, page by page', async () => {
			for (let count = 0; count < 119; count++) chat();
			const last = chat({ messages: [message({ body: 'Newest', receivedAt: '2026-02-01T00:00:00Z' })] });
			const { json } = await harness.run('conversation.getAll', { returnAll: true });
			expect(json).toHaveLength(120);
			expect(json[0]).toMatchObject({ id: last.id, lastMessagePreview: 'Newest', messageCount: 1 });
			expect(Object.keys(json[0])).toEqual([...SIMPLE, 'lastMessagePreview', 'messageCount', 'metadata']);
			expect(harness.sent.map(({ path, query }) => ({ path, query }))).toEqual([
				{ path: '/v1/conversations', query: { limit: '100', offset: '0' } },
				{ path: '/v1/conversations', query: { limit: '100', offset: '100' } },
			]);
		});

		it('tells apart two conversations with the same person, and shows a group with its people', async () => {
			const people = [
				{ identifier: '+15005550001', name: 'Ada' },
				{ identifier: '+15005550003', name: null },
			];
			chat();
			chat({ channel: 'whatsapp' });
			chat({ isGroup: true, groupId: 'grp_1', groupName: 'Team', participants: people });
			const { json } = await harness.run('conversation.getAll');
			expect(json.map(({ channel, isGroup, participants }) => ({ channel, isGroup, participants }))).toEqual([
				{ channel: 'imessage', isGroup: true, participants: people },
				{ channel: 'whatsapp', isGroup: false, participants: null },
				{ channel: 'imessage', isGroup: false, participants: null },
			]);
		});

		it('gives everything without Simplify', async () => {
			chat();
			expect(await harness.first('conversation.getAll', { simplify: false })).toMatchObject({
				isGroup: false,
				groupIconUrl: null,
				createdAt: expect.any(String) as string,
			});
		});
	});

	describe('get', () => {
		it('gives it with the newest messages, simplified too', async () => {
			const { id } = chat({ messages: many(60) });
			const conversation = await harness.first('conversation.get', { conversationId: byId(id), messageLimit: 2 });
			expect(harness.sent).toEqual([
				{ method: 'GET', path: `/v1/conversations/${id}`, query: { message_limit: '2' }, body: undefined },
			]);
			expect(Object.keys(conversation)).toEqual([...SIMPLE, 'messageCount', 'metadata', 'capabilities', 'messages']);
			expect(conversation.messages).toEqual([
				expect.objectContaining({ id: 'msg_58' }),
				{
					id: 'msg_59',
					body: 'Hi',
					fromNumber: '+15005550001',
					toNumber: '+15005550002',
					direction: 'inbound',
					senderIdentifier: null,
					channel: 'imessage',
					mediaUrls: [],
					receivedAt: '2026-01-01T00:59:00.000Z',
					reactions: [],
				},
			]);
			const raw = await harness.first('conversation.get', { conversationId: byId(id), simplify: false });
			expect(raw).toMatchObject({ isGroup: false, messages: { length: 50, 0: { replyTo: null } } });
		});

		it('keeps what can be sent, such as until when WhatsApp takes text', async () => {
			const receivedAt = '2026-01-01T00:00:00Z';
			const { id } = chat({ channel: 'whatsapp', messages: [message({ direction: 'inbound', receivedAt })] });
			expect(await harness.first('conversation.get', { conversationId: byId(id) })).toMatchObject({
				channel: 'whatsapp',
				capabilities: { whatsappWindowExpiresAt: '2026-01-02T00:00:00Z' },
			});
		});

		it.each([0, 101, 1.5, '={{ "many" }}'])('refuses the limit %s', async (messageLimit) => {
			expect((await harness.rejection('conversation.get', { conversationId: byId('conv_1'), messageLimit })).message).toMatch(
				/^Message Limit must be a whole number from 1 to 100, but is "/,
			);
			expect(harness.sent).toEqual([]);
		});
	});

	describe('update', () => {
		const update = async (id: string, updateFields: object) =>
			await harness.first('conversation.update', { conversationId: byId(id), updateFields: { ...updateFields } });

		it('replaces the metadata, from text or an expression, and leaves the rest alone', async () => {
			const { id } = chat({ metadata: { old: true } });
			expect(await update(id, { metadata: '{"ticket": "T-1"}' })).toMatchObject({
				id,
				metadata: { ticket: 'T-1' },
				messages: { length: 1 },
			});
			expect(harness.sent).toEqual([
				{ method: 'PATCH', path: `/v1/conversations/${id}`, query: {}, body: { metadata: { ticket: 'T-1' } } },
			]);
			expect(await update(id, { metadata: '={{ { ticket: 2 } }}' })).toMatchObject({ metadata: { ticket: 2 } });
		});

		it.each(['', ' ', '={{ null }}'])('clears the metadata when the field is left empty (%j)', async (metadata) => {
			const { id } = chat({ metadata: { old: true } });
			expect(await update(id, { metadata })).toMatchObject({ metadata: null });
			expect(harness.request.body).toEqual({ metadata: null });
		});

		it('renames a group', async () => {
			const { id } = chat({ isGroup: true, groupId: 'grp_1', groupName: 'Old', metadata: { kept: 1 } });
			expect(await update(id, { groupName: ' Team ' })).toMatchObject({ groupName: 'Team', metadata: { kept: 1 } });
			expect(harness.request.body).toEqual({ group_name: 'Team' });
		});

		it.each([
			[{}, 'Update Fields must contain at least one field to change'],
			[{ groupName: ' ' }, 'Group Name must not be empty'],
			[{ metadata: '[1]' }, 'Metadata must be a JSON object, such as {"orderNumber": "A-17"}'],
			[{ metadata: '{"a":' }, 'Metadata must be a JSON object, such as {"orderNumber": "A-17"}'],
		])('refuses %j before anything is sent', async (updateFields, text) => {
			expect(await harness.rejection('conversation.update', { conversationId: byId('conv_1'), updateFields })).toMatchObject({
				message: text,
			});
			expect(harness.sent).toEqual([]);
		});
	});

	describe('getMessages', () => {
		it('goes back in time to the first one', async () => {
			const { id } = chat({ messages: many(450) });
			const { json } = await harness.run('conversation.getMessages', { conversationId: byId(id), returnAll: true });
			expect(json.map((row) => row.id)).toEqual(
				many(450)
					.map((row) => row.id)
					.reverse(),
			);
			expect(Object.keys(json[0])).toHaveLength(10);
			expect(harness.sent.map(({ path, query }) => [path, query.limit])).toEqual(
				Array.from({ length: 3 }, () => [`/v1/conversations/${id}/messages`, '200']),
			);
		});

		it('sends the filters in UTC, and everything comes without Simplify', async () => {
			const { id } = chat({ messages: many(10) });
			const filters = { receivedAfter: '2026-01-01T01:02:00+01:00', receivedBefore: '2026-01-01T00:05:00Z' };
			const { json } = await harness.run('conversation.getMessages', {
				conversationId: byId(id),
				filters,
				limit: 2,
				simplify: false,
			});
			expect(harness.request.query).toEqual({ limit: '2', after: '2026-01-01T00:02:00.000Z', before: '2026-01-01T00:05:00.000Z' });
			expect(json.map((row) => row.id)).toEqual(['msg_4', 'msg_3']);
			expect(json[0]).toMatchObject({ replyTo: null, mediaUrl: null });
		});
	});

	describe('sendTyping', () => {
		it('posts without a body, and again when AgentPhone fails', async () => {
			const { id } = chat();
			harness.simulator.faults.add({ status: 503 });
			expect(await harness.first('conversation.sendTyping', { conversationId: byId(id) })).toEqual({
				conversationId: id,
				channel: 'imessage',
				status: 'sent',
			});
			const request = { method: 'POST', path: `/v1/conversations/${id}/typing`, query: {}, body: undefined };
			expect(harness.sent).toEqual([request, request]);
		});

		it('says what is wrong with another channel', async () => {
			const { id } = harness.simulator.seedConversation();
			expect((await harness.rejection('conversation.sendTyping', { conversationId: byId(id) })).message).toContain(
				'only supported on iMessage',
			);
		});
	});

	describe('background', () => {
		const imageUrl = 'https://example.com/sea.heic';

		it('is set, told when nothing changes, and removed, also twice', async () => {
			const { id } = chat();
			const conversationId = byId(id);
			const first = await harness.first('conversation.setBackground', { conversationId, imageUrl: ` ${imageUrl}` });
			expect(first).toMatchObject({ conversationId: id, hasBackground: true, changed: true, backgroundVersion: 1 });
			expect(harness.sent).toEqual([
				{ method: 'POST', path: `/v1/conversations/${id}/background`, query: {}, body: { image_url: imageUrl } },
			]);
			expect(await harness.first('conversation.setBackground', { conversationId, imageUrl })).toEqual({ ...first, changed: false });

			harness.simulator.clearRequests();
			for (let time = 0; time < 2; time++) {
				expect(await harness.first('conversation.removeBackground', { conversationId })).toEqual({
					deleted: true,
					conversationId: id,
				});
			}
			expect(harness.simulator.requests.map(({ method, path, status }) => [method, path, status])).toEqual(
				Array.from({ length: 2 }, () => ['DELETE', `/v1/conversations/${id}/background`, 204]),
			);
			expect(harness.simulator.state.master.backgrounds.size).toBe(0);
		});

		it('is set again when AgentPhone fails, because twice is once', async () => {
			const { id } = chat();
			harness.simulator.faults.add({ status: 500, actThenFail: true });
			expect(await harness.first('conversation.setBackground', { conversationId: byId(id), imageUrl })).toMatchObject({
				changed: false,
			});
		});

		it.each(['', 'http://example.com/a.png', 'example.com/a.png', 'data:image/png;base64,AA'])('is not set to "%s"', async (wrong) => {
			const { message: text } = await harness.rejection('conversation.setBackground', {
				conversationId: byId('conv_1'),
				imageUrl: `={{ "${wrong}" }}`,
			});
			expect(text).toBe(`Image URL must be a web address that starts with https://, but is ${wrong === '' ? 'empty' : `"${wrong}"`}`);
			expect(harness.sent).toEqual([]);
		});

		it('says what is wrong with a conversation that is not there', async () => {
			expect(await harness.rejection('conversation.removeBackground', { conversationId: byId('conv_x') })).toMatchObject({
				message: 'AgentPhone found nothing under this ID: Conversation not found',
				httpCode: '404',
			});
		});
	});

	it.each(['get', 'update', 'getMessages', 'sendTyping', 'setBackground', 'removeBackground'])(
		'%s needs a conversation',
		async (operation) => {
			const fields = { updateFields: { groupName: 'x' }, imageUrl: 'https://a.example/1.png' };
			const rejection = await harness.rejection(`conversation.${operation}`, { conversationId: byId('={{ "" }}'), ...fields });
			expect(rejection.message).toBe('Conversation is not chosen');
			expect(harness.sent).toEqual([]);
		},
	);

	describe('the list to choose from', () => {
		it('names who it is with and what was said last', async () => {
			const group = chat({
				isGroup: true,
				groupId: 'grp_1',
				groupName: 'Team',
				participant: 'grp_1',
				messages: [message({ body: 'Where is everybody, and\nwho has the key for the door?' })],
			});
			const empty = chat({ messages: [], createdAt: '2025-01-01T00:00:00Z' });
			expect(await harness.search('searchConversations')).toEqual({
				results: [
					{ name: 'Team: Where is everybody, and who has the key ...', value: group.id },
					{ name: '+15005550001', value: empty.id },
				],
			});
		});

		it('tells which of two conversations with the same person is on WhatsApp', async () => {
			chat({ messages: [], createdAt: '2025-01-01T00:00:00Z' });
			const { id } = chat({ channel: 'whatsapp', messages: [message({ body: 'Hello' })] });
			expect((await harness.search('searchConversations')).results.map(({ name }) => name)).toEqual([
				'+15005550001 (WhatsApp): Hello',
				'+15005550001',
			]);
			expect((await harness.search('searchConversations', 'whatsapp')).results.map(({ value }) => value)).toEqual([id]);
		});

		it('is searched page by page, because AgentPhone cannot', async () => {
			for (let count = 0; count < 220; count++) chat();
			const { id } = chat({
				participant: 'ada@example.com',
				messages: [message({ body: 'Good night', receivedAt: '2020-01-01T00:00:00Z' })],
			});
			expect(await harness.search('searchConversations', 'ada night')).toEqual({
				results: [{ name: 'ada@example.com: Good night', value: id }],
			});
			expect(harness.sent.map(({ path, query }) => [path, query.offset])).toEqual(
				[0, 100, 200].map((offset) => ['/v1/conversations', String(offset)]),
			);
		});
	});

	it("the vendor's SDK sends the same", async () => {
		const { id } = chat({ isGroup: true, groupId: 'grp_1' });
		const conversation_id = id;
		const conversationId = byId(id);
		const same = async (operation: string, fields: object, viaSdk: Parameters<typeof expectSameRequest>[2], ignore = {}) =>
			await expectSameRequest(harness.simulator, async () => await harness.run(`conversation.${operation}`, { ...fields }), viaSdk, {
				ignore,
			});

		await same('getAll', { limit: 7 }, ({ conversations }) => conversations.listConversations({ offset: 0 }), {
			'query.limit': 'SDK 1.0.17 has no limit on this list; the API documents one (docs/platforms/agentphone.md, 6)',
		});
		await same('get', { conversationId, messageLimit: 7 }, ({ conversations }) =>
			conversations.getConversation({ conversation_id, message_limit: 7 }),
		);
		await same('update', { conversationId, updateFields: { metadata: '{"a": 1}', groupName: 'Team' } }, ({ conversations }) =>
			conversations.updateConversation({ conversation_id, metadata: { a: 1 }, group_name: 'Team' }),
		);
		await same('update', { conversationId, updateFields: { metadata: '' } }, ({ conversations }) =>
			conversations.updateConversation({ conversation_id, metadata: null }),
		);
		await same('getMessages', { conversationId, limit: 7, filters: { receivedBefore: '2026-01-01T00:05:00Z' } }, ({ conversations }) =>
			conversations.getConversationMessages({ conversation_id, limit: 7, before: '2026-01-01T00:05:00.000Z' }),
		);
		await same('sendTyping', { conversationId }, ({ conversations }) => conversations.sendTypingIndicator({ conversation_id }));
		const imageUrl = 'https://example.com/sea.heic';
		await same('setBackground', { conversationId, imageUrl }, ({ conversations }) =>
			conversations.setChatBackground({ conversation_id, image_url: imageUrl }),
		);
		await same('removeBackground', { conversationId }, ({ conversations }) => conversations.removeChatBackground({ conversation_id }));
	});
});
