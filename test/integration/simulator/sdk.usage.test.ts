import type { AgentPhoneClient } from 'agentphone';

import type { AgentPhoneSimulator } from '../../simulator';
import { ask, places } from './support';
import { beforeEachVendor } from './vendor';

/** Usage by time and by owner; the totals are in sdk.test.ts. */
describe('the vendor SDK, usage', () => {
	let simulator: AgentPhoneSimulator;
	let client: AgentPhoneClient;

	beforeEachVendor((made) => ({ simulator, client } = made));

	const message = (receivedAt: string) => ({ receivedAt }) as never;
	const today = new Date().toISOString();
	const yesterday = new Date(Date.now() - 24 * 3_600_000).toISOString();

	it('counts by day, the latest last', async () => {
		simulator.seedCall({ startedAt: yesterday });
		simulator.seedConversation({ messages: [message(today), message(yesterday), message('2020-01-01T00:00:00Z')] });
		simulator.seedDelivery({ createdAt: today });
		expect(await client.usage.getDailyUsage({ days: 2 })).toEqual({
			data: [
				{ date: yesterday.slice(0, 10), messages: 1, calls: 1, webhooks: 0 },
				{ date: today.slice(0, 10), messages: 1, calls: 0, webhooks: 1 },
			],
			days: 2,
		});
		expect((await client.usage.getDailyUsage()).data).toHaveLength(30);
	});

	it('counts by month, over the turn of the year', async () => {
		simulator.seedCall({ startedAt: today });
		const { data, months } = await client.usage.getMonthlyUsage({ months: 24 });
		expect(months).toBe(24);
		expect(new Set(data.map(({ month }) => month)).size).toBe(24);
		expect(data.map(({ month }) => month)).toEqual(data.map(({ month }) => month).sort());
		expect(data[23]).toEqual({ month: today.slice(0, 7), messages: 0, calls: 1, webhooks: 0 });
		expect((await client.usage.getMonthlyUsage()).data).toHaveLength(6);
	});

	it('counts by number, with its agent or none', async () => {
		const agent = simulator.seedAgent();
		const number = simulator.seedNumber({ agentId: agent.id });
		const free = simulator.seedNumber({ country: 'CA' });
		simulator.seedCall({ phoneNumberId: free.id });
		simulator.seedConversation({ phoneNumberId: number.id, messages: [message(today)] });
		const { data } = await client.usage.getUsageByNumber();
		expect(data).toEqual([
			{
				numberId: number.id,
				phoneNumber: number.phoneNumber,
				country: 'US',
				status: 'active',
				agentId: agent.id,
				agentName: agent.name,
				messages: 1,
				calls: 0,
			},
			{
				numberId: free.id,
				phoneNumber: free.phoneNumber,
				country: 'CA',
				status: 'active',
				agentId: null,
				agentName: null,
				messages: 0,
				calls: 1,
			},
		]);
	});

	it('counts by agent within the period, orphans apart', async () => {
		const agent = simulator.seedAgent();
		simulator.seedCall({ agentId: agent.id, durationSeconds: 30 });
		simulator.seedCall({ agentId: agent.id, durationSeconds: 40, startedAt: new Date(Date.now() - 20 * 24 * 3_600_000).toISOString() });
		const week = await client.usage.getUsageByAgent({ period: 'week' });
		expect(week.data).toEqual([{ agentId: agent.id, agentName: agent.name, messages: 0, calls: 1, totalSeconds: 30, isOrphan: false }]);
		expect(Date.parse(week.periodEnd) - Date.parse(week.periodStart)).toBe(7 * 24 * 3_600_000);

		await client.agents.deleteAgent({ agent_id: agent.id });
		const month = await client.usage.getUsageByAgent({ period: 'month', tz: 'Europe/Berlin' });
		expect(month.data).toEqual([
			{ agentId: null, agentName: expect.any(String) as string, messages: 0, calls: 2, totalSeconds: 70, isOrphan: true },
		]);
		expect(month.period).toBe('month');
	});

	it.each([
		['daily?days=0', 'days'],
		['daily?days=366', 'days'],
		['daily?days=1.5', 'days'],
		['monthly?months=25', 'months'],
		['by-agent', 'period'],
		['by-agent?period=day', 'period'],
		['by-agent?period=week&tz=Berlin', 'tz'],
		['by-number?limit=1', 'limit'],
	])('422 for %s', async (path, field) => {
		expect(places(await ask(simulator, 'GET', `/v1/usage/${path}`))).toEqual({ status: 422, at: [`query.${field}`] });
	});
});
