import { isoTime } from '../ids';
import { route, type Route } from '../route';
import type { Account } from '../state';

const HOUR_MS = 3_600_000;

const LIMITS = {
	numbers: 10,
	messagesPerMonth: 10_000,
	voiceMinutesPerMonth: 1_000,
	maxCallDurationMinutes: 60,
	concurrentCalls: 10,
};

const within = (hours: number, times: string[]) => times.filter((time) => Date.parse(time) >= Date.now() - hours * HOUR_MS).length;

/** api/agentphone.md 3.9, `stats`. */
function stats(account: Account) {
	const messages = [...account.conversations.values()].flatMap((conversation) =>
		conversation.messages.map(({ receivedAt }) => receivedAt),
	);
	const calls = [...account.calls.values()].map(({ startedAt }) => startedAt);
	const deliveries = (status: string) => account.deliveries.filter((delivery) => delivery.status === status).length;
	return {
		totalMessages: messages.length,
		messagesLast24h: within(24, messages),
		messagesLast7d: within(24 * 7, messages),
		messagesLast30d: within(24 * 30, messages),
		totalCalls: calls.length,
		callsLast24h: within(24, calls),
		callsLast7d: within(24 * 7, calls),
		callsLast30d: within(24 * 30, calls),
		totalWebhookDeliveries: account.deliveries.length,
		successfulWebhookDeliveries: deliveries('success'),
		failedWebhookDeliveries: deliveries('failed'),
	};
}

export const usageRoutes: Route[] = [
	// The "who am I" call: what a credential test asks (api/agentphone.md 1, 3.9).
	route({
		method: 'get',
		path: '/v1/usage',
		answer: ({ account }) => {
			const used = [...account.numbers.values()].filter(({ status }) => status !== 'released').length;
			const now = new Date();
			const month = (offset: number) => isoTime(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset));
			return {
				plan: { name: 'free', limits: LIMITS },
				numbers: { used, limit: LIMITS.numbers, remaining: LIMITS.numbers - used },
				stats: stats(account),
				periodStart: month(0),
				periodEnd: month(1),
			};
		},
	}),
];
