// What platforms do with a line: they ask too early, ask twice, interrupt, leave, and tell what was really heard.
import pWaitFor from 'p-wait-for';

import { readChatStream } from '../../support/chatStream';
import { WAIT_TIMEOUT_MS } from '../harness/api';
import { node } from '../harness/workflows';
import { activate, holdModelAfter, noOp, say, voiceReply } from './fixture';
import {
	addressOf,
	heard,
	itemsOf,
	llmTrigger,
	reception,
	sendRequests,
	wordsOf,
	type ClientFixture,
	type WireOutcome,
	type WireRequest,
} from './customLlmFixture';
import { startGate, type Gate } from './gate';

/** Streams of each way to end. Those that wait at a gate at the same time must be fewer than the workers take. */
const EACH = 4;

/** Long enough for a run that should not be to begin. */
const SETTLE_MS = 1_000;

const settle = () => new Promise((resolve) => setTimeout(resolve, SETTLE_MS));

const textOf = ({ wire }: WireOutcome) => readChatStream(wire).text.trim();

/** One end, and nothing after it. */
function expectOneEnding(outcome: WireOutcome, reason = 'stop'): void {
	expect(outcome).toMatchObject({ status: 200, error: null });
	expect(readChatStream(outcome.wire)).toMatchObject({ finishReasons: [reason], done: 1, afterDone: '' });
}

