// How the platforms of test/simulator/chat hear an answer in OpenAI's chat completions (docs/custom-llm/README.md).
import type { Response } from 'express';
import waitFor from 'p-wait-for';

import { ChatCall, customTool, elevenLabs, hamsaCustomLlm, liveKit, vapi, type ChatCallOptions, type ChatTurn } from '../../simulator';
import { Receiver } from './support';

interface Body {
	messages: Array<{ role: string; content: string | null; tool_calls?: unknown[] }>;
	[field: string]: unknown;
}

let receiver: Receiver;

beforeEach(async () => {
	receiver = await Receiver.start();
});

afterEach(async () => await receiver.close());

const bodies = () => receiver.received.map(({ json }) => json as unknown as Body);
const spokenIn = ({ messages }: Body) => messages.map(({ role, content }) => [role, content]);

const KEY = 'key-of-at-least-24-characters';

const callOf = (options: Partial<ChatCallOptions> = {}) => new ChatCall({ platform: vapi(), url: receiver.url, key: KEY, ...options });

const FINISH = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };
const TOOLS_FINISH = { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] };
const ROLE = { choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }] };
const said = (content: string) => ({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });
const calls = (name: string, given: object | string, id = 'call_1') => ({
	choices: [
		{
			index: 0,
			delta: {
				tool_calls: [
					{
						index: 0,
						id,
						type: 'function',
						function: { name, arguments: typeof given === 'string' ? given : JSON.stringify(given) },
					},
				],
			},
			finish_reason: null,
		},
	],
});

const USAGE = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };

const data = (value: unknown) => `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`;
const chunk = (part: object) => data({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'n8n', ...part });
const DONE = data('[DONE]');

const open = (response: Response) => response.status(200).set('Content-Type', 'text/event-stream');

/** Answers every request with these bytes. */
const answer = (...parts: string[]) => {
	receiver.answer = (response) => void open(response).end(parts.join(''));
};

const GOOD = [chunk(ROLE), chunk(said('Hello. ')), chunk(said('How are you? ')), chunk(FINISH), DONE];

