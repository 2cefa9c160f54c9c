import type { AgentPhoneClient } from 'agentphone';

import type { AgentPhoneSimulator } from '../../simulator';
import { ask, places } from './support';
import { beforeEachVendor } from './vendor';

/** The counts of deliveries; the slots themselves are in sdk.test.ts. */
describe('the vendor SDK, deliveries', () => {
	let simulator: AgentPhoneSimulator;
	let client: AgentPhoneClient;

	beforeEachVendor((made) => ({ simulator, client } = made));
	beforeEach(() => {
		simulator.seedDelivery({ createdAt: '2020-01-01T10:59:59Z' });
		simulator.seedDelivery({ createdAt: '2020-01-01T10:00:00Z', status: 'failed' });
		simulator.seedDelivery({ createdAt: '2020-01-01T11:00:00Z', status: 'pending', eventType: null });
		simulator.seedDelivery({ slot: simulator.seedAgent().id });
		simulator.seedDelivery();
	});

	const SINCE_2020 = 24 * 365 * 50;

	it('counts them by status, event and hour', async () => {
		const stats = await client.webhooks.deliveryStats({ hours: SINCE_2020 });
		expect(stats).toMatchObject({ total: 4, success: 2, failed: 1, pending: 1, successRate: 66.7 });
		expect(stats.byEventType).toEqual({
			'agent.message': { success: 2, failed: 1, pending: 0 },
			unknown: { success: 0, failed: 0, pending: 1 },
		});
		expect(stats.byHour.slice(0, 2)).toEqual([
			{ hour: '2020-01-01T10:00:00Z', success: 1, failed: 1, pending: 0 },
			{ hour: '2020-01-01T11:00:00Z', success: 0, failed: 0, pending: 1 },
		]);
	});

	it('counts the last day if no hours are given', async () => {
		expect(await client.webhooks.deliveryStats()).toMatchObject({ total: 1, success: 1, successRate: 100 });
	});

	it('counts all of them, and none', async () => {
		expect(await client.webhooks.allTimeStats()).toEqual({ total: 4, success: 2, failed: 1, successRate: 66.7 });
		simulator.state.master.deliveries.length = 0;
		expect(await client.webhooks.allTimeStats()).toEqual({ total: 0, success: 0, failed: 0, successRate: 0 });
	});

	it('422 for hours that are none', async () => {
		expect(places(await ask(simulator, 'GET', '/v1/webhooks/deliveries/stats?hours=0'))).toEqual({ status: 422, at: ['query.hours'] });
		expect(places(await ask(simulator, 'GET', '/v1/webhooks/deliveries/all-time?hours=1'))).toEqual({
			status: 422,
			at: ['query.hours'],
		});
	});
});
