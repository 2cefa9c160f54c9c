import type { INodeParameters } from 'n8n-workflow';

import { Harness, byId } from './support';

describe('Usage', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	const JANUARY = { startPeriod: '2026-01-01T00:00:00Z', endPeriod: '2026-01-31T23:59:59Z' };

	/** The last request, as others find out which project it is about. */
	const asked = () => {
		const { method, path, query } = harness.sent.at(-1)!;
		return { method, path, query };
	};

	describe('of the project', () => {
		beforeEach(() => {
			harness.simulator.seedUsageDay({ date: '2025-12-31T12:00:00.000Z' });
			harness.simulator.seedUsageDay({ date: '2026-01-02T12:00:00.000Z', cost: 2, requests: 4, tokens: 10, transcription: 0 });
			harness.simulator.seedUsageDay({ date: '2026-01-01T12:00:00.000Z', cost: 1, requests: 3, tokens: 20, transcription: 5 });
		});

		const query = () => ({
			projectId: harness.simulator.state.projectId,
			startPeriod: '2026-01-01T00:00:00.000Z',
			endPeriod: '2026-01-31T23:59:59.000Z',
		});

		it('getNumbers: gives each number with its unit', async () => {
			expect(await harness.first('usage.getNumbers', JANUARY)).toEqual({
				price: { value: 3, unit: 'USD' },
				requests: { value: '7', unit: 'request' },
				tokens: { value: 30, unit: 'token' },
				transcription: { value: 5, unit: 'minute' },
			});
			expect(asked()).toEqual({ method: 'GET', path: '/v1/projects/statistics/numbers', query: query() });
		});

		it('getChart: gives a row for each date, with what there is of it', async () => {
			expect((await harness.run('usage.getChart', JANUARY)).json).toEqual([
				{
					date: '2026-01-01T12:00:00.000Z',
					cost: { value: 1, unit: 'USD' },
					requests: { value: 3, unit: 'request' },
					tokens: { value: 20, unit: 'token' },
					transcription: { value: 5, unit: 'minute' },
				},
				{
					date: '2026-01-02T12:00:00.000Z',
					cost: { value: 2, unit: 'USD' },
					requests: { value: 4, unit: 'request' },
					tokens: { value: 10, unit: 'token' },
				},
			]);
			expect(asked()).toEqual({ method: 'GET', path: '/v1/projects/statistics/chart', query: query() });
		});

		it('getChart: gives no rows for a period without any', async () => {
			expect((await harness.run('usage.getChart', { startPeriod: '2020-01-01', endPeriod: '2020-02-01' })).json).toEqual([]);
		});

		it.each([
			['2026-01-02T03:00:00+03:00', '2026-01-02T00:00:00.000Z'],
			['={{ DateTime.fromISO("2026-01-02T00:00:00Z") }}', '2026-01-02T00:00:00.000Z'],
			// The timezone of n8n's own default, as neither workflow nor instance names one.
			['2026-01-02', '2026-01-02T05:00:00.000Z'],
			['2026-01-02 07:30', '2026-01-02T12:30:00.000Z'],
		])('takes %s for %s', async (endPeriod, sent) => {
			await harness.first('usage.getNumbers', { ...JANUARY, endPeriod });
			expect(asked().query.endPeriod).toBe(sent);
		});

		it('takes an end that is the start', async () => {
			const at = '2026-01-01T12:00:00Z';
			expect(await harness.first('usage.getNumbers', { startPeriod: at, endPeriod: at })).toMatchObject({ tokens: { value: 20 } });
		});

		it.each<[string, INodeParameters, string]>([
			[
				'getNumbers',
				{ ...JANUARY, startPeriod: 'soon' },
				'Start must be a date and time, such as 2026-01-31T09:00:00Z, but is "soon"',
			],
			['getChart', { ...JANUARY, endPeriod: '={{ "" }}' }, 'End must be a date and time, such as 2026-01-31T09:00:00Z, but is empty'],
			['getChart', { startPeriod: JANUARY.endPeriod, endPeriod: JANUARY.startPeriod }, 'End must not be before Start'],
			[
				'getOverview',
				{ period: 'CUSTOM', startPeriod: JANUARY.endPeriod, endPeriod: JANUARY.startPeriod },
				'End must not be before Start',
			],
			[
				'getPerformance',
				{ period: 'CUSTOM', ...JANUARY, startPeriod: '={{ null }}' },
				'Start must be a date and time, such as 2026-01-31T09:00:00Z, but is empty',
			],
			[
				'getSatisfaction',
				{ additionalFields: { timeDifference: 15 } },
				'Time Difference (Hours) must be a number from -14 to 14, but is "15"',
			],
		])('%s refuses %j before anything is sent', async (operation, parameters, message) => {
			expect(await harness.rejection(`usage.${operation}`, parameters)).toMatchObject({ message, itemIndex: 0 });
			expect(harness.sent).toEqual([]);
		});
	});

	describe('of agents', () => {
		it('getOverview: counts the calls of today, unless told otherwise', async () => {
			harness.simulator.seedConversation({ callDuration: 30, status: 'FORWARDED' });
			harness.simulator.seedConversation({ callDuration: 90 });
			harness.simulator.seedConversation({ createdAt: '2026-01-01T00:00:00.000Z' });
			expect(await harness.first('usage.getOverview')).toMatchObject({
				totalSessionsNumber: 2,
				averageSessionDuration: 60,
				totalSessionDuration: 120,
				forwardToHumanAgent: 1,
				callsByDurationBuckets: { shortDurationBucketCalls: 1, mediumDurationBucketCalls: 1, longDurationBucketCalls: 0 },
			});
			expect(harness.request).toMatchObject({ method: 'GET', path: '/v1/agent-analytics/overview' });
			expect(harness.request.query).toEqual({ period: 'TODAY' });
		});

		it('getOverview: sends a custom period as milliseconds', async () => {
			harness.simulator.seedConversation({ createdAt: '2026-01-01T10:20:00.000Z' });
			harness.simulator.seedConversation({ createdAt: '2026-02-01T10:20:00.000Z' });
			expect(await harness.first('usage.getOverview', { period: 'CUSTOM', ...JANUARY })).toMatchObject({
				totalSessionsNumber: 1,
				callsOverTime: [{ timeBucket: '2026-01-01 10:00:00', count: '1' }],
			});
			expect(harness.request.query).toEqual({ period: 'CUSTOM', startPeriod: '1767225600000', endPeriod: '1769903999000' });
		});

		it('sends start and end with a custom period only', async () => {
			await harness.first('usage.getOverview', { period: 'THIS_WEEK', ...JANUARY });
			expect(harness.request.query).toEqual({ period: 'THIS_WEEK' });
		});

		it.each([
			['getOverview', 'overview', { totalSessionsNumber: 1 }],
			['getPerformance', 'performance', { sessionsHaveErrorsPercentage: 100 }],
			['getSatisfaction', 'satisfaction', { escalationRate: 0 }],
		])('%s: asks for one agent and with a time difference', async (operation, kind, expected) => {
			const { id } = harness.simulator.seedAgent();
			harness.simulator.seedConversation({ voiceAgentId: id, status: 'FAILED' });
			harness.simulator.seedConversation({ status: 'FORWARDED' });
			const parameters = { period: 'THIS_MONTH', additionalFields: { agentId: byId(id), timeDifference: '-3' } };
			expect(await harness.first(`usage.${operation}`, parameters)).toMatchObject(expected);
			expect(asked()).toEqual({
				method: 'GET',
				path: `/v1/agent-analytics/${kind}`,
				query: { period: 'THIS_MONTH', voiceAgentId: id, timeDifference: '-3' },
			});
		});

		it.each([3, 5.5, '-5', 14])('sends a time difference of %p hours as text, east of UTC positive', async (timeDifference) => {
			await harness.first('usage.getOverview', { additionalFields: { timeDifference } });
			expect(harness.request.query).toEqual({ period: 'TODAY', timeDifference: String(timeDifference) });
		});

		it('leaves out an agent that was added and not chosen', async () => {
			await harness.first('usage.getSatisfaction', { additionalFields: { agentId: byId(''), timeDifference: 0 } });
			expect(harness.request.query).toEqual({ period: 'TODAY', timeDifference: '0' });
		});
	});
});
