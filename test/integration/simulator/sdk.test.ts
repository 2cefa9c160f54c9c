import { AgentPhone, AgentPhoneClient } from 'agentphone';
import waitFor from 'p-wait-for';

import { textMessage, type AgentPhoneSimulator } from '../../simulator';
import { Receiver, stopTimers } from './support';
import { beforeEachVendor, failure } from './vendor';

/** The vendor's own client against the simulator: each operation it has and the simulator answers. */
describe('the vendor SDK', () => {
	let simulator: AgentPhoneSimulator;
	let receiver: Receiver;
	let client: AgentPhoneClient;

	beforeEachVendor((made) => ({ simulator, client } = made));
	beforeEach(async () => {
		receiver = await Receiver.start();
	});
	afterEach(async () => {
		jest.useRealTimers();
		await receiver.close();
	});

	describe('agents', () => {
		it('creates with the documented defaults, gets, updates only what is sent, deletes', async () => {
			const created = await client.agents.createAgent({ name: 'Front desk', transferNumber: '+15005550009' });
			expect(created).toMatchObject({
				name: 'Front desk',
				voiceMode: 'webhook',
				modelTier: 'balanced',
				voice: 'custom_voice_ea22ba5fdfaa18f39c274851c1',
				transferNumber: '+15005550009',
				maxSilenceMs: 600_000,
				interruptionSensitivity: 0.8,
				language: 'en-US',
				numbers: [],
			});
			expect(created.id).toMatch(/^agt_\w+$/);
			expect(created.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

			const number = simulator.seedNumber({ agentId: created.id });
			const updated = await client.agents.updateAgent({ agent_id: created.id, language: 'de-DE', transferNumber: '' });
			expect(updated).toEqual({
				...created,
				language: 'de-DE',
				transferNumber: null,
				numbers: [{ id: number.id, phoneNumber: number.phoneNumber, status: 'active', type: 'sms' }],
			});
			expect(await client.agents.getAgent({ agent_id: created.id })).toEqual(updated);

			expect(await client.agents.deleteAgent({ agent_id: created.id })).toEqual({
				success: true,
				id: created.id,
				name: 'Front desk',
			});
			expect((await failure(client.agents.getAgent({ agent_id: created.id }))).statusCode).toBe(404);
			expect((await client.numbers.getNumber({ number_id: number.id })).agentId).toBeNull();
		});

		it('lists without hasMore, by offset', async () => {
			simulator.seedAgents(3);
			const page = await client.agents.listAgents({ offset: 2 });
			expect(Object.keys(page).sort()).toEqual(['data', 'total']);
			expect(page.total).toBe(3);
			expect(page.data.map(({ name }) => name)).toEqual(['Agent 3']);
		});

		it('lists the voices, many and in one piece', async () => {
			const { data } = (await client.agents.listVoices()) as { data: Array<Record<string, unknown>> };
			expect(data.length).toBeGreaterThan(200);
			expect(Object.keys(data[0]).sort()).toEqual(
				['voice_id', 'voice_name', 'provider', 'gender', 'accent', 'preview_audio_url'].sort(),
			);
			expect(data[0]).toMatchObject({ voice_id: 'custom_voice_ea22ba5fdfaa18f39c274851c1', voice_name: 'Skylar' });
		});
	});

	describe('calls', () => {
		it("places a call from the agent's number and shows it with its transcript", async () => {
			const agent = simulator.seedAgent();
			const number = simulator.seedNumber({ agentId: agent.id });
			const call = (await client.calls.createOutboundCall({
				agentId: agent.id,
				toNumber: '+15005550001',
				initialGreeting: 'Hello from us',
			})) as { id: string };
			expect(call).toMatchObject({
				agentId: agent.id,
				phoneNumberId: number.id,
				fromNumber: number.phoneNumber,
				toNumber: '+15005550001',
				direction: 'outbound',
				status: 'in-progress',
				endedAt: null,
			});
			const shown = await client.calls.getCall({ call_id: call.id });
			expect(shown).toMatchObject({ id: call.id, transcripts: [{ transcript: null, response: 'Hello from us' }] });
			expect(await client.calls.getCallTranscript({ call_id: call.id })).toMatchObject({
				callId: call.id,
				transcript: [{ role: 'agent', content: 'Hello from us' }],
			});
		});

		it('ends a call later than it answers, and tells the webhook once', async () => {
			const agent = simulator.seedAgent();
			simulator.seedWebhook({ agentId: agent.id, url: receiver.url });
			const { id } = simulator.seedCall({ agentId: agent.id, turns: [{ transcript: 'Hi', response: 'Hello' }] });
			stopTimers();
			expect(await client.calls.endCall({ call_id: id })).toEqual({ id, status: 'ending' });
			expect((await failure(client.calls.endCall({ call_id: id }))).statusCode).toBe(409);
			expect(await client.calls.getCall({ call_id: id })).toMatchObject({ status: 'in-progress', endedAt: null });

			// Ends are timed alike, so when the later call's end is here, a second end of the first would be too.
			const later = simulator.seedCall({ agentId: agent.id });
			await client.calls.endCall({ call_id: later.id });
			jest.advanceTimersByTime(1_000);
			jest.useRealTimers();
			await waitFor(() => receiver.received.some(({ json }) => json.data.callId === later.id));
			expect(await client.calls.getCall({ call_id: id })).toMatchObject({
				status: 'completed',
				durationSeconds: expect.any(Number) as number,
			});
			expect((await failure(client.calls.endCall({ call_id: id }))).statusCode).toBe(409);
			expect(receiver.received.map(({ json }) => json).filter(({ data }) => data.callId === id)).toEqual([
				expect.objectContaining({
					event: 'agent.call_ended',
					agentId: agent.id,
					data: expect.objectContaining({
						callId: id,
						disconnectionReason: 'agent_hangup',
						transcript: [
							{ role: 'user', content: 'Hi' },
							{ role: 'agent', content: 'Hello' },
						],
					}) as unknown,
				}),
			]);
		});

		it('filters the list', async () => {
			simulator.seedCall({ id: 'call_a', direction: 'inbound', status: 'completed', startedAt: '2026-01-01T00:00:00Z' });
			simulator.seedCall({ id: 'call_b', direction: 'outbound', status: 'failed', toNumber: '+4930123456' });
			simulator.seedCall({ id: 'call_c', direction: 'web', status: 'in-progress' });
			const ids = async (filter: AgentPhone.ListCallsV1CallsGetRequest) =>
				((await client.calls.listCalls(filter)) as { data: Array<{ id: string }> }).data.map(({ id }) => id);
			expect(await ids({})).toEqual(['call_c', 'call_b', 'call_a']);
			expect(await ids({ status: 'completed' })).toEqual(['call_a']);
			expect(await ids({ direction: 'outbound' })).toEqual(['call_b']);
			expect(await ids({ type: 'web' })).toEqual(['call_c']);
			expect(await ids({ type: 'pstn' })).toEqual(['call_b', 'call_a']);
			expect(await ids({ search: '4930' })).toEqual(['call_b']);
			expect(await ids({ offset: 2 })).toEqual(['call_a']);
		});
	});

	describe('messages, numbers, conversations', () => {
		it('sends a text and finds it in its conversation', async () => {
			const agent = simulator.seedAgent();
			const number = simulator.seedNumber({ agentId: agent.id });
			const sent = await client.messages.sendMessage({ agent_id: agent.id, to_number: '(500) 555-0001', body: 'Hi' });
			expect(sent).toEqual({
				id: expect.stringMatching(/^msg_/) as unknown,
				status: 'sent',
				channel: 'sms',
				from_number: number.phoneNumber,
				to_number: '+15005550001',
				conversation_id: expect.stringMatching(/^conv_/) as unknown,
				media_urls: [],
				reply_to_message_id: null,
				reply_parent_unresolved: null,
			});
			const again = await client.messages.sendMessage({ number_id: number.id, to_number: '+15005550001', body: 'Again' });
			expect(again.conversation_id).toBe(sent.conversation_id);

			const { data } = await client.conversations.listConversations();
			expect(data).toMatchObject([{ id: sent.conversation_id, messageCount: 2, lastMessagePreview: 'Again', agentId: agent.id }]);
			const detail = await client.conversations.getConversation({ conversation_id: sent.conversation_id!, message_limit: 1 });
			expect(detail.messages.map(({ body, direction }) => [body, direction])).toEqual([['Again', 'outbound']]);
			expect(detail).not.toHaveProperty('lastMessagePreview');
		});

		it('keeps a conversation for each line, newest activity first', async () => {
			const [one, two] = [simulator.seedNumber(), simulator.seedNumber()];
			const old = simulator.seedConversation({ createdAt: '2020-01-01T00:00:00Z' });
			const send = (number_id: string) => client.messages.sendMessage({ number_id, to_number: '+15005550001', body: 'Hi' });
			const sent = [await send(one.id), await send(two.id)];
			const later = simulator.seedConversation({ createdAt: '2019-01-01T00:00:00Z' });
			const { data } = await client.conversations.listConversations();
			expect(data.map(({ id }) => id)).toEqual([sent[1].conversation_id, sent[0].conversation_id, old.id, later.id]);
		});

		it('starts an iMessage group and answers with its id', async () => {
			const { phoneNumber } = simulator.seedNumber({ imessage: true });
			const first = await client.messages.sendMessage({
				from_number: phoneNumber,
				recipients: ['+15005550001', 'ada@example.com'],
				body: 'All of you',
			});
			expect(first).toMatchObject({ channel: 'imessage', to_number: expect.stringMatching(/^grp_/) as unknown });
			const reply = await client.messages.sendMessage({
				from_number: phoneNumber,
				to_number: first.to_number,
				body: 'More',
				reply_to_message_id: first.id,
			});
			expect(reply).toMatchObject({ conversation_id: first.conversation_id, reply_to_message_id: first.id });
		});

		it('lists numbers without released ones, gets them all', async () => {
			const active = simulator.seedNumber();
			const released = simulator.seedNumber({ status: 'released' });
			expect(await client.numbers.listNumbers()).toEqual({
				data: [
					{
						id: active.id,
						phoneNumber: active.phoneNumber,
						country: 'US',
						status: 'active',
						type: 'sms',
						agentId: null,
						createdAt: active.createdAt,
						outboundSms: 'enabled',
					},
				],
				hasMore: false,
				total: 1,
			});
			expect(await client.numbers.getNumber({ number_id: released.id })).toMatchObject({ status: 'released' });
		});
	});

	it('counts usage', async () => {
		const agent = simulator.seedAgent();
		simulator.seedNumber({ agentId: agent.id });
		await client.messages.sendMessage({ agent_id: agent.id, to_number: '+15005550001', body: 'Hi' });
		simulator.seedCall({ startedAt: '2020-01-01T00:00:00Z' });
		const usage = await client.usage.getUsage();
		expect(usage.numbers).toEqual({ used: 1, limit: 10, remaining: 9 });
		expect(usage.stats).toMatchObject({ totalMessages: 1, messagesLast24h: 1, totalCalls: 1, callsLast30d: 0 });
		expect(Date.parse(usage.periodEnd)).toBeGreaterThan(Date.parse(usage.periodStart));
		// The SDK still has it; the newest reference does not (docs/platforms/agentphone.md, 3.9).
		expect(usage.plan).toBeUndefined();
	});

	/** Both kinds of slot have the same five operations. */
	describe.each(['account', 'agent'])('%s webhook', (kind) => {
		const slot = (agentId: string) =>
			kind === 'account'
				? {
						get: () => client.webhooks.getWebhook(),
						create: (body: AgentPhone.WebhookCreateRequest) => client.webhooks.createOrUpdateWebhook({ body }),
						remove: () => client.webhooks.deleteWebhook(),
						test: () => client.webhooks.testWebhook({ agentId }),
						deliveries: async () => (await client.webhooks.listDeliveries({ limit: 5, hours: 1 })).items,
					}
				: {
						get: () => client.agentWebhooks.getAgentWebhook({ agent_id: agentId }),
						create: (body: AgentPhone.WebhookCreateRequest) =>
							client.agentWebhooks.createOrUpdateAgentWebhook({ agent_id: agentId, body }),
						remove: () => client.agentWebhooks.deleteAgentWebhook({ agent_id: agentId }),
						test: () => client.agentWebhooks.testAgentWebhook({ agent_id: agentId }),
						deliveries: async () => client.agentWebhooks.listAgentDeliveries({ agent_id: agentId, limit: 5 }),
					};

		it('is null, made, shown, replaced with a new secret, deleted', async () => {
			const { get, create, remove } = slot(simulator.seedAgent().id);
			expect(await get()).toBeNull();
			const first = await create({ url: receiver.url, contextLimit: 3, timeout: 5 });
			expect(first).toEqual({
				id: expect.stringMatching(/^wh_/) as unknown,
				url: receiver.url,
				secret: expect.stringMatching(/^whsec_/) as unknown,
				status: 'active',
				contextLimit: 3,
				timeout: 5,
				createdAt: expect.any(String) as unknown,
			});
			expect(await get()).toEqual(first);

			const second = await create({ url: receiver.url });
			expect(second).toMatchObject({ contextLimit: 10, timeout: 30 });
			expect(second.id).not.toBe(first.id);
			expect(second.secret).not.toBe(first.secret);

			expect(await remove()).toEqual({ success: true });
			expect(await get()).toBeNull();
			expect((await failure(remove())).statusCode).toBe(404);
		});

		it('is tested, and the delivery shows', async () => {
			const [, agent] = simulator.seedAgents(2);
			const { create, test, deliveries } = slot(agent.id);
			expect((await failure(test())).statusCode).toBe(404);
			await create({ url: receiver.url });
			expect(await test()).toEqual({ success: true, httpStatus: 200, errorMessage: null });
			expect(receiver.received[0].json).toMatchObject({
				event: 'agent.message',
				channel: 'sms',
				agentId: agent.id,
				conversationState: { testMode: true },
				data: { conversationId: expect.stringMatching(/^conv_test/) as unknown },
			});

			receiver.answer = (response) => void response.status(503).send('down');
			expect(await test()).toEqual({ success: false, httpStatus: 503, errorMessage: 'HTTP 503' });
			await simulator.deliver({ agentId: agent.id, event: textMessage({ data: { messageId: 'msg_1' } }) });
			expect(await deliveries()).toEqual([
				expect.objectContaining({ messageId: 'msg_1', status: 'failed' }),
				expect.objectContaining({ status: 'failed', httpStatus: 503, responseBody: 'down', errorMessage: 'HTTP 503' }),
				{
					id: receiver.received[0].headers['x-webhook-id'],
					messageId: null,
					eventType: 'agent.message',
					channel: 'sms',
					status: 'success',
					httpStatus: 200,
					errorMessage: null,
					responseBody: '{}',
					attemptCount: 1,
					lastAttemptAt: expect.any(String) as unknown,
					nextRetryAt: null,
					createdAt: expect.any(String) as unknown,
				},
			]);
		});
	});

	describe('errors', () => {
		it('401 for a wrong key', async () => {
			const stranger = new AgentPhoneClient({ token: 'sk_live_wrong', baseUrl: simulator.baseUrl, maxRetries: 0 });
			const error = await failure(stranger.usage.getUsage());
			expect([error.statusCode, error.body]).toEqual([401, { detail: 'Invalid API key' }]);
		});

		it('404 for what is not there', async () => {
			const agent = await failure(client.agents.getAgent({ agent_id: 'agt_none' }));
			expect([agent.statusCode, agent.body]).toEqual([404, { detail: 'Agent not found' }]);
			const number = await failure(client.numbers.getNumber({ number_id: 'num_none' }));
			expect(number.body).toMatchObject({ error: { code: 'PHONE_NUMBER_NOT_FOUND', type: 'not_found' } });
		});

		it('422 as its own class, with the place of the mistake', async () => {
			const error = await failure(client.agents.listAgents({}, { queryParams: { limit: 101 } }));
			expect(error).toBeInstanceOf(AgentPhone.UnprocessableEntityError);
			expect(error.body).toEqual({
				detail: [{ loc: ['query', 'limit'], msg: expect.any(String) as unknown, type: 'value_error' }],
			});
		});
	});

	it('works inside a sub-account by header', async () => {
		const sub = simulator.seedSubAccount();
		const inside = await client.agents.createAgent({ 'X-Sub-Account-Id': sub.id, name: 'Inside' });
		expect((await client.agents.listAgents()).total).toBe(0);
		expect((await client.agents.listAgents({ 'X-Sub-Account-Id': sub.id })).data).toEqual([inside]);
		expect((await failure(client.agents.getAgent({ agent_id: inside.id }))).statusCode).toBe(404);
		expect((await failure(client.agents.listAgents({ 'X-Sub-Account-Id': 'sub_none' }))).body).toEqual({
			detail: 'Sub-account not found',
		});
		expect(simulator.requests.at(-1)?.headers['x-sub-account-id']).toBe('sub_none');
	});
});
