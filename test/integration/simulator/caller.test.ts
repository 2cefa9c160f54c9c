import { subscribe, unsubscribe } from 'node:diagnostics_channel';

import type { Response } from 'express';
import waitFor from 'p-wait-for';

import {
	DEFAULT_TIME_SCALE,
	startAgentPhoneSimulator,
	type AgentPhoneSimulator,
	type AnswerLine,
	type PlaceTurnOptions,
} from '../../simulator';
import { Receiver, stopTimers } from './support';

afterEach(() => jest.useRealTimers());

/** When the head of the next answer was read by whoever asked. */
const headRead = async () =>
	await new Promise<void>((resolve) => {
		const channel = 'http.client.response.finish';
		const read = () => {
			unsubscribe(channel, read);
			setImmediate(resolve);
		};
		subscribe(channel, read);
	});

/** How an answer is heard (docs/platforms/agentphone.md, 4.6). */
describe('a voice turn', () => {
	let simulator: AgentPhoneSimulator;
	let receiver: Receiver;
	let agentId: string;

	beforeEach(async () => {
		simulator = await startAgentPhoneSimulator();
		receiver = await Receiver.start();
		agentId = simulator.seedAgent({ transferNumber: '+15005550009' }).id;
		simulator.seedWebhook({ agentId, url: receiver.url });
	});

	afterEach(async () => {
		await simulator.close();
		await receiver.close();
	});

	const turn = (options: Partial<PlaceTurnOptions> = {}) => simulator.placeTurn({ agentId, transcript: 'Hello', ...options });
	const answer = (type: string, body: string | Buffer, status = 200) => {
		receiver.answer = (response) => void response.status(status).set('Content-Type', type).end(body);
	};
	const ndjson = (...lines: unknown[]) => answer('application/x-ndjson', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
	const confirmExecutionStart = (response: Response) => response.status(200).set('Content-Type', 'application/x-ndjson');

	it('is posted signed, in the documented shape, of a call the API knows', async () => {
		const number = simulator.seedNumber({ agentId });
		answer('application/json', '{"text":"Hi"}');
		const { callId, id } = await turn({ from: '+15005550077', conversationState: { vip: true }, data: { confidence: 0.5 } });
		const { headers, json } = receiver.received[0];
		expect(headers).toMatchObject({
			'x-webhook-id': id,
			'x-webhook-event': 'agent.message',
			'x-webhook-signature': expect.stringMatching(/^sha256=/) as unknown,
		});
		expect(json).toMatchObject({
			event: 'agent.message',
			channel: 'voice',
			agentId,
			conversationState: { vip: true },
			recentHistory: [],
			data: {
				callId,
				numberId: number.id,
				from: '+15005550077',
				to: number.phoneNumber,
				status: 'in-progress',
				transcript: 'Hello',
				confidence: 0.5,
				direction: 'inbound',
			},
		});
		const response = await fetch(`${simulator.baseUrl}/v1/calls/${callId}`, {
			headers: { Authorization: `Bearer ${simulator.apiKey}` },
		});
		expect(await response.json()).toMatchObject({
			agentId,
			status: 'in-progress',
			transcripts: [{ transcript: 'Hello', response: 'Hi', confidence: 0.5 }],
		});
	});

	describe('one JSON object', () => {
		it.each([
			[{ text: 'Booked.' }, { spoken: ['Booked.'], hangup: false, transfer: false, digits: null }],
			[
				{ text: 'Bye', hangup: true },
				{ spoken: ['Bye'], hangup: true },
			],
			[
				{ text: 'Bye', action: 'hangup' },
				{ spoken: ['Bye'], hangup: true },
			],
			[
				{ text: 'Wait', action: 'transfer' },
				{ spoken: ['Wait'], transfer: true },
			],
			[{ digits: '12*#' }, { spoken: [], digits: '12*#' }],
			[{ press_digit: '1' }, { digits: '1' }],
			[{ dtmf: '2' }, { digits: '2' }],
			[{ hangup: true }, { spoken: [], hangup: true }],
		])('%j', async (body, heard) => {
			answer('application/json; charset=utf-8', JSON.stringify(body));
			expect(await turn()).toMatchObject({ status: 200, final: body, silent: false, problems: [], ...heard });
		});

		it.each([
			['text', '"Booked."', 'not a JSON object'],
			['array', '[{"text":"Booked."}]', 'not a JSON object'],
			['number', '5', 'not a JSON object'],
			['null', 'null', 'not a JSON object'],
			['broken', '{"text":', 'not a JSON object'],
			['empty object', '{}', 'nothing to say'],
			['blank text', '{"text":" "}', 'nothing to say'],
			['nothing', '', 'empty body'],
		])('%s is silence', async (_, body, silentReason) => {
			answer('application/json', body);
			expect(await turn()).toMatchObject({ silent: true, silentReason, spoken: [], hangup: false });
		});

		it.each([404, 500, 302])('status %i is silence', async (status) => {
			answer('application/json', '{"text":"No"}', status);
			expect(await turn()).toMatchObject({ status, silent: true, silentReason: `status ${status}`, spoken: [] });
		});

		it.each([
			[{ text: 'a', say: 'b' }, 'unknown field: say'],
			[{ text: 'a', send_message: {} }, 'unknown field: send_message'],
			[{ text: 5 }, 'text is not a string'],
			[{ text: 'a', hangup: 'true' }, 'hangup is not a boolean'],
			[{ text: 'a', action: 'dance' }, 'unknown action: dance'],
			[{ text: 'a', digits: 1 }, 'digits is not a string'],
			[{ text: 'a', interim: true }, 'interim is for application/x-ndjson only'],
		])('%j has a problem', async (body, problem) => {
			answer('application/json', JSON.stringify(body));
			const result = await turn();
			expect(result.problems).toEqual([problem]);
			expect(result).toMatchObject({ hangup: false, transfer: false, digits: null });
		});

		it('of another type is a problem', async () => {
			answer('text/html', '{"text":"Hi"}');
			expect(await turn()).toMatchObject({ spoken: ['Hi'], problems: ['unexpected content type: text/html'] });
		});

		it('that asks for a transfer the agent cannot do is a problem', async () => {
			const alone = simulator.seedAgent();
			simulator.seedWebhook({ agentId: alone.id, url: receiver.url });
			answer('application/json', '{"action":"transfer"}');
			expect(await turn({ agentId: alone.id })).toMatchObject({
				transfer: false,
				silent: true,
				problems: ['transfer without a transferNumber on the agent'],
			});
		});
	});

	describe('a stream', () => {
		it('is heard line by line while it comes', async () => {
			const heard: AnswerLine[] = [];
			const onLine = (line: AnswerLine) => void heard.push(line);
			receiver.answer = async (response) => {
				confirmExecutionStart(response).write('{"text":"Let me check.","interim":true}\n');
				await waitFor(() => heard.length === 1);
				response.write('{"text":"Found it.","interim":true}\n{"text":"It ar');
				await waitFor(() => heard.length === 2);
				response.end('rives tomorrow.","hangup":true}\n');
			};
			const result = await turn({ onLine });
			expect(result).toMatchObject({
				contentType: 'application/x-ndjson',
				spoken: ['Let me check.', 'Found it.', 'It arrives tomorrow.'],
				final: { text: 'It arrives tomorrow.', hangup: true },
				hangup: true,
				silent: false,
				afterClose: [],
				problems: [],
			});
			expect(heard).toEqual(result.lines);
			expect(heard.map(({ interim }) => interim)).toEqual([true, true, false]);
			const times = [result.headMs, result.firstByteMs, result.firstLineMs, heard[1].atMs, heard[2].atMs, result.totalMs].map(Number);
			expect(times).toEqual([...times].sort((a, b) => a - b));
			expect(heard[1].atMs).toBeGreaterThan(heard[0].atMs);
		});

		it('keeps a character whole that comes in two pieces', async () => {
			const bytes = Buffer.from('{"text":"Grüße"}\n');
			const cut = bytes.indexOf(0xbc);
			receiver.answer = async (response) => {
				confirmExecutionStart(response).flushHeaders();
				await new Promise((resolve) => response.write(bytes.subarray(0, cut), resolve));
				response.end(bytes.subarray(cut));
			};
			expect(await turn()).toMatchObject({ spoken: ['Grüße'], problems: [] });
		});

		it('is closed by its first line without interim', async () => {
			ndjson({ text: 'a', interim: true }, { text: 'b', interim: false }, { text: 'c', hangup: true });
			const result = await turn();
			expect(result).toMatchObject({
				spoken: ['a', 'b'],
				hangup: false,
				problems: ['line after the closing line: {"text":"c","hangup":true}'],
			});
			expect(result.lines.length).toBe(2);
			expect(result.afterClose.map(({ json }) => json)).toEqual([{ text: 'c', hangup: true }]);
		});

		it('does not obey an interim line', async () => {
			ndjson({ text: 'a', interim: true, hangup: true, digits: '1', action: 'transfer' }, { text: 'b' });
			expect(await turn()).toMatchObject({
				hangup: false,
				transfer: false,
				digits: null,
				spoken: ['a', 'b'],
				problems: ['hangup on an interim line', 'digits on an interim line', 'action on an interim line'],
			});
		});

		it('skips what is not an object, and says so', async () => {
			answer('application/x-ndjson', '"a"\n\n[1]\n{"text":"b"}');
			expect(await turn()).toMatchObject({
				spoken: ['b'],
				problems: ['not a JSON object: "a"', 'empty line', 'not a JSON object: [1]', 'last line without \\n'],
			});
		});

		it('that is never closed is a problem', async () => {
			ndjson({ text: 'a', interim: true });
			expect(await turn()).toMatchObject({
				final: null,
				spoken: ['a'],
				silent: false,
				problems: ['the turn was never closed: every line is interim'],
			});
		});

		it('that stays open after its close is cut', async () => {
			let closed = false;
			receiver.answer = (response) => {
				response.on('close', () => (closed = true));
				confirmExecutionStart(response).write('{"text":"a"}\n');
			};
			stopTimers();
			const onLine = () => setImmediate(() => jest.advanceTimersByTime(2_000));
			expect(await turn({ onLine })).toMatchObject({
				spoken: ['a'],
				callerHungUp: false,
				problems: ['still open 2000 ms after the closing line'],
			});
			jest.useRealTimers();
			await waitFor(() => closed);
		});

		it('that breaks off is a problem', async () => {
			receiver.answer = (response) => {
				confirmExecutionStart(response).write('{"text":"a","interim":true}\n{"te', () => response.destroy());
			};
			const result = await turn();
			expect(result).toMatchObject({ spoken: ['a'], final: null, callerHungUp: false });
			expect(result.problems).toEqual([expect.stringContaining('connection lost')]);
		});

		it('of nothing is silence', async () => {
			answer('application/x-ndjson', '');
			expect(await turn()).toMatchObject({ silent: true, silentReason: 'empty body', problems: [] });
		});
	});

	describe('the time to start', () => {
		it('ends the wait for an answer', async () => {
			let closed = false;
			receiver.answer = (response) => void response.on('close', () => (closed = true));
			expect(await turn({ timeoutMs: 80 })).toMatchObject({
				status: null,
				silent: true,
				silentReason: 'no answer within 80 ms',
				callerHungUp: false,
			});
			await waitFor(() => closed);
		});

		it('is not met by headers alone', async () => {
			receiver.answer = (response) => confirmExecutionStart(response).flushHeaders();
			stopTimers();
			const listening = turn({ timeoutMs: 500 });
			await headRead();
			jest.advanceTimersByTime(500);
			expect(await listening).toMatchObject({
				status: 200,
				firstByteMs: null,
				silent: true,
				silentReason: 'no answer within 500 ms',
			});
		});

		it("is the webhook's timeout", async () => {
			simulator.seedWebhook({ agentId, url: receiver.url, timeout: 0.07 });
			receiver.answer = () => undefined;
			expect((await turn()).silentReason).toBe('no answer within 70 ms');
		});

		it('does not limit what has started', async () => {
			let goOn = () => {};
			receiver.answer = (response) => {
				confirmExecutionStart(response).write('{"text":"a","interim":true}\n');
				goOn = () => response.end('{"text":"b"}\n');
			};
			stopTimers();
			const onLine = ({ interim }: AnswerLine) => {
				if (!interim) return;
				jest.advanceTimersByTime(60_000);
				goOn();
			};
			expect(await turn({ timeoutMs: 500, onLine })).toMatchObject({ spoken: ['a', 'b'], problems: [] });
		});
	});

	describe('the caller hangs up', () => {
		const endless = () => {
			const state = { closed: false };
			receiver.answer = (response) => {
				response.on('close', () => (state.closed = true));
				confirmExecutionStart(response).write(
					'{"text":"a","interim":true}\n{"text":"b","interim":true}\n{"text":"c","interim":true}\n',
				);
			};
			return state;
		};

		it('after some lines', async () => {
			const state = endless();
			expect(await turn({ hangUpAfterLines: 2 })).toMatchObject({
				spoken: ['a', 'b'],
				callerHungUp: true,
				silent: false,
				final: null,
				problems: [],
			});
			await waitFor(() => state.closed);
		});

		it('after some time, perhaps before any answer', async () => {
			const state = endless();
			stopTimers();
			let lines = 0;
			const onLine = () => {
				if (++lines === 3) setImmediate(() => jest.advanceTimersByTime(500));
			};
			expect(await turn({ hangUpAfterMs: 500, onLine })).toMatchObject({ spoken: ['a', 'b', 'c'], callerHungUp: true, problems: [] });
			jest.useRealTimers();
			await waitFor(() => state.closed);
			receiver.answer = () => undefined;
			expect(await turn({ hangUpAfterMs: 50 })).toMatchObject({
				callerHungUp: true,
				silent: true,
				silentReason: 'the caller hung up',
			});
		});
	});

	it('is not posted in hosted mode, after the end, or without a webhook', async () => {
		const hosted = simulator.seedAgent({ voiceMode: 'hosted', systemPrompt: 'P' });
		await expect(turn({ agentId: hosted.id })).rejects.toThrow('Hosted mode');
		const prompted = simulator.seedCall({ agentId, hosted: true });
		await expect(turn({ callId: prompted.id })).rejects.toThrow('Hosted mode');
		const over = simulator.seedCall({ agentId, endedAt: '2026-01-01T00:00:00Z' });
		await expect(turn({ callId: over.id })).rejects.toThrow('is over');
		await expect(turn({ agentId: simulator.seedAgent().id })).rejects.toThrow('No webhook is registered');
		expect(receiver.received).toEqual([]);
	});

	it('shows as a delivery, failed or not', async () => {
		answer('application/json', '{"text":"Hi"}');
		await turn();
		receiver.answer = () => undefined;
		await turn({ timeoutMs: 50 });
		const response = await fetch(`${simulator.baseUrl}/v1/agents/${agentId}/webhook/deliveries`, {
			headers: { Authorization: `Bearer ${simulator.apiKey}` },
		});
		expect(await response.json()).toMatchObject([
			{ channel: 'voice', status: 'failed', httpStatus: null, errorMessage: 'no answer within 50 ms' },
			{ channel: 'voice', status: 'success', httpStatus: 200, responseBody: '{"text":"Hi"}', attemptCount: 1 },
		]);
	});

	it('can be altered like any delivery', async () => {
		answer('application/json', '{"text":"Hi"}', 401);
		expect(await turn({ id: 'del_x', signature: 'sha256=0', omitHeaders: ['x-webhook-event'] })).toMatchObject({
			id: 'del_x',
			status: 401,
		});
		expect(receiver.received[0].headers).toMatchObject({ 'x-webhook-id': 'del_x', 'x-webhook-signature': 'sha256=0' });
		expect(receiver.received[0].headers).not.toHaveProperty('x-webhook-event');
	});
});

describe('a call', () => {
	let simulator: AgentPhoneSimulator;
	let receiver: Receiver;
	let agentId: string;

	beforeEach(async () => {
		// The day of retries takes 30 ms.
		simulator = await startAgentPhoneSimulator({ timeScale: 100 * DEFAULT_TIME_SCALE });
		receiver = await Receiver.start();
		agentId = simulator.seedAgent({ transferNumber: '+15005550009' }).id;
		simulator.seedWebhook({ agentId, url: receiver.url, contextLimit: 3 });
		receiver.answer = (response, { json: { event, data } }) => {
			if (event === 'agent.call_ended') return void response.json({});
			const said = String(data.transcript);
			response.json({
				text: `You said ${said}`,
				...(said === 'bye' && { hangup: true }),
				...(said === 'boss' && { action: 'transfer' }),
			});
		};
	});

	afterEach(async () => {
		await simulator.close();
		await receiver.close();
	});

	const ended = () => receiver.received.at(-1)!.json;

	it('grows its history up to contextLimit and ends with all of it', async () => {
		const {
			turns,
			callId,
			ended: delivery,
			disconnectionReason,
		} = await simulator.call({ agentId, greeting: 'Welcome', turns: ['one', 'two', 'three'], from: '+15005550042' });
		expect(turns.map(({ spoken }) => spoken)).toEqual([['You said one'], ['You said two'], ['You said three']]);
		expect(receiver.received.slice(0, 3).map(({ json }) => json.recentHistory?.map(({ content }) => content))).toEqual([
			['Welcome'],
			['Welcome', 'one', 'You said one'],
			['You said one', 'two', 'You said two'],
		]);
		expect(receiver.received[1].json.recentHistory?.[1]).toMatchObject({ direction: 'inbound', channel: 'voice' });
		expect(disconnectionReason).toBe('user_hangup');
		expect(delivery?.attempts.map(({ status }) => status)).toEqual([200]);
		expect(ended()).toMatchObject({
			event: 'agent.call_ended',
			data: {
				callId,
				from: '+15005550042',
				status: 'completed',
				disconnectionReason: 'user_hangup',
				transcript: [
					{ role: 'agent', content: 'Welcome' },
					{ role: 'user', content: 'one' },
					{ role: 'agent', content: 'You said one' },
					{ role: 'user', content: 'two' },
					{ role: 'agent', content: 'You said two' },
					{ role: 'user', content: 'three' },
					{ role: 'agent', content: 'You said three' },
				],
			},
		});
	});

	it.each([
		['bye', 'agent_hangup'],
		['boss', 'call_transfer'],
	])('ends when the agent answers "%s" so', async (word, reason) => {
		const { turns } = await simulator.call({ agentId, greeting: 'Welcome', turns: [word, 'never said'] });
		expect(turns.length).toBe(1);
		expect(ended().data).toMatchObject({
			disconnectionReason: reason,
			transcript: [{ content: 'Welcome' }, { content: word }, { content: `You said ${word}` }],
		});
	});

	it('ends when the caller hangs up', async () => {
		const { turns } = await simulator.call({ agentId, turns: ['one', { transcript: 'two', hangUpAfterLines: 1 }, 'never said'] });
		expect(turns.map(({ callerHungUp }) => callerHungUp)).toEqual([false, true]);
		expect(ended().data).toMatchObject({ disconnectionReason: 'user_hangup' });
	});

	it('tells of a silent turn by what was not said', async () => {
		receiver.answer = (response) => void response.status(500).end();
		const call = simulator.call({ agentId, turns: ['anyone?'] });
		expect(await call).toMatchObject({ turns: [{ silent: true, silentReason: 'status 500' }], ended: { attempts: { length: 6 } } });
		expect(ended().data.transcript).toEqual([{ role: 'user', content: 'anyone?' }]);
	});

	it('begins with a turn in which nobody has spoken, unless the platform speaks first', async () => {
		const { opening, turns } = await simulator.call({ agentId, turns: ['one'] });
		expect(receiver.received.map(({ json }) => (json.data as { transcript?: unknown }).transcript).slice(0, 2)).toEqual(['', 'one']);
		expect(receiver.received[0].json.recentHistory).toEqual([]);
		expect([opening?.spoken, turns.length]).toEqual([['You said '], 1]);
		expect(receiver.received[1].json.recentHistory?.map(({ content }) => content)).toEqual(['You said ']);
		expect((await simulator.call({ agentId, greeting: 'Welcome', turns: [] })).opening).toBeNull();
	});

	it('is over when the agent hangs up at once', async () => {
		receiver.answer = (response) => void response.json({ text: 'We are closed.', hangup: true });
		expect(await simulator.call({ agentId, turns: ['never said'] })).toMatchObject({ turns: [], disconnectionReason: 'agent_hangup' });
	});

	it('calls back after each line and turn', async () => {
		const seen: string[] = [];
		await simulator.call({
			agentId,
			greeting: 'Welcome',
			turns: ['one', 'two'],
			onLine: ({ raw }) => void seen.push(raw),
			onTurn: ({ spoken }) => void seen.push(spoken.join(' ')),
		});
		expect(seen).toEqual(['{"text":"You said one"}', 'You said one', '{"text":"You said two"}', 'You said two']);
	});

	it('belongs to the sub-account of its agent', async () => {
		const sub = simulator.seedSubAccount();
		const agent = simulator.seedAgent({ subAccountId: sub.id });
		simulator.seedWebhook({ agentId: agent.id, url: receiver.url });
		const { callId } = await simulator.call({ agentId: agent.id, turns: ['one'] });
		const get = (headers: Record<string, string>) =>
			fetch(`${simulator.baseUrl}/v1/calls/${callId}`, { headers: { Authorization: `Bearer ${simulator.apiKey}`, ...headers } });
		expect((await get({})).status).toBe(404);
		expect((await get({ 'X-Sub-Account-Id': sub.id })).status).toBe(200);
	});
});