export function customLlmTurnsSuite(getFixture: () => ClientFixture): void {
	let fixture: ClientFixture;
	let gate: Gate;
	let interruptions: Gate;
	beforeAll(() => {
		fixture = getFixture();
	});
	beforeEach(async () => {
		fixture.model.configure({ reply: (said) => `You said: ${said}`, tokenDelay: 0, onToken: undefined });
		gate = await startGate();
		interruptions = await startGate();
	});
	afterEach(async () => {
		await gate.stop();
		await interruptions.stop();
	});

	/** Repeats the words, waits for the gate, and says one thing more. */
	async function repeating(parameters: Record<string, unknown> = {}) {
		const trigger = llmTrigger(fixture, parameters);
		const { id } = await activate(fixture, [
			trigger,
			say('First', '={{ "You said " + $json.chatInput + "." }}'),
			gate.keeper('Wait'),
			say('Second', 'And that is all.'),
		]);
		return { id, address: addressOf(fixture, trigger) };
	}

	it('calls without an id do not interrupt each other', async () => {
		const { address } = await repeating();
		const requests: WireRequest[] = ['one', 'two', 'three'].map((words) => ({ body: heard(words) }));
		const sent = sendRequests(fixture, address, requests);
		await gate.reachedBy(3);
		gate.open();
		const outcomes = await sent;
		outcomes.forEach((outcome) => expectOneEnding(outcome));
		expect(outcomes.map(textOf)).toEqual(['one', 'two', 'three'].map((words) => `You said ${words}. And that is all.`));
	});

	it('a newer request of the same call ends the older one', async () => {
		const { address } = await repeating();
		const sent = sendRequests(fixture, address, [
			{ body: heard('one', { user: 'call-1' }) },
			{ body: heard('two', { user: 'call-1' }), afterTextOf: 0 },
			{ body: heard('three', { user: 'call-2' }) },
		]);
		await gate.reachedBy(3);
		gate.open();
		const outcomes = await sent;
		outcomes.forEach((outcome) => expectOneEnding(outcome));
		expect(outcomes.map(textOf)).toEqual(['You said one.', 'You said two. And that is all.', 'You said three. And that is all.']);
	});

	it('of a speculative pair only the later one runs, with time to wait', async () => {
		const trigger = llmTrigger(fixture, { options: { beforeStarting: 2_000 } });
		const { id } = await activate(fixture, [trigger, say('Say', '={{ "You said " + $json.chatInput + "." }}')]);
		const address = addressOf(fixture, trigger);
		const [early, late] = await sendRequests(fixture, address, [
			{ body: heard('I would like', { user: 'call-1' }) },
			{ body: heard('I would like a table', { user: 'call-1' }), afterMs: 600 },
		]);
		expectOneEnding(early);
		expectOneEnding(late);
		expect([early, late].map(textOf)).toEqual(['', 'You said I would like a table.']);
		await settle();
		expect(await itemsOf(fixture, id, 1)).toMatchObject([{ chatInput: 'I would like a table' }]);
	});

	it('one that is given up while it waits starts nothing', async () => {
		const trigger = llmTrigger(fixture, { options: { beforeStarting: 1_500 } });
		const { id } = await activate(fixture, [trigger, say('Say', 'Hello.')]);
		const [outcome] = await sendRequests(fixture, addressOf(fixture, trigger), [{ body: heard('Hello?'), abortAfterMs: 500 }]);
		expect(outcome).toMatchObject({ aborted: true, wire: '' });
		await new Promise((resolve) => setTimeout(resolve, 2_000));
		expect(await fixture.api.listExecutions(id)).toEqual([]);
	});

	it('the same Idempotency-Key twice is one run', async () => {
		const { id, address } = await repeating();
		const request: WireRequest = { body: heard('one'), headers: { 'Idempotency-Key': 'key-1' } };
		const sent = sendRequests(fixture, address, [request, { ...request, afterTextOf: 0 }]);
		await gate.reachedBy(1);
		await settle();
		gate.open();
		const [first, again] = await sent;
		expectOneEnding(first);
		expectOneEnding(again);
		expect(textOf(first)).toBe('You said one. And that is all.');
		const [later] = await sendRequests(fixture, address, [request]);
		expectOneEnding(later);
		await settle();
		expect(await itemsOf(fixture, id, 1)).toHaveLength(1);
	});

	it('300 KB are whole and not compressed, though the client would take that', async () => {
		const sentence = 'Row five is free. ';
		const times = Math.ceil((300 * 1024) / sentence.length);
		const trigger = llmTrigger(fixture);
		await activate(fixture, [trigger, say('Say', `={{ ${JSON.stringify(sentence)}.repeat(${times}) }}`)]);
		const [outcome] = await sendRequests(fixture, addressOf(fixture, trigger), [
			{ body: heard('Which are free?'), headers: { 'Accept-Encoding': 'gzip, deflate, br' } },
		]);
		expectOneEnding(outcome);
		expect(outcome.headers).not.toHaveProperty('content-encoding');
		expect(outcome.headers['content-type']).toMatch(/^text\/event-stream/);
		const { text } = readChatStream(outcome.wire);
		expect(text.length).toBeGreaterThanOrEqual(300 * 1024 - 1);
		expect(text.trim()).toBe(sentence.repeat(times).trim());
	});

	it('the model is told what was really heard, without fillers, and nothing is stored', async () => {
		const trigger = llmTrigger(fixture, { filler: 'One moment, please.\nLet me see.' });
		const { nodes, connections } = reception(fixture, trigger);
		const { id } = await activate(fixture, nodes, connections);
		fixture.model.requests.splice(0);
		const history = [
			{ role: 'system', content: 'You answer the phone of a restaurant.' },
			{ role: 'assistant', content: 'Welcome to the Lantern.' },
			{ role: 'user', content: 'Is there a table?' },
			{ role: 'assistant', content: 'One moment, please... We have one table left at' },
			{ role: 'user', content: 'No, for tomorrow.' },
			{ role: 'assistant', content: 'Let me see... ' },
			{ role: 'user', content: 'Are you there?' },
		];
		const request: WireRequest = { body: { model: 'n8n', messages: history, user: 'call-1' } };
		for (let turn = 0; turn < 2; turn++) {
			const [outcome] = await sendRequests(fixture, addressOf(fixture, trigger), [request]);
			expectOneEnding(outcome);
			expect(textOf(outcome)).toMatch(/\.\.\. You said: Are you there\?$/);
		}
		// The second is as the first: what the model said then is in no memory.
		expect(fixture.model.requests.map(({ messages }) => messages.map((message) => [message.role, wordsOf(message)]))).toEqual(
			Array.from({ length: 2 }, () => [
				['system', 'You answer the phone of a restaurant.'],
				['assistant', 'Welcome to the Lantern.'],
				['user', 'Is there a table?'],
				['assistant', 'We have one table left at'],
				['user', 'No, for tomorrow.'],
				['user', 'Are you there?'],
			]),
		);
		await fixture.api.waitForExecutions(id, 2, { status: 'success' });
		expect((await fixture.api.getWorkflow(id)).staticData ?? null).toBeNull();
		expect(await fixture.api.listDataTables()).toEqual([]);
	});

	it('a sentence that was interrupted by the model itself is not in the way of the next turn', async () => {
		const trigger = llmTrigger(fixture);
		const { nodes, connections } = reception(fixture, trigger);
		await activate(fixture, nodes, connections);
		fixture.model.configure({ reply: (said) => (said === 'one' ? 'The first part. The second part. The third.' : 'Certainly.') });
		const release = holdModelAfter(fixture, 'The second');
		fixture.model.requests.splice(0);
		const sent = sendRequests(fixture, addressOf(fixture, trigger), [
			{ body: heard('one', { user: 'call-1' }) },
			{ body: heard('two', { user: 'call-1' }), afterTextOf: 0 },
		]);
		await pWaitFor(() => fixture.model.requests.length === 2, { timeout: WAIT_TIMEOUT_MS });
		release();
		const outcomes = await sent;
		outcomes.forEach((outcome) => expectOneEnding(outcome));
		expect(outcomes.map(textOf)).toEqual(['The first part.', 'Certainly.']);
	});

	it('every stream ends once, however it ends', async () => {
		const fails = node('n8n-nodes-base.code', 'Fails', { jsCode: 'throw new Error("out of order")' }, { typeVersion: 2 });
		const workflows = {
			finished: [say('Say', 'Hello.'), voiceReply('End', { operation: 'finish', text: 'Bye.' })],
			silent: [noOp('Nothing')],
			failed: [say('Say', 'Hello.'), fails],
			deadline: [gate.keeper('Too long')],
			interrupted: [say('Say', 'Hello.'), interruptions.keeper('Until the next')],
			left: [say('Say', 'Hello.'), gate.keeper('Until the client is gone')],
		};
		const ways = Object.keys(workflows) as Array<keyof typeof workflows>;
		// Each is asked twice, and both runs come as far as that.
		const opened = interruptions.reachedBy(2 * EACH).then(() => interruptions.open());
		const outcomes = Object.fromEntries(
			await Promise.all(
				ways.map(async (way) => {
					const trigger = llmTrigger(fixture, { fallbackMessage: 'Sorry.', timeout: way === 'deadline' ? 5 : 60 });
					await activate(fixture, [trigger, ...workflows[way]]);
					const requests = Array.from({ length: EACH }, (_, index): WireRequest[] => {
						const request: WireRequest = {
							body: heard(`${way} ${index}`, { user: `${way}-${index}` }),
							abortAtText: way === 'left',
						};
						return way === 'interrupted' ? [request, { ...request, afterTextOf: 2 * index }] : [request];
					});
					return [way, await sendRequests(fixture, addressOf(fixture, trigger), requests.flat())] as const;
				}),
			),
		) as Record<keyof typeof workflows, WireOutcome[]>;
		await opened;
		const { left, ...ended } = outcomes;
		for (const outcome of Object.values(ended).flat()) expectOneEnding(outcome);
		for (const { wire, aborted } of left) {
			expect(aborted).toBe(true);
			expect(wire).not.toContain('[DONE]');
		}
		const said = Object.fromEntries(Object.entries(ended).map(([way, all]) => [way, [...new Set(all.map(textOf))].sort()]));
		expect(said).toEqual({
			finished: ['Hello. Bye.'],
			silent: ['Sorry.'],
			failed: ['Hello. Sorry.'],
			deadline: ['Sorry.'],
			interrupted: ['Hello.'],
		});
	});
}
