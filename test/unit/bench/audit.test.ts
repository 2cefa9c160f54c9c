// The audit of the load benchmark must notice what they exist for.
import { auditDeliveries, isComplete, type Executed } from '../../bench/load/audit';
import type { Arrival, Kind, Part } from '../../bench/load/hour';
import type { Outcome } from '../../bench/load/orders';

const lastNode: Record<Kind, string> = {
	voiceTurn: 'Answer',
	slowVoiceTurn: 'Answer',
	textMessage: 'Reply',
	callEnded: 'Filed',
	hamsaCallEnded: 'Filed',
	receptCallEvent: 'Filed',
};

const outcome = (kind: Kind, token: string, part: Part = 'event', responded: Partial<Outcome> = {}): Outcome => {
	const arrival: Arrival = { token, callId: 'call_1', kind, part, atMs: 0 };
	return { arrival, sentAt: 0, lateMs: 0, totalMs: 1, status: part === 'forged' ? 401 : 200, ...responded };
};

const executed = (token: string, node: string, status = 'success'): Executed => ({ token, lastNode: node, status });

const sent = [
	outcome('voiceTurn', 'load-x-1-'),
	outcome('textMessage', 'load-x-2-'),
	outcome('textMessage', 'load-x-2-', 'repetition'),
	outcome('callEnded', 'load-x-3-'),
	outcome('callEnded', 'load-x-3-forged-', 'forged'),
];
const executions = [executed('load-x-1-', 'Answer'), executed('load-x-2-', 'Reply'), executed('load-x-3-', 'Filed')];
const replies = new Map([['load-x-2-', 1]]);

const booked = (outcomes = sent, found = executions, responded = replies) => auditDeliveries(outcomes, found, lastNode, responded);
const totalOf = (
	audit: ReturnType<typeof booked>,
	column: 'acknowledged' | 'doubled' | 'executedOnce' | 'forgedExecuted' | 'lost' | 'wrong',
) => audit.accounts.reduce((total, account) => total + account[column], 0);

it('are balanced when every event was executed once', () => {
	const audit = booked();
	expect(isComplete(audit)).toBe(true);
	expect([totalOf(audit, 'acknowledged'), totalOf(audit, 'executedOnce'), audit.reasons]).toEqual([3, 3, []]);
});

it.each<[string, ReturnType<typeof booked>, Parameters<typeof totalOf>[1], number]>([
	['an acknowledged event without an execution', booked(sent, executions.slice(0, 2)), 'lost', 1],
	['an execution that failed', booked(sent, [...executions.slice(0, 2), executed('load-x-3-', 'Filed', 'error')]), 'lost', 1],
	['an execution that ended at its trigger', booked(sent, [...executions.slice(0, 2), executed('load-x-3-', 'Trigger')]), 'lost', 1],
	['a text whose reply never arrived', booked(sent, executions, new Map()), 'lost', 1],
	['a text that was replied to twice', booked(sent, executions, new Map([['load-x-2-', 2]])), 'doubled', 1],
	[
		'an event that was executed three times',
		booked(sent, [...executions, ...executions.slice(0, 1), ...executions.slice(0, 1)]),
		'doubled',
		2,
	],
	['a forged delivery that was executed', booked(sent, [...executions, executed('load-x-3-forged-', 'Filed')]), 'forgedExecuted', 1],
	['a wrong answer', booked([...sent, outcome('voiceTurn', 'load-x-4-', 'event', { status: 500, wrong: 'status 500' })]), 'wrong', 1],
])('notice %s', (_what, audit, column, count) => {
	expect(totalOf(audit, column)).toBe(count);
	expect(isComplete(audit)).toBe(false);
});

it('notice an execution nobody sent', () => {
	expect(isComplete(booked(sent, [...executions, executed('load-y-9-', 'Filed')]))).toBe(false);
});

it('do not take for lost what was never acknowledged, nor for doubled what ended at its trigger', () => {
	const rejected = outcome('callEnded', 'load-x-5-', 'event', { status: 503, wrong: 'status 503' });
	expect(totalOf(booked([...sent, rejected]), 'lost')).toBe(0);
	expect(isComplete(booked(sent, [...executions, executed('load-x-3-', 'Trigger')]))).toBe(true);
});
