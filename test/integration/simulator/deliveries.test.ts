import { createHmac } from 'node:crypto';
import timers from 'node:timers/promises';

import waitFor from 'p-wait-for';

import {
	callEnded,
	DEFAULT_TIME_SCALE,
	reaction,
	RETRY_DELAYS_SECONDS,
	RETRY_WINDOW_SECONDS,
	signDelivery,
	startAgentPhoneSimulator,
	testMessage,
	textMessage,
	voiceTurn,
	type AgentPhoneSimulator,
	type Delivery,
} from '../../simulator';
import { ask, Receiver } from './support';

describe('the signature (docs/platforms/agentphone.md, 4.3)', () => {
	const body =
		'{"event":"agent.message","channel":"sms","timestamp":"2026-01-01T00:00:00Z","agentId":"agt_demo01","data":{"conversationId":"conv_demo01","numberId":"num_demo01","from":"+15005550001","to":"+15005550002","message":"ping","mediaUrl":null,"direction":"inbound","receivedAt":"2026-01-01T00:00:00Z"},"conversationState":null,"recentHistory":[]}';
	const vector = { secret: 'whsec_example_0123456789abcdef', timestamp: '1767225600', body };
	const expected = 'sha256=3866ff92d3a0788118b53298392d8dfefebaf83bd27f3ceef700b928cdc5c247';

	it('is that of the documented vector', () => {
		expect(Buffer.byteLength(body)).toBe(340);
		expect(signDelivery(vector)).toBe(expected);
		expect(signDelivery({ ...vector, timestamp: 1767225600, body: Buffer.from(body) })).toBe(expected);
	});

	it('depends on every part, the prefix of the secret included', () => {
		const others = [
			{ ...vector, secret: 'example_0123456789abcdef' },
			{ ...vector, timestamp: '1767225601' },
			{ ...vector, body: `${body}\n` },
		].map(signDelivery);
		expect(new Set([expected, ...others]).size).toBe(4);
	});
});

describe('the events (docs/platforms/agentphone.md, 4.5)', () => {
	it.each([
		[voiceTurn(), 'agent.message', 'voice', 'callId confidence direction from numberId status to transcript'],
		[
			textMessage(),
			'agent.message',
			'sms',
			'contact conversationId direction from mediaUrl mediaUrls message messageId numberId receivedAt to',
		],
		[testMessage(), 'agent.message', 'sms', 'conversationId direction from message numberId receivedAt to'],
	])('message %#', (event, name, channel, fields) => {
		expect(Object.keys(event).sort()).toEqual([
			'agentId',
			'channel',
			'conversationState',
			'data',
			'event',
			'recentHistory',
			'timestamp',
		]);
		expect([event.event, event.channel]).toEqual([name, channel]);
		expect(Object.keys(event.data).sort().join(' ')).toBe(fields);
	});

	it.each([
		[
			reaction(),
			'agent.reaction',
			'imessage',
			'conversationId createdAt direction fromNumber messageBody messageId messageMediaUrl messageMediaUrls numberId reactionType',
		],
		[
			callEnded(),
			'agent.call_ended',
			'voice',
			'callId callSuccessful contact direction disconnectionReason durationSeconds endedAt from numberId startedAt status summary to transcript userSentiment',
		],
	])('other event %#', (event, name, channel, fields) => {
		expect(Object.keys(event).sort()).toEqual(['agentId', 'channel', 'data', 'event', 'timestamp']);
		expect([event.event, event.channel]).toEqual([name, channel]);
		expect(
			Object.keys(event.data)
				.sort((a, b) => a.localeCompare(b))
				.join(' '),
		).toBe(fields);
	});

	it('takes overrides, in `data` field by field', () => {
		const event = textMessage({
			channel: 'imessage',
			conversationState: { ticket: 'T-1' },
			data: { message: '', group: { isGroup: true } },
		});
		expect(event).toMatchObject({
			channel: 'imessage',
			conversationState: { ticket: 'T-1' },
			data: { message: '', direction: 'inbound', group: { isGroup: true } },
		});
	});
});