describe('an answer', () => {
	it('is heard as it comes', async () => {
		const texts: string[] = [];
		receiver.answer = async (response) => {
			open(response).write(chunk(ROLE) + chunk(said('Hello. ')).slice(0, -20));
			response.write(chunk(said('Hello. ')).slice(-20));
			await waitFor(() => texts.length === 1);
			response.end(chunk(said('How are you? ')) + chunk(FINISH) + DONE);
		};
		const turn = await callOf().say('Hi', { onText: (text) => void texts.push(text) });
		expect(turn).toMatchObject({ status: 200, heard: 'Hello. How are you?', finishReason: 'stop', rounds: 1, problems: [] });
		expect(texts).toEqual(['Hello. ', 'How are you? ']);
		const times = [turn.headMs, turn.firstTextMs, turn.totalMs].map(Number);
		expect(times).toEqual([...times].sort((a, b) => a - b));
	});

	it.each<[string, string[], string]>([
		['without a role', [chunk(said('Hi ')), chunk(FINISH), DONE], 'the first chunk has no role'],
		['with two roles', [chunk(ROLE), chunk(ROLE), chunk(FINISH), DONE], 'a second role'],
		['without an end', [chunk(ROLE), chunk(said('Hi ')), DONE], 'no finish_reason'],
		['without [DONE]', [chunk(ROLE), chunk(FINISH)], 'no [DONE]'],
		['that ends twice', [chunk(ROLE), chunk(FINISH), chunk(FINISH), DONE], 'a second finish_reason'],
		['that goes on after its end', [chunk(ROLE), chunk(FINISH), chunk(said('Hi ')), DONE], 'a chunk after finish_reason'],
		['that goes on after [DONE]', [...GOOD, chunk(said('Hi '))], 'event after [DONE]'],
		['with two [DONE]', [...GOOD, DONE], 'event after [DONE]'],
		['of JSON lines', [`${JSON.stringify(ROLE)}\n`], 'the last event is not ended'],
		['with a comment', [': wait\n\n', ...GOOD], 'not an event of one data line'],
		['with broken JSON', [data('{"id":'), ...GOOD], 'not JSON'],
		['of something else', [data({ type: 'item', content: 'Hi' }), ...GOOD], 'not a chunk'],
		['with a field nobody knows', [chunk({ ...ROLE, extra: 1 }), chunk(FINISH), DONE], 'not a chunk'],
		['of an end nobody knows', [chunk(ROLE), chunk({ choices: [{ index: 0, delta: {}, finish_reason: 'end' }] }), DONE], 'not a chunk'],
		['whose id changes', [chunk(ROLE), chunk({ ...FINISH, id: 'other' }), DONE], 'id changes within the answer'],
		['that is cut off', [chunk(ROLE), chunk(said('Hi ')), chunk(FINISH), 'data: [DO'], 'the last event is not ended'],
		['whose words run together', [chunk(ROLE), chunk(said('One.')), chunk(said('Two.')), chunk(FINISH), DONE], 'words run together'],
		['with usage', [chunk(ROLE), chunk(FINISH), chunk({ choices: [], usage: USAGE }), DONE], 'a usage chunk nobody asked for'],
	])('%s is a problem', async (_, parts, problem) => {
		answer(...parts);
		const { problems } = await callOf().say('Hi');
		expect(problems).toEqual(expect.arrayContaining([expect.stringContaining(problem)]));
	});

	it('is a problem if it is compressed, of another type, or left open', async () => {
		receiver.answer = (response) => void open(response).set('Content-Encoding', 'gzip').end(GOOD.join(''));
		expect((await callOf().say('Hi')).problems).toEqual(['compressed: gzip']);
		receiver.answer = (response) => void open(response).set('Content-Type', 'application/json').end(GOOD.join(''));
		expect((await callOf().say('Hi')).problems).toEqual([expect.stringContaining('unexpected content type: application/json')]);
		receiver.answer = (response) => void open(response).write(GOOD.join(''));
		expect((await callOf().say('Hi')).problems).toEqual(['still open 2000 ms after [DONE]']);
	});

	it('must begin in time and hold a usage chunk where it was asked for', async () => {
		receiver.answer = (response) => void open(response).write(chunk(ROLE));
		const impatient = { ...liveKit(), timeoutMs: 100 };
		expect((await callOf({ platform: impatient }).say('Hi')).problems).toEqual(['nothing to speak within 100 ms']);
		answer(...GOOD);
		expect((await callOf({ platform: liveKit() }).say('Hi')).problems).toEqual(['0 usage chunks, 1 was asked for']);
		answer(...GOOD.slice(0, -1), chunk({ choices: [], usage: USAGE }), DONE);
		expect((await callOf({ platform: liveKit() }).say('Hi')).problems).toEqual([]);
	});

	it('needs a blank behind dots for ElevenLabs alone', async () => {
		answer(chunk(ROLE), chunk(said('One moment...')), chunk(said(' Here it is. ')), chunk(FINISH), DONE);
		expect((await callOf({ platform: elevenLabs() }).say('Hi')).problems).toEqual(['no blank after the dots: One moment...']);
		expect((await callOf().say('Hi')).problems).toEqual([]);
	});

	it('may be refused, or fail so that a backup model answers', async () => {
		const error = { message: 'Incorrect API key', type: 'authentication_error', param: null, code: 'invalid_api_key' };
		receiver.answer = (response) => void response.status(401).json({ error });
		expect(await callOf().say('Hi')).toMatchObject({ status: 401, refusal: 'Incorrect API key', heard: '', problems: [] });
		receiver.answer = (response) => void response.status(500).send('oops');
		expect(await callOf().say('Hi')).toMatchObject({ refusal: 'oops', problems: ["status 500 without an error in OpenAI's form"] });
		answer(chunk(ROLE), data({ error: { message: 'The workflow has failed', type: 'server_error' } }));
		expect(await callOf().say('Hi')).toMatchObject({ failure: 'The workflow has failed', heard: '', problems: [] });
		receiver.answer = (response) => void open(response).write(chunk(ROLE), () => response.destroy());
		expect((await callOf().say('Hi')).problems).toEqual([expect.stringContaining('connection lost')]);
	});
});

