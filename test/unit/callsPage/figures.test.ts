// The numbers of "Calls at a glance", counted by hand over ten calls.
import { costsOf, figuresOf, hoursOf, lengthsOf, median, periodsOf, quantile, reasonsOf } from '../../console/calls/figures';
import { dayOf } from '../../console/calls/filters';
import { callsIn, type Call } from '../../console/calls/rows';
import { sampleRows } from '../../console/calls/sample';
import { aCall, rowOf, type CallRecord } from '../../support/callRecords';

/** Local time, as the page counts: Monday, 2 November 2026. */
const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 30).toISOString();

const timing = (firstWordMs: number | null, fallbacks = 0): CallRecord['timing'] => ({
	turns: 3,
	firstWordMs,
	slowestFirstWordMs: firstWordMs,
	fallbacks,
	interruptions: 0,
});

const missed: Partial<CallRecord> = { missed: true, callerSpoke: false, sentiment: null, successful: null, timing: null, transcript: [] };

const TEN: CallRecord[] = [
	aCall({ callId: '1', startedAt: at(2, 9), durationSeconds: 20, timing: timing(400), cost: { amount: 0.1, currency: 'USD' } }),
	aCall({
		callId: '2',
		startedAt: at(2, 9),
		durationSeconds: 30,
		timing: timing(600),
		sentiment: 'neutral',
		cost: { amount: 0.25, currency: 'USD' },
	}),
	aCall({ callId: '3', startedAt: at(2, 14), durationSeconds: 90, timing: timing(800, 2), sentiment: 'negative', successful: false }),
	aCall({
		callId: '4',
		startedAt: at(3, 9),
		durationSeconds: 300,
		timing: timing(2_000, 1),
		platform: 'vapi',
		cost: { amount: 1, currency: 'EUR' },
	}),
	aCall({
		callId: '5',
		startedAt: at(3, 9),
		durationSeconds: 600,
		timing: timing(null),
		platform: 'vapi',
		cost: { amount: 0, currency: 'USD' },
	}),
	aCall({ callId: '6', startedAt: at(3, 10), ...missed, status: 'missed', durationSeconds: 0, endedReason: 'no_answer' }),
	aCall({ callId: '7', startedAt: at(5, 23), ...missed, status: 'completed', durationSeconds: 8, endedReason: 'user_hangup' }),
	aCall({ callId: '8', startedAt: at(5, 23), ...missed, status: 'busy', missed: null, durationSeconds: null, endedReason: null }),
	aCall({ callId: '9', startedAt: at(8, 0), ...missed, status: 'failed', durationSeconds: 0, endedReason: 'connection_error' }),
	aCall({ callId: '10', startedAt: at(8, 0), ...missed, status: 'unknown', missed: null, durationSeconds: null, endedReason: null }),
];

const calls = callsIn(TEN.map(rowOf));

it('counts, leaving out what nobody told', () => {
	expect(figuresOf(calls)).toEqual({
		calls: 10,
		outcomes: { answered: 5, missed: 3, failed: 1, unknown: 1 },
		answeredShare: 5 / 9,
		missedShare: 3 / 9,
		totalSeconds: 1_048,
		averageSeconds: 1_048 / 6,
		firstWordMs: 700,
		slowFirstWordMs: 2_000,
		savedCalls: 2,
		fallbacks: 3,
		wentWellShare: 4 / 5,
		judged: 5,
		moods: { positive: 3, neutral: 1, negative: 1 },
	});
});

it('gives null of no calls, and never 0', () => {
	const none = figuresOf([]);
	const counts: Array<keyof typeof none> = ['calls', 'judged', 'outcomes', 'moods'];
	const others = Object.entries(none).filter(([name]) => !counts.includes(name as keyof typeof none));
	expect(others).toHaveLength(9);
	expect(others.filter(([, value]) => value !== null)).toEqual([]);
	expect([none.calls, none.judged]).toEqual([0, 0]);
	expect(figuresOf(callsIn([{ callId: 'x', at: at(2, 9) }]))).toMatchObject({
		calls: 1,
		answeredShare: null,
		totalSeconds: null,
		savedCalls: null,
	});
});