describe('deliveries', () => {
	let simulator: AgentPhoneSimulator;
	let receiver: Receiver;
	let agentId: string;

	beforeEach(async () => {
		simulator = await startAgentPhoneSimulator();
		receiver = await Receiver.start();
		agentId = simulator.seedAgent().id;
	});

	afterEach(async () => {
		jest.restoreAllMocks();
		await simulator.close();
		await receiver.close();
	});

	const hook = (given: { contextLimit?: number; timeout?: number } = {}) =>
		simulator.seedWebhook({ agentId, url: receiver.url, ...given });
	const header = (index: number, name: string) => receiver.received[index].headers[name];
	const shown = async () => (await ask<Delivery[]>(simulator, 'GET', `/v1/agents/${agentId}/webhook/deliveries`)).body;

	/** Recomputed here, so that a mistake in the simulator's signing cannot confirm itself. */
	const expectSigned = (index: number, secret: string) => {
		const { raw } = receiver.received[index];
		const mac = createHmac('sha256', secret)
			.update(`${String(header(index, 'x-webhook-timestamp'))}.${raw}`)
			.digest('hex');
		expect(header(index, 'x-webhook-signature')).toBe(`sha256=${mac}`);
	};

	it('are signed and carry the documented headers', async () => {
		const { secret } = hook();
		jest.spyOn(Date, 'now').mockReturnValue(1_767_225_600_900);
		const { id, attempts } = await simulator.deliver({ agentId, event: textMessage() });
		jest.restoreAllMocks();
		expect(attempts).toEqual([{ status: 200, body: '{}', ms: expect.any(Number) as unknown }]);
		expect(receiver.received[0].headers).toMatchObject({
			'x-webhook-id': id,
			'x-webhook-event': 'agent.message',
			'content-type': 'application/json',
		});
		expect(header(0, 'x-webhook-timestamp')).toBe('1767225600');
		expectSigned(0, secret);
		expect(receiver.received[0].json.agentId).toBe(agentId);
	});

	it("go to the agent's slot alone, else to the account's, else nowhere", async () => {
		const other = await Receiver.start();
		simulator.seedWebhook({ url: other.url });
		await simulator.deliver({ agentId, event: reaction() });
		hook();
		await simulator.deliver({ agentId, event: reaction() });
		expect([other.received.length, receiver.received.length]).toEqual([1, 1]);
		await ask(simulator, 'DELETE', `/v1/agents/${agentId}/webhook`);
		await simulator.deliver({ agentId, event: reaction() });
		expect([other.received.length, receiver.received.length]).toEqual([2, 1]);
		await ask(simulator, 'DELETE', '/v1/webhooks');
		await expect(simulator.deliver({ agentId, event: reaction() })).rejects.toThrow('No webhook is registered');
		await other.close();
	});

	it.each([
		[0, []],
		[2, ['b', 'c']],
		[3, ['a', 'b', 'c']],
	])('carry at most contextLimit %i of the history, the newest', async (contextLimit, contents) => {
		hook({ contextLimit });
		const at = '2026-01-01T00:00:00Z';
		const recentHistory = ['a', 'b', 'c'].map((content) => ({ content, direction: 'inbound' as const, channel: 'sms', at }));
		await simulator.deliver({ agentId, event: textMessage({ recentHistory }) });
		expect(receiver.received[0].json.recentHistory?.map(({ content }) => content)).toEqual(contents);
	});

	it('are retried until the receiver is well, with one id and fresh signatures', async () => {
		const { secret } = hook();
		const statuses = [500, 408, 503, 204];
		receiver.answer = (response) => void response.status(statuses[receiver.received.length - 1]).end();
		const { id, attempts } = await simulator.deliver({ agentId, event: textMessage(), retry: true });
		expect(attempts.map(({ status }) => status)).toEqual(statuses);
		expect(receiver.received.map(({ headers }) => headers['x-webhook-id'])).toEqual([id, id, id, id]);
		for (const index of statuses.keys()) expectSigned(index, secret);
		expect(await shown()).toEqual([
			expect.objectContaining({ id, status: 'success', httpStatus: 204, attemptCount: 4, errorMessage: null, nextRetryAt: null }),
		]);
	});

	it.each([400, 401, 403, 404, 410, 413, 415, 422, 429])('are not repeated after %i', async (status) => {
		hook();
		receiver.answer = (response) => void response.status(status).end();
		const { attempts } = await simulator.deliver({ agentId, event: textMessage(), retry: true });
		expect(attempts.map((attempt) => attempt.status)).toEqual([status]);
		expect(await shown()).toMatchObject([{ status: 'failed', attemptCount: 1, httpStatus: status, nextRetryAt: null }]);
	});

	it('are given up after about 21 hours', async () => {
		hook();
		receiver.answer = (response) => void response.status(500).send('no');
		const slept: unknown[] = [];
		jest.spyOn(timers, 'setTimeout').mockImplementation(async (ms) => await Promise.resolve(void slept.push(ms) as never));
		const { attempts } = await simulator.deliver({ agentId, event: textMessage(), retry: true });
		jest.restoreAllMocks();
		expect(attempts.length).toBe(6);
		expect(slept).toEqual(RETRY_DELAYS_SECONDS.map((seconds) => (seconds * 1000) / DEFAULT_TIME_SCALE));
		expect(await shown()).toMatchObject([
			{ status: 'failed', attemptCount: 6, httpStatus: 500, responseBody: 'no', nextRetryAt: null },
		]);
		expect(RETRY_DELAYS_SECONDS.reduce((sum, delay) => sum + delay, 0)).toBeCloseTo(RETRY_WINDOW_SECONDS);
		expect(RETRY_DELAYS_SECONDS.every((delay, index) => index === 0 || delay > RETRY_DELAYS_SECONDS[index - 1])).toBe(true);
	});

	it('are pending between attempts, and end with the simulator', async () => {
		const slow = await startAgentPhoneSimulator({ timeScale: 1 });
		const agent = slow.seedAgent();
		slow.seedWebhook({ agentId: agent.id, url: receiver.url });
		receiver.answer = (response) => void response.status(500).end();
		const running = slow.deliver({ agentId: agent.id, event: textMessage(), retry: true });
		const path = `/v1/agents/${agent.id}/webhook/deliveries`;
		const pending = async () => (await ask<Delivery[]>(slow, 'GET', path)).body.at(0);
		await waitFor(async () => (await pending())?.attemptCount === 1);
		const delivery = await pending();
		expect(delivery).toMatchObject({ status: 'pending', httpStatus: 500, errorMessage: 'HTTP 500' });
		expect(Date.parse(delivery?.nextRetryAt ?? '') - Date.now()).toBeGreaterThan(200_000);
		await slow.close();
		expect((await running).attempts.length).toBeLessThan(6);
	});

	it('sign a retry with the secret of then', async () => {
		const { secret } = hook();
		let rotated = '';
		receiver.answer = async (response) => {
			if (receiver.received.length > 1) return void response.json({});
			const made = await ask<{ secret: string }>(simulator, 'POST', `/v1/agents/${agentId}/webhook`, { url: receiver.url });
			rotated = made.body.secret;
			response.status(500).end();
		};
		await simulator.deliver({ agentId, event: textMessage(), retry: true });
		expect(rotated).not.toBe(secret);
		expectSigned(0, secret);
		expectSigned(1, rotated);
	});

	it("time out by the webhook's timeout, and nobody answering is a failure too", async () => {
		hook({ timeout: 0.1 });
		receiver.answer = () => undefined;
		const late = await simulator.deliver({ agentId, event: textMessage() });
		expect(late.attempts).toEqual([expect.objectContaining({ status: null, error: 'No answer within 100 ms' })]);
		const rejected = await simulator.deliver({ agentId, event: textMessage(), url: 'http://127.0.0.1:1/' });
		expect(rejected.attempts[0].error).toContain('ECONNREFUSED');
		expect((await shown()).map(({ status, httpStatus }) => [status, httpStatus])).toEqual([
			['failed', null],
			['failed', null],
		]);
	});

	it('can be altered', async () => {
		const { secret } = hook();
		await simulator.deliver({ agentId, event: textMessage(), id: 'del_same', timestamp: 1, contentType: 'text/plain' });
		await simulator.deliver({ agentId, event: textMessage(), secret: 'whsec_other' });
		await simulator.deliver({ agentId, event: textMessage(), signature: 'sha256=00' });
		await simulator.deliver({ agentId, event: textMessage(), omitHeaders: ['X-WEBHOOK-SIGNATURE'] });
		await simulator.deliver({ agentId, event: textMessage(), body: 'not json' });
		await simulator.deliver({
			agentId,
			event: textMessage({ data: { message: 'ping' } }),
			mutateBody: (body) => body.replace('ping', 'pong'),
		});

		expect(receiver.received[0].headers).toMatchObject({
			'x-webhook-id': 'del_same',
			'x-webhook-timestamp': '1',
			'content-type': 'text/plain',
		});
		expectSigned(0, secret);
		expectSigned(1, 'whsec_other');
		expect(header(2, 'x-webhook-signature')).toBe('sha256=00');
		expect(header(3, 'x-webhook-signature')).toBeUndefined();
		expect(receiver.received[4].raw).toBe('not json');
		expectSigned(4, secret);
		expect(receiver.received[5].json.data.message).toBe('pong');
		expect(header(5, 'x-webhook-signature')).not.toBe(
			signDelivery({ secret, timestamp: String(header(5, 'x-webhook-timestamp')), body: receiver.received[5].raw }),
		);
	});
});
