// A call of the console as the file of a rehearsal.
import type { Delivery } from '../console/protocol';
import { parseRehearsal } from '../rehearse/read';
import { asRehearsal } from '../rehearse/save';
import { delivery } from './deliveryFixture';
import { execution } from './rehearseFixture';

const line = (atMs: number, text: string, does?: string) => ({ atMs, text, raw: text, ...(does && { does }) });
const nodes = (...names: string[]) => names.map((name, index) => ({ name, fromMs: index, toMs: index + 1 }));

const CALL: Delivery[] = [
	delivery({ id: 'd1', words: '', lines: [line(20, 'Hello, how can I help?')] }),
	delivery({
		id: 'd2',
		words: 'A table: for four?',
		lines: [line(320, 'Let me see.'), line(900, 'At half past eight.')],
		executions: [{ ...execution('7'), nodes: nodes('A caller speaks', 'Find a table', 'Find a table') }],
	}),
	delivery({ id: 'd3', words: 'Yes', sentAt: 1_000_000, endedBy: 'interruption', lines: [line(100, 'Won')] }),
	delivery({ id: 'd4', words: 'No!', sentAt: 1_001_200, lines: [line(1_400, 'Goodbye.', 'hangs up')] }),
	delivery({ id: 'd5', event: 'callEnded', label: 'Call ended', words: 'The agent hung up' }),
];

const read = (deliveries: Delivery[], caller?: string) => parseRehearsal(asRehearsal(deliveries, caller), 'saved.yaml');

it('can be played as it is: what was said, heard and done, with times rounded up', () => {
	const { rehearsal, call, opening, turns } = read(CALL);
	expect({ rehearsal, call }).toEqual({ rehearsal: 'Reception: A table: for four?', call: 'Reception' });
	expect(opening).toEqual([{ name: 'heard', given: 'Hello, how can I help?' }]);
	expect(turns.map(({ says }) => says)).toEqual(['A table: for four?', 'Yes', 'No!']);
	expect(turns[0].expect).toEqual([
		{ name: 'heard', given: 'At half past eight.' },
		{ name: 'first word within', given: 1_000 },
		{ name: 'ran', given: { node: 'A caller speaks', with: {} } },
		{ name: 'ran', given: { node: 'Find a table', with: {} } },
	]);
	expect(turns[1].expect).toEqual([]);
	expect(turns[2]).toMatchObject({ 'interrupts after': 1_200 });
	expect(turns[2].expect).toContainEqual({ name: 'hangs up', given: undefined });
	expect(turns[2].expect).toContainEqual({ name: 'first word within', given: 2_000 });
});

it('keeps how a delivery was sent, and leaves its copy out', () => {
	const twice = delivery({ sentAs: 'twice', lines: [line(1, 'Yes.')] });
	const { turns } = read([twice, { ...twice, id: 'd2', repeats: 'd1' }, delivery({ id: 'd3', sentAs: 'noProof', status: 401 })]);
	expect(turns.map(({ delivered }) => delivered)).toEqual(['twice', 'unsigned']);
	expect(turns[1].expect.map(({ name }) => name)).toEqual(['refused', 'ran nothing']);
});

it.each([
	['transfers the call', 'transfers', undefined],
	['transfers the call to +1555', 'transfers to', '+1555'],
	['presses 1#', 'presses', '1#'],
])('knows what the answer did: %s', (what, name, given) => {
	expect(read([delivery({ lines: [line(1, 'Yes.', what)] })]).turns[0].expect).toContainEqual({ name, given });
});

it('takes events and texts, and words that YAML would read as something else', () => {
	const { turns } = read([
		delivery({ event: 'textMessage', label: 'Text message', words: '4711' }),
		delivery({ event: 'callEnded', label: 'Call ended', words: 'yes: "no" # [x]', callId: null }),
		delivery({ words: '- no', lines: [line(1, '12: 30 # "x"')] }),
	]);
	expect(turns.map(({ texts, event, says }) => texts ?? event ?? says)).toEqual(['4711', { 'Call ended': 'yes: "no" # [x]' }, '- no']);
	expect(turns[2].expect[0]).toEqual({ name: 'heard', given: '12: 30 # "x"' });
});

it.each([
	['usual', { from: '+15005550001' }, undefined],
	['another', { from: '+15005550077' }, '+15005550077'],
	['withheld', { from: null }, 'withheld'],
	['of a reaction', { fromNumber: '+15005550077' }, '+15005550077'],
	['of a web page that tells none', {}, undefined],
])('keeps the number that called: %s', (_what, data, caller) => {
	const request = { url: '', headers: {}, body: JSON.stringify({ data }) };
	expect(read([delivery({ request, lines: [line(1, 'Yes.')] })]).caller).toBe(caller);
});

it('names the platform that called, and refuses what is empty', () => {
	expect(read(CALL, 'elevenlabs').as).toBe('elevenlabs');
	expect(() => asRehearsal([])).toThrow('nothing in this conversation');
	expect(() => asRehearsal([delivery({ isDone: false })])).toThrow('nothing in this conversation');
});