describe('a request', () => {
	it('goes to the base URL plus /chat/completions, with the key, and offers compression', async () => {
		answer(...GOOD);
		await callOf({ url: `${receiver.url}/` }).say('Hi');
		expect(receiver.received[0].headers).toMatchObject({
			authorization: `Bearer ${KEY}`,
			'accept-encoding': 'gzip, deflate, br',
			'content-type': 'application/json',
		});
		await callOf().say('Hi', { key: null });
		expect(receiver.received[1].headers).not.toHaveProperty('authorization');
	});

	it.each([
		['variable', { metadata: { shop: 7 }, call: { id: 'c1' }, customer: { number: '+15005550001' }, shop: undefined }],
		['destructured', { metadata: undefined, call: { id: 'c1' }, customer: { number: '+15005550001' }, shop: 7 }],
		['off', { metadata: undefined, call: undefined, customer: undefined, shop: undefined }],
	] as const)('of Vapi in the metadata mode %s', async (metadataSendMode, fields) => {
		answer(...GOOD);
		await callOf({ platform: vapi({ metadataSendMode, metadata: { shop: 7 } }), call: { callId: 'c1' } }).say('Hi');
		const [{ metadata, call, customer, shop, stream }] = bodies();
		expect({ metadata, call, customer, shop }).toMatchObject(fields);
		expect(stream).toBe(true);
	});

	it('of ElevenLabs holds its system tools, and the id of the call only where the agent is set up to', async () => {
		answer(...GOOD);
		await callOf({ platform: elevenLabs({ extraBody: { shop: 7 } }), call: { callId: 'c1' } }).say('Hi');
		await callOf({ platform: elevenLabs({ extraBody: null }), call: { callId: 'c1' } }).say('Hi');
		await callOf({ platform: elevenLabs({ extraBody: null, conversationHeader: true }), call: { callId: 'c1' } }).say('Hi');
		const [extra, plain, header] = receiver.received;
		expect(bodies()[0]).toMatchObject({ elevenlabs_extra_body: { shop: 7, conversation_id: 'c1' } });
		expect((bodies()[0].tools as Array<{ function: { name: string } }>).map((one) => one.function.name)).toContain('end_call');
		expect(plain.raw + JSON.stringify(plain.headers)).not.toContain('c1');
		expect(extra.headers['x-conversation-id']).toBeUndefined();
		expect(header.headers['x-conversation-id']).toBe('c1');
	});

	it('of Hamsa is plain', async () => {
		answer(...GOOD);
		await callOf({ platform: hamsaCustomLlm(), instructions: 'Be kind.' }).say('Hi');
		expect(Object.keys(bodies()[0]).sort()).toEqual(['messages', 'model', 'stream', 'temperature']);
	});
});

