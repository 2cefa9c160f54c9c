// The calls of a console's run, as the rows of "Calls at a glance".
import { callsIn, saidIn } from '../console/calls/rows';
import { endedCalls } from '../console/endedCalls';
import type { Delivery } from '../console/protocol';
import { callEnded } from '../simulator';
import { delivery as anyDelivery } from './deliveryFixture';

const START = Date.parse('2026-11-28T10:00:00.000Z');

const delivery = (given: Partial<Delivery>): Delivery =>
	anyDelivery({
		target: { id: 'agentphone:1', name: 'Order line', number: '+15005550100', platform: 'agentphone', workflow: null },
		words: '',
		sentAt: START,
		totalMs: 100,
		...given,
	});

const line = (atMs: number, text: string) => ({ atMs, text, raw: text });

const ended = (data: Parameters<typeof callEnded>[0] = {}, given: Partial<Delivery> = {}) =>
	delivery({
		id: 'd9',
		event: 'callEnded',
		sentAt: START + 61_000,
		request: { url: '', headers: {}, body: JSON.stringify(callEnded(data)) },
		...given,
	});

const calls = (...deliveries: Delivery[]) => callsIn(endedCalls(deliveries).rows);

it('makes one call of its turns and its end', () => {
	const [call, ...others] = calls(
		delivery({ lines: [line(40, 'Hello!')] }),
		delivery({
			sentAt: START + 5_000,
			words: 'Where is my order?',
			lines: [line(300, ''), line(700, 'One moment.'), line(900, 'Here.')],
		}),
		delivery({ sentAt: START + 20_000, words: 'And when?', lines: [line(1_500, 'Tomorrow.')], endedBy: 'interruption' }),
		ended({ data: { callId: 'call_1', endedAt: '2026-11-28T10:01:01Z' } }),
	);
	expect(others).toEqual([]);
	expect(call).toMatchObject({
		platform: 'agentPhone',
		agent: 'Order line',
		outcome: 'answered',
		durationSeconds: 61,
		turns: 3,
		firstWordMs: 700,
		slowestFirstWordMs: 1_500,
		interruptions: 1,
		fallbacks: null,
		cost: null,
	});
	expect(saidIn(call)).toEqual([
		{ role: 'agent', text: 'Hello!', atMs: 40 },
		{ role: 'caller', text: 'Where is my order?', atMs: 5_000 },
		{ role: 'agent', text: 'One moment.', atMs: 5_700 },
		{ role: 'agent', text: 'Here.', atMs: 5_900 },
		{ role: 'caller', text: 'And when?', atMs: 20_000 },
		{ role: 'agent', text: 'Tomorrow.', atMs: 21_500 },
	]);
});

it('takes what the event says of a call that the console did not hold', () => {
	const [call] = calls(ended({ data: { callId: 'survey', summary: 'Five stars.' } }, { callId: null }));
	expect(call).toMatchObject({
		callId: 'survey',
		summary: 'Five stars.',
		durationSeconds: 330,
		mood: 'positive',
		turns: null,
		firstWordMs: null,
	});
});

it('counts a caller who said nothing as missed', () => {
	const [call] = calls(delivery({ lines: [line(40, 'Hello?')] }), ended({ data: { callId: 'call_1' } }));
	expect(call.outcome).toBe('missed');
});

it('knows the end of calls that no event tells', () => {
	const [call] = calls(delivery({ words: 'Hello', lines: [line(900, 'Hi')], callEnd: 'The caller hung up' }));
	expect(call).toMatchObject({ outcome: 'answered', endedReason: 'The caller hung up', firstWordMs: 900 });
});

it('leaves out what was refused, repeated, or is not over', () => {
	expect(
		calls(
			delivery({ words: 'Still talking' }),
			ended({ data: { callId: 'refused' } }, { callId: 'refused', status: 401 }),
			ended({ data: { callId: 'twice' } }, { callId: 'twice', repeats: 'd1' }),
		),
	).toEqual([]);
});
