import { AgentPhone } from '../../../nodes/AgentPhone/AgentPhone.node';
import { Receiver } from '../simulator/support';
import { expectSameRequest } from './oracle';
import { Harness, byId } from './support';

/** docs/platforms/agentphone.md, 3.8 */
const ONLY_IN_REFERENCE = 'newer than the SDK';

const URL = 'https://example.com/hook';

describe('Webhook', () => {
	let harness: Harness;
	let receiver: Receiver;

	beforeEach(async () => {
		harness = await Harness.start();
		receiver = await Receiver.start();
	});
	afterEach(async () => {
		await harness.close();
		await receiver.close();
	});

	const rejection = async (operation: string, parameters: Parameters<Harness['rejection']>[1]) => {
		const rejected = await harness.rejection(operation, parameters);
		expect(harness.sent).toEqual([]);
		return rejected;
	};

	/** Both kinds of slot have the same operations. */
	describe.each(['account', 'agent'] as const)('of the %s', (webhookScope) => {
		const slot = () => {
			const agent = harness.simulator.seedAgent();
			const of = webhookScope === 'account' ? { webhookScope } : { webhookScope, agentId: byId(agent.id) };
			const path = webhookScope === 'account' ? '/v1/webhooks' : `/v1/agents/${agent.id}/webhook`;
			return {
				agent,
				of,
				path,
				seed: () => harness.simulator.seedWebhook({ url: URL, ...(webhookScope === 'agent' && { agentId: agent.id }) }),
			};
		};

		it('get: says that none is set, where the API answers null', async () => {
			const { of, path } = slot();
			expect(await harness.first('webhook.get', of)).toEqual({ set: false });
			expect(harness.sent).toEqual([{ method: 'GET', path, query: {}, body: undefined }]);
		});

		it('get: shows the webhook without its secret, unless it is asked for', async () => {
			const { of, seed } = slot();
			const webhook = { ...seed() };
			const { run, json } = await harness.run('webhook.get', of);
			expect(json).toEqual([{ set: true, ...webhook, secret: 'whsec_********' }]);
			expect(JSON.stringify(run)).not.toContain(webhook.secret);
			expect(await harness.first('webhook.get', { ...of, returnSecret: true })).toEqual({ set: true, ...webhook });
		});

		it('set: sends only what was chosen, and hides the new secret unless it is asked for', async () => {
			const { of, path } = slot();
			const { run, json } = await harness.run('webhook.set', { ...of, url: ` ${URL} ` });
			expect(harness.sent).toEqual([{ method: 'POST', path, query: {}, body: { url: URL } }]);
			expect(json[0]).toMatchObject({ url: URL, secret: 'whsec_********', status: 'active', contextLimit: 10, timeout: 30 });
			expect(JSON.stringify(run)).not.toMatch(/whsec_[\w-]/);

			const additionalFields = { contextLimit: '={{ "0" }}', timeout: 120 };
			const again = await harness.first('webhook.set', { ...of, url: URL, additionalFields, returnSecret: true });
			expect(harness.sent[1].body).toEqual({ url: URL, contextLimit: 0, timeout: 120 });
			expect(again.secret).toMatch(/^whsec_[\w-]{32}$/);
			expect(again.id).not.toBe(json[0].id);
		});

		it('set: is sent again when the answer gets lost, and gives the secret that counts', async () => {
			const { of, path } = slot();
			harness.simulator.faults.add({ path, actThenFail: true, status: 502 });
			const { secret } = await harness.first('webhook.set', { ...of, url: URL, returnSecret: true });
			expect(harness.sent).toHaveLength(2);
			expect(await harness.first('webhook.get', { ...of, returnSecret: true })).toMatchObject({ secret });
		});

		it('delete: empties the slot', async () => {
			const { of, path, seed } = slot();
			seed();
			expect(await harness.first('webhook.delete', of)).toEqual({ deleted: true });
			expect(harness.sent).toEqual([{ method: 'DELETE', path, query: {}, body: undefined }]);
			expect(await harness.first('webhook.get', of)).toEqual({ set: false });
			expect((await harness.rejection('webhook.delete', of)).httpCode).toBe('404');
		});

		it('sendTest: a webhook that answers badly is a result', async () => {
			const { agent, of, path } = slot();
			harness.simulator.seedWebhook({ url: receiver.url, ...(webhookScope === 'agent' && { agentId: agent.id }) });
			expect(await harness.first('webhook.sendTest', of)).toEqual({ success: true, httpStatus: 200, errorMessage: null });
			receiver.answer = (response) => void response.status(503).end();
			expect(await harness.first('webhook.sendTest', of)).toEqual({ success: false, httpStatus: 503, errorMessage: 'HTTP 503' });
			expect(harness.sent[0]).toEqual({ method: 'POST', path: `${path}/test`, query: {}, body: undefined });
			expect(receiver.received[0].json.agentId).toBe(agent.id);
		});

		it('sends what the vendor SDK sends', async () => {
			const { agent, of, seed } = slot();
			const agent_id = agent.id;
			const body = { url: URL, contextLimit: 3, timeout: 5 };
			const set = () => harness.first('webhook.set', { ...of, url: URL, additionalFields: { contextLimit: 3, timeout: 5 } });
			const same = (
				viaNode: () => Promise<unknown>,
				viaSdk: Parameters<typeof expectSameRequest>[2],
				options?: Parameters<typeof expectSameRequest>[3],
			) => expectSameRequest(harness.simulator, viaNode, viaSdk, options);
			const isAccount = webhookScope === 'account';

			await same(set, (sdk) =>
				isAccount ? sdk.webhooks.createOrUpdateWebhook({ body }) : sdk.agentWebhooks.createOrUpdateAgentWebhook({ agent_id, body }),
			);
			await same(
				() => harness.first('webhook.get', of),
				(sdk) => (isAccount ? sdk.webhooks.getWebhook() : sdk.agentWebhooks.getAgentWebhook({ agent_id })),
			);
			await same(
				() => harness.run('webhook.getDeliveries', { ...of, limit: 7, filters: { hours: 3 } }),
				(sdk) =>
					isAccount
						? sdk.webhooks.listDeliveries({ limit: 7, offset: 0, hours: 3 })
						: sdk.agentWebhooks.listAgentDeliveries({ agent_id, limit: 7 }),
				isAccount ? {} : { ignore: { 'query.offset': ONLY_IN_REFERENCE, 'query.hours': ONLY_IN_REFERENCE } },
			);
			await same(
				() => harness.first('webhook.delete', of),
				(sdk) => (isAccount ? sdk.webhooks.deleteWebhook() : sdk.agentWebhooks.deleteAgentWebhook({ agent_id })),
			);
			Object.assign(seed(), { url: receiver.url });
			const chosen = isAccount ? { additionalFields: { testAgentId: byId(agent_id) } } : {};
			await same(
				() => harness.first('webhook.sendTest', { ...of, ...chosen }),
				(sdk) => (isAccount ? sdk.webhooks.testWebhook({ agentId: agent_id }) : sdk.agentWebhooks.testAgentWebhook({ agent_id })),
			);
		});
	});

	it.each([
		[{ url: 'ftp://example.com' }, 'URL must be a web address, such as https://example.com, but is "ftp://example.com"'],
		[{ url: `https://example.com/${'x'.repeat(2083)}` }, 'URL must have at most 2083 characters, but has 2103'],
		[{ additionalFields: { contextLimit: 51 } }, 'Context Limit must be a whole number from 0 to 50, but is "51"'],
		[{ additionalFields: { contextLimit: -1 } }, 'Context Limit must be a whole number from 0 to 50, but is "-1"'],
		[{ additionalFields: { timeout: 4 } }, 'Timeout (Seconds) must be a whole number from 5 to 120, but is "4"'],
		[{ additionalFields: { timeout: 121 } }, 'Timeout (Seconds) must be a whole number from 5 to 120, but is "121"'],
		[{ additionalFields: { timeout: 5.5 } }, 'Timeout (Seconds) must be a whole number from 5 to 120, but is "5.5"'],
		[{ webhookScope: 'agent', agentId: byId('={{ "" }}') }, 'Agent is not chosen'],
	])('set: refuses %j before anything is sent', async (parameters, message) => {
		expect(await rejection('webhook.set', { webhookScope: 'account', url: URL, ...parameters })).toMatchObject({
			message,
			itemIndex: 0,
		});
	});

	describe('getDeliveries', () => {
		const seedMany = (count: number, slot: string) =>
			Array.from({ length: count }, (_, at) => harness.simulator.seedDelivery({ slot, messageId: `msg_${at}` }));

		it('of the account: all of them, page by page, the latest first', async () => {
			seedMany(130, 'account');
			seedMany(1, 'agt_other');
			const { json } = await harness.run('webhook.getDeliveries', { webhookScope: 'account', returnAll: true });
			expect(json.map(({ messageId }) => messageId)).toEqual(Array.from({ length: 130 }, (_, at) => `msg_${129 - at}`));
			expect(harness.sent.map(({ path, query }) => ({ path, query }))).toEqual([
				{ path: '/v1/webhooks/deliveries', query: { limit: '100', offset: '0' } },
				{ path: '/v1/webhooks/deliveries', query: { limit: '100', offset: '100' } },
			]);
		});

		it('of the account: of the last hours only', async () => {
			harness.simulator.seedDelivery({ createdAt: new Date(Date.now() - 3 * 3_600_000).toISOString() });
			const { id } = harness.simulator.seedDelivery();
			const { json } = await harness.run('webhook.getDeliveries', { webhookScope: 'account', filters: { hours: 2 } });
			expect(json.map((delivery) => delivery.id)).toEqual([id]);
			expect(harness.request.query).toEqual({ limit: '50', offset: '0', hours: '2' });
		});

		it('of an agent: the same, from bare lists', async () => {
			const { id } = harness.simulator.seedAgent();
			seedMany(120, id);
			harness.simulator.seedDelivery({ slot: id, createdAt: new Date(Date.now() - 3 * 3_600_000).toISOString() });
			const of = { webhookScope: 'agent', agentId: byId(id), filters: { hours: 2 } };
			const { json } = await harness.run('webhook.getDeliveries', { ...of, returnAll: true });
			expect(json.map(({ messageId }) => messageId)).toEqual(Array.from({ length: 120 }, (_, at) => `msg_${119 - at}`));
			const path = `/v1/agents/${id}/webhook/deliveries`;
			expect(harness.sent.map((request) => ({ path: request.path, query: request.query }))).toEqual([
				{ path, query: { limit: '100', offset: '0', hours: '2' } },
				{ path, query: { limit: '100', offset: '100', hours: '2' } },
			]);
			expect((await harness.run('webhook.getDeliveries', { ...of, limit: 110 })).json).toHaveLength(110);
		});

		it('of an agent: ends where a server gives the same list whatever the offset', async () => {
			const body = Array.from({ length: 100 }, (_, at) => ({ id: `del_${at}` }));
			harness.simulator.faults.add({ status: 200, body, times: 9 });
			const { json } = await harness.run('webhook.getDeliveries', { webhookScope: 'agent', agentId: byId('agt_1'), returnAll: true });
			expect(json).toHaveLength(100);
			expect(harness.sent).toHaveLength(2);
		});

		it('simplifies, or not', async () => {
			harness.simulator.seedDelivery();
			const of = { webhookScope: 'account' };
			expect(Object.keys(await harness.first('webhook.getDeliveries', of))).toHaveLength(10);
			expect(await harness.first('webhook.getDeliveries', { ...of, simplify: false })).toMatchObject({
				responseBody: '{}',
				lastAttemptAt: expect.any(String) as string,
			});
		});

		it.each([
			[{ webhookScope: 'agent', agentId: byId('agt_1'), limit: 0 }, 'Limit must be a whole number of 1 or more, but is "0"'],
			[{ webhookScope: 'account', filters: { hours: 0 } }, 'Hours must be a whole number from 1 to 168, but is "0"'],
			[
				{ webhookScope: 'agent', agentId: byId('agt_1'), filters: { hours: 169 } },
				'Hours must be a whole number from 1 to 168, but is "169"',
			],
		])('refuses %j before anything is sent', async (parameters, message) => {
			expect(await rejection('webhook.getDeliveries', parameters)).toMatchObject({ message });
		});
	});

	describe('statistics', () => {
		beforeEach(() => {
			harness.simulator.seedDelivery({ createdAt: '2020-01-01T00:00:00Z' });
			harness.simulator.seedDelivery();
			harness.simulator.seedDelivery({ status: 'failed', eventType: 'agent.reaction' });
			harness.simulator.seedDelivery({ status: 'pending' });
		});

		it('getStatistics: of the last hours', async () => {
			expect(await harness.first('webhook.getStatistics', { hours: '={{ 5 }}' })).toMatchObject({
				total: 3,
				success: 1,
				failed: 1,
				pending: 1,
				successRate: 50,
				byEventType: { 'agent.message': { success: 1, failed: 0, pending: 1 }, 'agent.reaction': { failed: 1 } },
				byHour: expect.any(Array) as unknown[],
			});
			expect(harness.sent).toEqual([
				{ method: 'GET', path: '/v1/webhooks/deliveries/stats', query: { hours: '5' }, body: undefined },
			]);
			await expectSameRequest(
				harness.simulator,
				() => harness.first('webhook.getStatistics'),
				(sdk) => sdk.webhooks.deliveryStats({ hours: 24 }),
			);
		});

		it('getStatistics: refuses no hours', async () => {
			expect((await rejection('webhook.getStatistics', { hours: 0 })).message).toBe(
				'Hours must be a whole number of 1 or more, but is "0"',
			);
		});

		it('getAllTimeStatistics: of all time', async () => {
			expect(await harness.first('webhook.getAllTimeStatistics')).toEqual({ total: 4, success: 2, failed: 1, successRate: 66.7 });
			await expectSameRequest(
				harness.simulator,
				() => harness.first('webhook.getAllTimeStatistics'),
				(sdk) => sdk.webhooks.allTimeStats(),
			);
		});
	});

	it('names the signing secret to n8n as what must not be shown', () => {
		expect(new AgentPhone().description.sensitiveOutputFields).toContain('secret');
	});
});