describe('the conversation', () => {
	it('is what was said and heard, after the instructions and the greeting', async () => {
		answer(...GOOD);
		const call = callOf({ instructions: 'Be kind.', greeting: 'Welcome.' });
		await call.say('One');
		await call.say('Two');
		expect(spokenIn(bodies()[1])).toEqual([
			['system', 'Be kind.'],
			['assistant', 'Welcome.'],
			['user', 'One'],
			['assistant', 'Hello. How are you?'],
			['user', 'Two'],
		]);
	});

	it.each([
		['Hello, this is the front desk. ', 2, 'Hello, this'],
		['こんにちは。受付です。', 1, 'こんにちは。'],
		['يسعدني أن أساعدك. ', 2, 'يسعدني أن'],
	])('has of an interrupted sentence (%s) the first %i words', async (text, words, kept) => {
		let closed = false;
		receiver.answer = (response) => {
			response.on('close', () => (closed = true));
			open(response).write(chunk(ROLE) + chunk(said(text)));
		};
		const call = callOf();
		expect(await call.say('Hi', { interruptAfterWords: words })).toMatchObject({ interrupted: true, heard: kept, problems: [] });
		await waitFor(() => closed);
		answer(...GOOD);
		await call.say('Wait');
		expect(spokenIn(bodies()[1])).toEqual([
			['user', 'Hi'],
			['assistant', kept],
			['user', 'Wait'],
		]);
	});

	it.each([true, false])('is interrupted by the next sentence, with the connection closed: %s', async (closesAtInterruption) => {
		let closed = false;
		let first: Response | undefined;
		receiver.answer = (response) => {
			if (first) return void open(response).end(GOOD.join(''));
			first = response;
			response.on('close', () => (closed = true));
			open(response).write(chunk(ROLE) + chunk(said('This is a long ')));
		};
		const call = callOf({ platform: vapi({ closesAtInterruption }) });
		let isHeard = false;
		const old = call.say('Hi', { onText: () => (isHeard = true) });
		await waitFor(() => isHeard);
		const turn = await call.say('Wait');
		expect(closed).toBe(closesAtInterruption);
		if (!closesAtInterruption) first!.end(chunk(said('story. ')) + chunk(FINISH) + DONE);
		expect(await old).toMatchObject({ interrupted: true, heard: 'This is a long', problems: [] });
		expect(turn).toMatchObject({ heard: 'Hello. How are you?', interrupted: false });
		expect(spokenIn(bodies()[1])).toContainEqual(['assistant', 'This is a long']);
	});

	it('is spoken in real time where it is asked for: words not yet spoken were not heard', async () => {
		answer(...GOOD);
		const call = callOf({ msPerWord: 60_000 });
		await call.say('One');
		await call.say('Two');
		expect(spokenIn(bodies()[1])).toContainEqual(['assistant', 'Hello.']);
	});

	it('has nothing of an answer that was refused or not heard', async () => {
		receiver.answer = (response) => void response.status(503).json({ error: { message: 'Busy', type: 'server_error' } });
		const call = callOf();
		await call.say('One');
		await call.say('Two');
		expect(spokenIn(bodies()[1])).toEqual([
			['user', 'One'],
			['user', 'Two'],
		]);
	});
});

