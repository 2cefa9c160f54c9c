import { isFirstTurn, rememberedCallCount } from '../../../nodes/AgentPhone/trigger/callStart';

const NOW = '2026-01-01T00:10:00Z';

let calls = 0;
const newCall = () => `w:n:call_${++calls}`;

const spoken = (at: string | undefined, more: object = {}) => ({ content: 'Hello', direction: 'outbound', channel: 'voice', at, ...more });

it('is the first one that comes, and a repetition of it', () => {
	const call = newCall();
	expect([isFirstTurn(call, 'd1', {}), isFirstTurn(call, 'd1', {}), isFirstTurn(call, 'd2', {}), isFirstTurn(call, 'd1', {})]).toEqual([
		true,
		true,
		false,
		true,
	]);
	expect(isFirstTurn(newCall(), 'd2', {})).toBe(true);
});

it.each<[string, unknown, boolean]>([
	['no history', undefined, true],
	['history of another form', 'none', true],
	['entries of another form', [null, 'x', 7], true],
	['the agent has just spoken', [spoken('2026-01-01T00:09:55Z')], false],
	['the agent has spoken, nobody knows when', [spoken(undefined)], false],
	['the agent has spoken, by its role', [{ role: 'agent', content: 'Hello', channel: 'voice' }], false],
	['a call of yesterday', [spoken('2025-12-31T00:09:55Z')], true],
	['the caller has spoken', [spoken('2026-01-01T00:09:55Z', { direction: 'inbound' })], true],
	['a text was sent just now', [spoken('2026-01-01T00:09:55Z', { channel: 'sms' })], true],
])('where this process knows nothing of the call, the history counts: %s', (_what, recentHistory, isFirst) => {
	expect(isFirstTurn(newCall(), 'd', { timestamp: NOW, recentHistory: recentHistory as never })).toBe(isFirst);
});

it('remembers ten thousand calls, and not more', () => {
	for (let call = 0; call < 10_050; call++) isFirstTurn(newCall(), 'd', {});
	expect(rememberedCallCount()).toBe(10_000);
});
