import type { Delivery } from '../entities';
import type { Account } from '../state';
import { deliveriesOf } from './webhookShared';

const HOUR = 'YYYY-MM-DDTHH'.length;

const count = (deliveries: Delivery[], status: Delivery['status']) => deliveries.filter((delivery) => delivery.status === status).length;

/** Percent of what is decided; whether the API means percent or a fraction, and of what, is not documented. */
function counts(deliveries: Delivery[]) {
	const [success, failed] = [count(deliveries, 'success'), count(deliveries, 'failed')];
	const decided = success + failed;
	return { total: deliveries.length, success, failed, successRate: decided === 0 ? 0 : Math.round((1000 * success) / decided) / 10 };
}

/** How many of each status, by what `keyOf` says of a delivery. */
function byKey(deliveries: Delivery[], keyOf: (delivery: Delivery) => string): Record<string, Record<string, number>> {
	const table: Record<string, Record<string, number>> = {};
	for (const delivery of deliveries) {
		const row = (table[keyOf(delivery)] ??= { success: 0, failed: 0, pending: 0 });
		row[delivery.status] += 1;
	}
	return table;
}

/** docs/platforms/agentphone.md, 3.8, deliveries/stats. The rows of `byHour` are not typed there. */
export function statsOf(account: Account, since: number) {
	const deliveries = deliveriesOf(account, 'account').filter(({ createdAt }) => Date.parse(createdAt) >= since);
	const byHour = byKey(deliveries, ({ createdAt }) => `${createdAt.slice(0, HOUR)}:00:00Z`);
	return {
		...counts(deliveries),
		pending: count(deliveries, 'pending'),
		byEventType: byKey(deliveries, ({ eventType }) => eventType ?? 'unknown'),
		byHour: Object.entries(byHour)
			.sort()
			.map(([hour, row]) => ({ hour, ...row })),
	};
}

/** docs/platforms/agentphone.md, 3.8, deliveries/all-time. */
export const allTimeOf = (account: Account) => counts(deliveriesOf(account, 'account'));