describe('tools', () => {
	const ends = (name: string, given: object) =>
		answer(chunk(ROLE), chunk(said('Bye. ')), chunk(calls(name, given)), chunk(TOOLS_FINISH), DONE);

	it.each<[string, ReturnType<typeof vapi>, string, object, string, ChatTurn['ended'], string]>([
		['Vapi hangs up', vapi(), 'endCall', {}, 'hangs up', 'hungUp', ''],
		[
			'Vapi transfers',
			vapi(),
			'transferCall',
			{ destination: '+15005550009' },
			'transfers the call to +15005550009',
			'transferred',
			'',
		],
		['ElevenLabs hangs up', elevenLabs(), 'end_call', { reason: 'Done' }, 'hangs up', 'hungUp', ''],
		[
			'ElevenLabs transfers',
			elevenLabs(),
			'transfer_to_number',
			{ transfer_number: '+15005550009', client_message: 'Wait.', agent_message: 'A caller.' },
			'transfers the call to +15005550009',
			'transferred',
			'Wait.',
		],
	])('%s, and asks no more', async (_, platform, name, given, does, ended, says) => {
		ends(name, given);
		const call = callOf({ platform });
		const turn = await call.say('Bye');
		expect(turn).toMatchObject({ heard: 'Bye.', ended, rounds: 1, problems: [], outcomes: [{ does }] });
		expect(turn.outcomes[0].says ?? '').toBe(says);
		await expect(call.say('Hello?')).rejects.toThrow('The call is over');
	});

	it.each([
		['Vapi presses keys', vapi(), 'dtmf', { keys: '12#' }],
		['ElevenLabs presses keys', elevenLabs(), 'play_keypad_touch_tone', { dtmf_tones: '12#' }],
		['LiveKit hangs up', liveKit(), 'end_call', {}],
		[
			'a tool of the customer runs',
			vapi({ tools: [customTool('stock', { item: { type: 'string' } }, () => ({ left: 2 }))] }),
			'stock',
			{ item: 'lamp' },
		],
	])('%s, and the model is told what came of it', async (_, platform, name, given) => {
		const usage = platform.name === 'LiveKit' ? [chunk({ choices: [], usage: USAGE })] : [];
		receiver.answer = (response, { json }) => {
			const isResult = (json as unknown as Body).messages.at(-1)!.role === 'tool';
			const parts = isResult ? [chunk(ROLE), chunk(said('Done. '))] : [chunk(ROLE), chunk(calls(name, given, 'call_x'))];
			open(response).end([...parts, chunk(isResult ? FINISH : TOOLS_FINISH), ...usage, DONE].join(''));
		};
		const turn = await callOf({ platform }).say('Go');
		expect(turn).toMatchObject({ heard: 'Done.', rounds: 2, toolCalls: [{ name, arguments: given }], problems: [] });
		expect(bodies()[1].messages.slice(-2)).toMatchObject([
			{ role: 'assistant', content: null, tool_calls: [{ id: 'call_x', function: { name } }] },
			{ role: 'tool', tool_call_id: 'call_x' },
		]);
	});

	it.each<[string, string, object | string, string]>([
		['that were not offered', 'refund', {}, 'a tool that was not offered: refund'],
		['without a required argument', 'dtmf', {}, 'arguments of dtmf do not fit its schema'],
		['to a number that is not allowed', 'transferCall', { destination: '+1' }, 'arguments of transferCall do not fit its schema'],
		['with arguments that are not JSON', 'dtmf', '{keys', 'arguments of dtmf are not JSON: {keys'],
	])('%s are a problem', async (_, name, given, problem) => {
		answer(chunk(ROLE), chunk(calls(name, given)), chunk(TOOLS_FINISH), DONE);
		const { problems } = await callOf({ platform: { ...vapi(), tools: vapi().tools } }).say('Go');
		expect(problems).toEqual(expect.arrayContaining([expect.stringContaining(problem)]));
	});

	it('are a problem if finish_reason says something else', async () => {
		answer(chunk(ROLE), chunk(calls('endCall', {})), chunk(FINISH), DONE);
		expect((await callOf().say('Bye')).problems).toEqual(['finish_reason stop with a tool call']);
		answer(chunk(ROLE), chunk(TOOLS_FINISH), DONE);
		expect((await callOf().say('Bye')).problems).toEqual(['finish_reason tool_calls without a tool call']);
	});

	it('that are called again and again are given up', async () => {
		answer(chunk(ROLE), chunk(calls('dtmf', { keys: '1' })), chunk(TOOLS_FINISH), DONE);
		expect((await callOf().say('Go')).problems).toEqual(['tools were called in 5 rounds']);
	});
});

describe('a platform', () => {
	it('asks before the caller has finished, and hears the second answer only', async () => {
		receiver.answer = (response, { json }) => {
			const words = (json as unknown as Body).messages.at(-1)!.content;
			open(response).end([chunk(ROLE), chunk(said(`You said ${words} `)), chunk(FINISH), DONE].join(''));
		};
		const call = callOf();
		const { guess, turn } = await call.speculate('A table', 'A table for two');
		expect(guess).toMatchObject({ texts: ['You said A table '], problems: [] });
		expect(turn.heard).toBe('You said A table for two');
		expect(call.messages.map(({ content }) => content)).toEqual(['A table for two', 'You said A table for two']);
		expect(receiver.received).toHaveLength(2);
	});

	it('sends the same request again with the same Idempotency-Key', async () => {
		answer(...GOOD);
		const call = callOf();
		await call.say('Hi', { idempotencyKey: 'turn-1' });
		expect(await call.repeat()).toMatchObject({ status: 200, problems: [] });
		const [first, second] = receiver.received;
		expect(second.raw).toBe(first.raw);
		expect(second.headers['idempotency-key']).toBe('turn-1');
		expect(call.messages).toHaveLength(2);
	});

	it('closes the connection when the caller hangs up', async () => {
		let closed = false;
		receiver.answer = (response) => {
			response.on('close', () => (closed = true));
			open(response).write(chunk(ROLE) + chunk(said('This is ')));
		};
		const call = callOf();
		const turn = await call.say('Hi', { onText: () => call.hangUp() });
		expect(turn).toMatchObject({ heard: 'This is', problems: [] });
		await waitFor(() => closed);
		expect(call.ended).toBe('callerHungUp');
	});
});
