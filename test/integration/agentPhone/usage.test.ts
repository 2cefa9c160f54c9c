import { expectSameRequest } from './oracle';
import { Harness } from './support';

describe('Usage', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	const now = new Date().toISOString();
	const message = { id: 'msg_1', receivedAt: now } as never;

	/** One agent with a number, a call of a minute and two texts. */
	const busyAgent = () => {
		const agent = harness.simulator.seedAgent();
		const number = harness.simulator.seedNumber({ agentId: agent.id });
		harness.simulator.seedCall({ agentId: agent.id, phoneNumberId: number.id, durationSeconds: 60 });
		harness.simulator.seedConversation({ agentId: agent.id, phoneNumberId: number.id, messages: [message, message] });
		return { agent, number };
	};
	const requests = () => harness.sent.map(({ method, path, query, body }) => ({ method, path, query, body }));

	it('getTotals: gives numbers and counts', async () => {
		busyAgent();
		harness.simulator.seedConversation({ messages: [{ body: 'x'.repeat(161), channel: 'sms', receivedAt: now } as never] });
		const totals = await harness.first('usage.getTotals');
		expect(totals).not.toHaveProperty('plan');
		expect(totals).toMatchObject({
			numbers: { used: 1, limit: 10, remaining: 9 },
			stats: { totalMessages: 3, totalCalls: 1, smsSegmentsLast30d: 2 },
		});
		expect(requests()).toEqual([{ method: 'GET', path: '/v1/usage', query: {}, body: undefined }]);
	});

	it.each([
		['getDaily', 'daily', { days: 3 }, 'date', now.slice(0, 10)],
		['getMonthly', 'monthly', { months: 3 }, 'month', now.slice(0, 7)],
	] as const)('%s: gives a row for each period', async (operation, path, parameters, key, today) => {
		busyAgent();
		const { json } = await harness.run(`usage.${operation}`, parameters);
		expect(json).toHaveLength(3);
		expect(json[2]).toEqual({ [key]: today, messages: 2, calls: 1, webhooks: 0 });
		expect(json[0]).toMatchObject({ messages: 0, calls: 0, webhooks: 0 });
		const query = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
		expect(requests()).toEqual([{ method: 'GET', path: `/v1/usage/${path}`, query, body: undefined }]);
	});

	it('getByNumber: gives a row for each number', async () => {
		const { agent, number } = busyAgent();
		harness.simulator.seedNumber();
		const { json } = await harness.run('usage.getByNumber');
		expect(json).toHaveLength(2);
		expect(json[0]).toEqual({
			numberId: number.id,
			phoneNumber: number.phoneNumber,
			country: 'US',
			status: 'active',
			agentId: agent.id,
			agentName: agent.name,
			messages: 2,
			calls: 1,
		});
	});

	it('getByAgent: gives a row for each agent with the period, and one for what has no agent any more', async () => {
		const { agent } = busyAgent();
		harness.simulator.seedCall();
		const { json } = await harness.run('usage.getByAgent', { period: 'week', timezone: ' Europe/Berlin ' });
		expect(json).toEqual([
			{
				agentId: agent.id,
				agentName: agent.name,
				messages: 2,
				calls: 1,
				totalSeconds: 60,
				isOrphan: false,
				period: 'week',
				periodStart: expect.any(String) as string,
				periodEnd: expect.any(String) as string,
			},
			expect.objectContaining({ agentId: null, isOrphan: true, calls: 1, period: 'week' }),
		]);
		expect(harness.request.query).toEqual({ period: 'week', tz: 'Europe/Berlin' });
	});

	it('getByAgent: leaves the timezone to AgentPhone', async () => {
		await harness.run('usage.getByAgent');
		expect(harness.request.query).toEqual({ period: 'month' });
	});

	it.each([
		['getDaily', { days: 0 }, 'Days must be a whole number from 1 to 365, but is "0"'],
		['getDaily', { days: 366 }, 'Days must be a whole number from 1 to 365, but is "366"'],
		['getMonthly', { months: 25 }, 'Months must be a whole number from 1 to 24, but is "25"'],
		['getMonthly', { months: '={{ "two" }}' }, 'Months must be a whole number from 1 to 24, but is "two"'],
		['getByAgent', { timezone: 'Berlin' }, 'Timezone must be an IANA name such as Europe/Berlin, but is "Berlin"'],
	])('%s refuses %j before anything is sent', async (operation, parameters, message) => {
		expect(await harness.rejection(`usage.${operation}`, parameters)).toMatchObject({ message, itemIndex: 0 });
		expect(harness.sent).toEqual([]);
	});

	it('sends what the vendor SDK sends', async () => {
		const { simulator } = harness;
		await expectSameRequest(
			simulator,
			() => harness.run('usage.getTotals'),
			(sdk) => sdk.usage.getUsage(),
		);
		await expectSameRequest(
			simulator,
			() => harness.run('usage.getDaily', { days: 5 }),
			(sdk) => sdk.usage.getDailyUsage({ days: 5 }),
		);
		await expectSameRequest(
			simulator,
			() => harness.run('usage.getMonthly', { months: 5 }),
			(sdk) => sdk.usage.getMonthlyUsage({ months: 5 }),
		);
		await expectSameRequest(
			simulator,
			() => harness.run('usage.getByNumber'),
			(sdk) => sdk.usage.getUsageByNumber(),
		);
		await expectSameRequest(
			simulator,
			() => harness.run('usage.getByAgent', { period: 'year', timezone: 'America/New_York' }),
			(sdk) => sdk.usage.getUsageByAgent({ period: 'year', tz: 'America/New_York' }),
		);
	});
});
