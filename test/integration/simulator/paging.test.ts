import { startAgentPhoneSimulator, textMessage, type AgentPhoneSimulator } from '../../simulator';
import { ask, Receiver } from './support';

/** The envelopes and edges of docs/platforms/agentphone.md, 6. */
describe('paging', () => {
	let simulator: AgentPhoneSimulator;

	beforeEach(async () => {
		simulator = await startAgentPhoneSimulator();
	});

	afterEach(() => simulator.close());

	interface Envelope {
		data: unknown[];
		total: number;
		hasMore?: boolean;
	}

	const page = async (path: string) => (await ask<Envelope>(simulator, 'GET', path)).body;

	const seed: Record<string, () => unknown> = {
		agents: () => simulator.seedAgent(),
		numbers: () => simulator.seedNumber(),
		calls: () => simulator.seedCall(),
		conversations: () => simulator.seedConversation(),
	};

	describe.each(['agents', 'numbers', 'calls', 'conversations'])('/v1/%s', (resource) => {
		const more = (hasMore: boolean) => (resource === 'agents' ? {} : { hasMore });

		it.each([
			['', 20, true],
			['?limit=100', 41, false],
			['?limit=41', 41, false],
			['?limit=40', 40, true],
			['?limit=20&offset=20', 20, true],
			['?limit=20&offset=21', 20, false],
			['?limit=20&offset=40', 1, false],
			['?offset=41', 0, false],
			['?offset=1000', 0, false],
		])('41 rows, "%s": %i of them', async (query, length, hasMore) => {
			Array.from({ length: 41 }, seed[resource]);
			const body = await page(`/v1/${resource}${query}`);
			expect({ ...body, data: body.data.length }).toEqual({ data: length, total: 41, ...more(hasMore) });
		});

		it('pages without gap or repetition', async () => {
			Array.from({ length: 41 }, seed[resource]);
			const ids = new Set<string>();
			for (let offset = 0; offset < 41; offset += 10) {
				const { data } = await page(`/v1/${resource}?limit=10&offset=${offset}`);
				for (const { id } of data as Array<{ id: string }>) ids.add(id);
			}
			expect(ids.size).toBe(41);
		});

		it('nothing there', async () => {
			expect(await page(`/v1/${resource}`)).toEqual({ data: [], total: 0, ...more(false) });
		});
	});

	it('deliveries: `items` for the account, a bare array for an agent, newest first', async () => {
		const receiver = await Receiver.start();
		const [general, special] = simulator.seedAgents(2);
		simulator.seedWebhook({ url: receiver.url });
		simulator.seedWebhook({ agentId: special.id, url: receiver.url });
		const send = async (agentId: string) => (await simulator.deliver({ agentId, event: textMessage() })).id;
		const first = await send(general.id);
		const second = await send(general.id);
		const third = await send(special.id);

		const ids = (rows: Array<{ id: string }>) => rows.map(({ id }) => id);
		interface Deliveries {
			items: Array<{ id: string }>;
		}
		const account = (await ask<Deliveries>(simulator, 'GET', '/v1/webhooks/deliveries?limit=1&offset=1')).body;
		expect({ ...account, items: ids(account.items) }).toEqual({ items: [first], total: 2, offset: 1, limit: 1 });
		const all = (await ask<Deliveries>(simulator, 'GET', '/v1/webhooks/deliveries')).body;
		expect({ ...all, items: ids(all.items) }).toEqual({ items: [second, first], total: 2, offset: 0, limit: 50 });
		simulator.state.master.deliveries[0].createdAt = new Date(Date.now() - 3 * 3_600_000).toISOString();
		const recent = (await ask<Deliveries>(simulator, 'GET', '/v1/webhooks/deliveries?hours=2')).body;
		expect({ ...recent, items: ids(recent.items) }).toEqual({ items: [second], total: 1, offset: 0, limit: 50 });
		const path = `/v1/agents/${special.id}/webhook/deliveries`;
		expect(ids((await ask<Array<{ id: string }>>(simulator, 'GET', path)).body)).toEqual([third]);
		await receiver.close();
	});
});