it('counts by day, also days without calls', () => {
	const periods = periodsOf(calls, '2026-11-02', '2026-11-08');
	expect(
		periods.map(({ from, outcomes: { answered, missed: lost, failed, unknown } }) => [from, answered, lost, failed, unknown]),
	).toEqual([
		['2026-11-02', 3, 0, 0, 0],
		['2026-11-03', 2, 1, 0, 0],
		['2026-11-04', 0, 0, 0, 0],
		['2026-11-05', 0, 2, 0, 0],
		['2026-11-06', 0, 0, 0, 0],
		['2026-11-07', 0, 0, 0, 0],
		['2026-11-08', 0, 0, 1, 1],
	]);
	expect(periods.map(({ firstWordMs }) => firstWordMs)).toEqual([600, 2_000, null, null, null, null, null]);
	expect(periods[0].slowFirstWordMs).toBe(800);
});

it('counts by week where days are too many, and loses none', () => {
	const periods = periodsOf(calls, '2026-08-01', '2026-11-08');
	expect(periods[0]).toMatchObject({ from: '2026-08-01', to: '2026-08-07' });
	expect(periods.at(-1)!.to).toBe('2026-11-08');
	expect(periods.reduce((sum, { outcomes }) => sum + Object.values(outcomes).reduce((one, other) => one + other, 0), 0)).toBe(10);
});

it('counts by weekday and hour', () => {
	const hours = hoursOf(calls);
	const some = hours.flatMap((row, day) => row.flatMap((count, hour) => (count > 0 ? [[day, hour, count]] : [])));
	expect(some).toEqual([
		[0, 9, 2],
		[0, 14, 1],
		[1, 9, 2],
		[1, 10, 1],
		[3, 23, 2],
		[6, 0, 2],
	]);
});

it('counts lengths and reasons', () => {
	expect(lengthsOf(calls).map(({ count }) => count)).toEqual([2, 1, 1, 0, 1, 1]);
	expect(reasonsOf(calls)).toEqual([
		{ label: 'user hangup', count: 6, value: 'user_hangup' },
		{ label: 'connection error', count: 1, value: 'connection_error' },
		{ label: 'no answer', count: 1, value: 'no_answer' },
	]);
	expect(reasonsOf(calls, 1)).toEqual([
		{ label: 'user hangup', count: 6, value: 'user_hangup' },
		{ label: 'other reasons', count: 2 },
	]);
});

it('never adds one currency to another, and takes a cost of 0 for a cost', () => {
	expect(costsOf(calls)).toEqual([
		{ platform: 'agentPhone', calls: 8, toldCalls: 2, amounts: [['USD', 0.35]] },
		{
			platform: 'vapi',
			calls: 2,
			toldCalls: 2,
			amounts: [
				['EUR', 1],
				['USD', 0],
			],
		},
	]);
});

it('knows medians and the slowest tenth', () => {
	expect([median([]), median([3]), median([1, 2]), median([9, 1, 5])]).toEqual([null, 3, 1.5, 5]);
	expect([quantile([], 0.9), quantile([7], 0.9), quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)]).toEqual([null, 7, 9]);
});

it('has the same sample calls every time, all of them in the last thirty days', () => {
	const now = Date.parse('2026-11-28T15:00:00Z');
	expect(sampleRows(now)).toEqual(sampleRows(now));
	const sample: Call[] = callsIn(sampleRows(now));
	expect(sample).toHaveLength(420);
	expect(sample.every((call) => call.at <= now && dayOf(call.at) >= '2026-10-29')).toBe(true);
	expect(figuresOf(sample)).toMatchObject({ outcomes: { unknown: 0 } });
});
