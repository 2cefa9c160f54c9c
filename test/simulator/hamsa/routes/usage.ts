import { z } from 'zod';

import type { Conversation, UsageDay } from '../entities';
import { envelope } from '../envelope';
import { badRequest, notFound } from '../errors';
import { route, type Context, type Route } from '../route';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const milliseconds = z
	.string()
	.regex(/^\d{12,14}$/, 'must be milliseconds')
	.transform(Number);

const dateTime = z
	.string()
	.datetime({ offset: true })
	.transform((text) => Date.parse(text));

/** The sources disagree: date and time, or milliseconds as text (docs/platforms/hamsa.md, 9). Both are taken. */
const moment = z.union([dateTime, milliseconds]);

const statisticsQuery = z.object({ projectId: z.string().min(1), startPeriod: moment, endPeriod: moment }).strict();

export const PERIODS = ['LAST_HOUR', 'TODAY', 'YESTERDAY', 'THIS_WEEK', 'THIS_MONTH', 'CUSTOM'] as const;

/** These pages have milliseconds as text, and only with a custom period. */
const analyticsQuery = z
	.object({
		period: z.enum(PERIODS).default('TODAY'),
		startPeriod: milliseconds.optional(),
		endPeriod: milliseconds.optional(),
		// Hours from UTC, positive to the east (docs/platforms/hamsa.md, 9); days start in UTC here all the same.
		timeDifference: z
			.string()
			.regex(/^-?\d+(\.\d+)?$/)
			.default('0'),
		voiceAgentId: z.string().uuid().optional(),
	})
	.strict();

type Counted = 'cost' | 'requests' | 'tokens' | 'transcription';

const UNITS: Record<Counted, string> = { cost: 'USD', requests: 'request', tokens: 'token', transcription: 'minute' };

function daysOf({ state, query }: Context<z.infer<typeof statisticsQuery>>): UsageDay[] {
	if (query.projectId !== state.projectId) throw notFound('Project');
	return state.usage.filter(({ date }) => Date.parse(date) >= query.startPeriod && Date.parse(date) <= query.endPeriod);
}

/** Where the named period begins and ends. */
export function bounds(
	{ period, startPeriod, endPeriod }: Pick<z.infer<typeof analyticsQuery>, 'period' | 'startPeriod' | 'endPeriod'>,
	now = Date.now(),
): [number, number] {
	const today = Math.floor(now / DAY_MS) * DAY_MS;
	const date = new Date(now);
	switch (period) {
		case 'LAST_HOUR':
			return [now - HOUR_MS, now];
		case 'TODAY':
			return [today, now];
		case 'YESTERDAY':
			return [today - DAY_MS, today - 1];
		case 'THIS_WEEK':
			return [today - ((date.getUTCDay() + 6) % 7) * DAY_MS, now];
		case 'THIS_MONTH':
			return [Date.UTC(date.getUTCFullYear(), date.getUTCMonth()), now];
		case 'CUSTOM':
			if (startPeriod === undefined || endPeriod === undefined)
				throw badRequest('startPeriod and endPeriod must be sent with CUSTOM');
			return [startPeriod, endPeriod];
	}
}

function callsOf({ state, query }: Context<z.infer<typeof analyticsQuery>>): Conversation[] {
	const [from, to] = bounds(query);
	return [...state.conversations.values()]
		.filter(({ createdAt }) => Date.parse(createdAt) >= from && Date.parse(createdAt) <= to)
		.filter(({ voiceAgentId }) => query.voiceAgentId === undefined || voiceAgentId === query.voiceAgentId);
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

const share = (part: Conversation[], whole: Conversation[]): number =>
	whole.length === 0 ? 0 : Math.round((100 * part.length) / whole.length);

const durations = (calls: Conversation[]): number[] => calls.map(({ callDuration }) => callDuration ?? 0);

/** How many calls each hour had; the counts are texts in the sample. */
function byHour(calls: Conversation[]): Array<{ timeBucket: string; count: string }> {
	const hours = calls.map(({ createdAt }) => `${createdAt.slice(0, 13).replace('T', ' ')}:00:00`);
	return [...new Set(hours)]
		.sort()
		.map((timeBucket) => ({ timeBucket, count: String(hours.filter((hour) => hour === timeBucket).length) }));
}

const withStatus = (calls: Conversation[], ...states: string[]) => calls.filter(({ status }) => states.includes(status));

export const usageRoutes: Route[] = [
	route({
		method: 'get',
		path: '/v1/projects/statistics/numbers',
		query: statisticsQuery,
		answer: (context) => {
			const days = daysOf(context);
			const total = (counted: Counted) => sum(days.map((day) => day[counted]));
			return envelope({
				price: { value: total('cost'), unit: UNITS.cost },
				// A text in the reference, unlike the others.
				requests: { value: String(total('requests')), unit: UNITS.requests },
				tokens: { value: total('tokens'), unit: UNITS.tokens },
				transcription: { value: total('transcription'), unit: UNITS.transcription },
			});
		},
	}),

	route({
		method: 'get',
		path: '/v1/projects/statistics/chart',
		query: statisticsQuery,
		answer: (context) => {
			const days = daysOf(context);
			const points = (counted: Counted) =>
				days.filter((day) => day[counted] > 0).map((day) => ({ date: day.date, value: day[counted], unit: UNITS[counted] }));
			return envelope({
				cost: points('cost'),
				requests: points('requests'),
				tokens: points('tokens'),
				transcription: points('transcription'),
			});
		},
	}),

	route({
		method: 'get',
		path: '/v1/agent-analytics/overview',
		query: analyticsQuery,
		answer: (context) => {
			const calls = callsOf(context);
			const seconds = durations(calls);
			return envelope({
				liveSessionsNumber: withStatus(calls, 'IN_PROGRESS').length,
				totalSessionsNumber: calls.length,
				averageSessionDuration: calls.length === 0 ? 0 : sum(seconds) / calls.length,
				averageMessagesPerSession: 0,
				totalSessionDuration: sum(seconds),
				averageWordsPerAiResponse: 0,
				forwardToHumanAgent: withStatus(calls, 'FORWARDED').length,
				callsOverTime: byHour(calls),
				callsByDurationBuckets: {
					shortDurationBucketCalls: seconds.filter((length) => length < 60).length,
					mediumDurationBucketCalls: seconds.filter((length) => length >= 60 && length < 300).length,
					longDurationBucketCalls: seconds.filter((length) => length >= 300).length,
				},
			});
		},
	}),

	// Its fields are those a connector's catalogue lists; the numbers are made up.
	route({
		method: 'get',
		path: '/v1/agent-analytics/performance',
		query: analyticsQuery,
		answer: (context) => {
			const calls = callsOf(context);
			return envelope({
				avgAsrProcessingTime: 200,
				avgLlmResponseTime: 900,
				avgTtsGenerationTime: 300,
				latency: 1400,
				sessionsHaveErrorsPercentage: share(withStatus(calls, 'FAILED'), calls),
			});
		},
	}),

	route({
		method: 'get',
		path: '/v1/agent-analytics/satisfaction',
		query: analyticsQuery,
		answer: (context) => {
			const calls = callsOf(context);
			return envelope({
				npsScore: 87,
				sentimentDistribution: { positive: 87, neutral: 7, negative: 6 },
				csatScore: 65,
				firstCallResolutionPercentage: share(withStatus(calls, 'COMPLETED'), calls),
				escalationRate: share(withStatus(calls, 'FORWARDED'), calls),
			});
		},
	}),
];
