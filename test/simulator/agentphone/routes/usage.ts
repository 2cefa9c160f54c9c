import { z } from 'zod';

import { isoTime } from '../ids';
import { integerParam } from '../paging';
import { route, type Route } from '../route';
import type { Account } from '../state';

const HOUR_MS = 3_600_000;

const DAY = 'YYYY-MM-DD'.length;
const MONTH = 'YYYY-MM'.length;

const MAX_NUMBERS = 10;

/** Characters in a segment of an SMS (docs/platforms/agentphone.md, 5.2). */
const SEGMENT_LENGTH = 160;

const within = (hours: number, times: string[]) => times.filter((time) => Date.parse(time) >= Date.now() - hours * HOUR_MS).length;

/** When everything happened that is counted. */
function momentsOf(account: Account) {
	const conversations = [...account.conversations.values()];
	return {
		messages: conversations.flatMap(({ messages }) => messages.map(({ receivedAt }) => receivedAt)),
		calls: [...account.calls.values()].map(({ startedAt }) => startedAt),
		webhooks: account.deliveries.map(({ createdAt }) => createdAt),
	};
}

/** A row for each period, the latest last; a period is the start of an ISO time: `2026-01` or `2026-01-31`. */
function byPeriod(account: Account, periods: string[]) {
	const { messages, calls, webhooks } = momentsOf(account);
	const within = (period: string, times: string[]) => times.filter((time) => time.startsWith(period)).length;
	return periods.map((period) => ({
		period,
		messages: within(period, messages),
		calls: within(period, calls),
		webhooks: within(period, webhooks),
	}));
}

const lastDays = (days: number) =>
	Array.from({ length: days }, (_, ago) => isoTime(Date.now() - ago * 24 * HOUR_MS).slice(0, DAY)).reverse();

function lastMonths(months: number): string[] {
	const now = new Date();
	return Array.from({ length: months }, (_, ago) =>
		isoTime(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago)).slice(0, MONTH),
	).reverse();
}

/** Messages and calls of one owner, of whatever time unless `since` is given. */
function activity(account: Account, owns: (entity: { agentId: string | null; phoneNumberId: string | null }) => boolean, since = 0) {
	const messages = [...account.conversations.values()].filter(owns).flatMap((conversation) => conversation.messages);
	const calls = [...account.calls.values()].filter(owns).filter(({ startedAt }) => Date.parse(startedAt) >= since);
	return {
		messages: messages.filter(({ receivedAt }) => Date.parse(receivedAt) >= since).length,
		calls: calls.length,
		totalSeconds: calls.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0),
	};
}

const PERIOD_DAYS = { week: 7, month: 30, year: 365 };

const timezone = z.string().refine((name) => {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== '';
	} catch {
		return false;
	}
}, 'unknown timezone');

function smsSegments(account: Account, hours: number): number {
	const texts = [...account.conversations.values()]
		.flatMap(({ messages }) => messages)
		.filter(({ channel, receivedAt }) => channel === 'sms' && within(hours, [receivedAt]) === 1);
	return texts.reduce((sum, { body }) => sum + Math.max(1, Math.ceil(body.length / SEGMENT_LENGTH)), 0);
}

/** docs/platforms/agentphone.md, 3.9, `stats`. */
function stats(account: Account) {
	const { messages, calls } = momentsOf(account);
	const deliveries = (status: string) => account.deliveries.filter((delivery) => delivery.status === status).length;
	return {
		totalMessages: messages.length,
		messagesLast24h: within(24, messages),
		messagesLast7d: within(24 * 7, messages),
		messagesLast30d: within(24 * 30, messages),
		smsSegmentsLast30d: smsSegments(account, 24 * 30),
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
	// The "who am I" call: what a credential test asks (docs/platforms/agentphone.md, 1, 3.9).
	route({
		method: 'get',
		path: '/v1/usage',
		answer: ({ account }) => {
			const used = [...account.numbers.values()].filter(({ status }) => status !== 'released').length;
			const now = new Date();
			const month = (offset: number) => isoTime(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset));
			return {
				numbers: { used, limit: MAX_NUMBERS, remaining: MAX_NUMBERS - used },
				stats: stats(account),
				periodStart: month(0),
				periodEnd: month(1),
			};
		},
	}),

	route({
		method: 'get',
		path: '/v1/usage/daily',
		query: z.object({ days: integerParam(1, 365).default('30') }).strict(),
		answer: ({ account, query: { days } }) => ({
			data: byPeriod(account, lastDays(days)).map(({ period, ...row }) => ({ date: period, ...row })),
			days,
		}),
	}),

	route({
		method: 'get',
		path: '/v1/usage/monthly',
		query: z.object({ months: integerParam(1, 24).default('6') }).strict(),
		answer: ({ account, query: { months } }) => ({
			data: byPeriod(account, lastMonths(months)).map(({ period, ...row }) => ({ month: period, ...row })),
			months,
		}),
	}),

	route({
		method: 'get',
		path: '/v1/usage/by-number',
		answer: ({ account }) => ({
			data: [...account.numbers.values()].map(({ id, phoneNumber, country, status, agentId }) => {
				const { messages, calls } = activity(account, ({ phoneNumberId }) => phoneNumberId === id);
				const agentName = agentId === null ? null : (account.agents.get(agentId)?.name ?? null);
				return { numberId: id, phoneNumber, country, status, agentId, agentName, messages, calls };
			}),
		}),
	}),

	// What belongs to no agent any more is counted as an orphan (docs/platforms/agentphone.md, 3.9). Periods are rolling here.
	route({
		method: 'get',
		path: '/v1/usage/by-agent',
		query: z.object({ period: z.enum(['week', 'month', 'year']), tz: timezone.optional() }).strict(),
		answer: ({ account, query: { period } }) => {
			const since = Date.now() - PERIOD_DAYS[period] * 24 * HOUR_MS;
			const agents = [...account.agents.values()].map(({ id, name }) => ({
				agentId: id,
				agentName: name,
				...activity(account, ({ agentId }) => agentId === id, since),
				isOrphan: false,
			}));
			const left = activity(account, ({ agentId }) => agentId === null, since);
			const orphans =
				left.messages + left.calls === 0 ? [] : [{ agentId: null, agentName: 'Deleted agents', ...left, isOrphan: true }];
			return { data: [...agents, ...orphans], period, periodStart: isoTime(since), periodEnd: isoTime() };
		},
	}),
];
