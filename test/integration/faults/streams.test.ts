import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';

import { WrongHost } from '../../simulator/common/wrongHost';
import { monotonicNow } from '../../support/scaledClock';
import { Harness as AgentPhoneHarness, byId } from '../agentPhone/support';
import { Harness as HamsaHarness } from '../hamsa/support';
import { BadServer } from '../harness/faults/badServer';
import { certificateFor } from '../harness/faults/certificates';
import { scaleTimeouts } from '../harness/faults/timeouts';
import { Traces } from '../harness/faults/traces';

const CANARY = 'canary-key-5f1c0e7a9b';

let traces: Traces;
let startedAt: number;
let agentPhone: AgentPhoneHarness;
let hamsa: HamsaHarness;

beforeAll(async () => {
	if (typeof WebSocket === 'undefined')
		throw new Error('Node 20 hides its WebSocket: set NODE_OPTIONS=--experimental-websocket, as npm test does');
	[agentPhone, hamsa] = [await AgentPhoneHarness.start(), await HamsaHarness.start()];
});
afterAll(async () => {
	await agentPhone.close();
	await hamsa.close();
});
beforeEach(() => {
	scaleTimeouts();
	traces = new Traces();
	startedAt = monotonicNow();
});
afterEach(() => jest.restoreAllMocks());

const TURN = 'event: turn\ndata: {"role":"user","content":"Hi"}\n\n';

/** How long nothing may come before a stream counts as lost: a minute each time. */
const minutes = () => (monotonicNow() - startedAt) / 60_000;

/** Says this as an event stream, then does `then` with the connection. */
const events =
	(text: string, then: (socket: Socket) => unknown): RequestListener =>
	({ socket }, response) => {
		response.writeHead(200, { 'content-type': 'text/event-stream' });
		response.write(text, () => then(socket));
	};

describe('a live transcript of AgentPhone', () => {
	it.each([
		[
			'ends in the middle of an event',
			events(`${TURN}event: turn\ndata: {"role":"us`, (socket) => socket.end()),
			/broke off in the middle of its answer \(ECONNRESET\)$/,
		],
		['is reset', events(TURN, (socket) => socket.resetAndDestroy()), /broke off in the middle of its answer \(ECONNRESET\)$/],
		['says nothing any more, not even that it is there', events(TURN, () => undefined), /did not answer in time$/],
		['never ends an event', events(`data: ${'x'.repeat(1_100_000)}`, () => undefined), /answered with more data than n8n can hold$/],
	])('that %s is opened again a few times, takes no turn twice, and is then given up', async (_, answer, message) => {
		const server = await BadServer.start(answer);
		const rejection = await agentPhone.rejection(
			'call.streamTranscript',
			{ callId: byId('call_1') },
			{ credential: { baseUrl: server.baseUrl, apiKey: CANARY } },
		);
		expect(rejection.message).toMatch(message);
		expect(rejection.itemIndex).toBe(0);
		expect(server.requests.length).toBe(4);
		expect(minutes()).toBeLessThan(5);
		expect(traces.hold(CANARY, rejection)).toBe(false);
		await server.close();
	});
});

describe('a recording of AgentPhone', () => {
	it.each([
		['is cut', (socket: Socket) => socket.resetAndDestroy(), 'AgentPhone broke off in the middle of its answer (ECONNRESET)'],
		['stops coming', () => undefined, 'AgentPhone did not answer in time'],
	])('that %s is no file', async (_, then, message) => {
		const server = await BadServer.start(({ socket }, response) => {
			response.writeHead(200, { 'content-type': 'audio/wav' });
			response.write('RIFF', () => then(socket));
		});
		const rejection = await agentPhone.rejection(
			'call.getRecording',
			{ callId: byId('call_1') },
			{ credential: { baseUrl: server.baseUrl, apiKey: CANARY } },
		);
		expect(rejection).toMatchObject({ message, itemIndex: 0 });
		expect(minutes()).toBeLessThan(2.5);
		expect(traces.hold(CANARY, rejection)).toBe(false);
		await server.close();
	});
});

describe('a test of a web tool of Hamsa', () => {
	it.each([
		[
			'is cut',
			events('event: step\ndata: {"a":1}\n\nevent: st', (socket) => socket.resetAndDestroy()),
			'Hamsa broke off in the middle of its answer (ECONNRESET)',
		],
		['stops coming', events('event: step\ndata: {"a":1}\n\n', () => undefined), 'Hamsa did not answer in time'],
	])('whose report %s is not repeated', async (_, answer, message) => {
		const server = await BadServer.start((request, response) => {
			if (request.method === 'GET')
				response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"id":"project_1"}}');
			else answer(request, response);
		});
		const rejection = await hamsa.rejection(
			'webTool.test',
			{ serverUrl: 'https://example.com/x' },
			{ credential: { region: 'custom', baseUrl: server.baseUrl, apiKey: CANARY } },
		);
		expect(rejection).toMatchObject({ message, description: expect.stringMatching(/^It may have been carried out anyway/) as string });
		expect(server.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
		expect(minutes()).toBeLessThan(2.5);
		expect(traces.hold(CANARY, rejection)).toBe(false);
		await server.close();
	});
});

describe.each(['file', 'stream'])('speech of Hamsa over REST (%s)', (delivery) => {
	it.each([
		['is cut', (socket: Socket) => socket.resetAndDestroy(), 'Hamsa broke off in the middle of its answer (ECONNRESET)'],
		['stops coming', () => undefined, 'Hamsa did not answer in time'],
	])('that %s is not asked for again', async (_, then, message) => {
		const server = await BadServer.start(({ socket }, response) => {
			response.writeHead(200, { 'content-type': 'audio/wav' });
			response.write('RIFF', () => then(socket));
		});
		const parameters = { text: 'Hello', speaker: byId('Emma'), delivery, additionalFields: { timeoutSeconds: 30 } };
		const rejection = await hamsa.rejection('speech.textToSpeech', parameters, {
			credential: { region: 'custom', baseUrl: server.baseUrl, apiKey: CANARY },
		});
		expect(rejection).toMatchObject({
			message,
			description: expect.stringMatching(/^It may have been carried out anyway/) as string,
			itemIndex: 0,
		});
		expect(server.requests).toHaveLength(1);
		expect(minutes()).toBeLessThan(0.75);
		expect(traces.hold(CANARY, rejection)).toBe(false);
		await server.close();
	});
});

describe('the WebSocket to Hamsa', () => {
	const upgrade = (answer: string | undefined) => async () => {
		const server = await BadServer.start(() => undefined);
		server.onUpgrade((socket) => (answer === undefined ? undefined : socket.end(answer)));
		return server;
	};

	it.each([
		['is refused (401)', upgrade('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n')],
		[
			'is refused by a proxy with a page',
			upgrade('HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>'),
		],
		['is answered with a page', upgrade('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>')],
		['is never answered', upgrade(undefined)],
		['meets a certificate that signs itself', async () => await BadServer.start(() => undefined, await certificateFor(['127.0.0.1']))],
	])('that %s: nothing was sent, and the key is not told', async (_, start) => {
		const server = await start();
		const parameters = { text: 'Hello', speaker: byId('Emma'), connection: 'socket', additionalFields: { timeoutSeconds: 60 } };
		const rejection = await hamsa.rejection('speech.textToSpeech', parameters, {
			credential: { region: 'custom', baseUrl: server.baseUrl, apiKey: CANARY },
		});
		expect(rejection).toMatchObject({
			message: 'The WebSocket to Hamsa could not be opened',
			description: expect.stringMatching(/^Nothing was sent\./) as string,
			itemIndex: 0,
		});
		expect(traces.hold(CANARY, rejection)).toBe(false);
		expect(server.requests.length).toBeLessThanOrEqual(1);
		await server.close();
	});

	it.each([301, 302, 307, 308])('is not sent on to another host with %i', async (status) => {
		const wrongHost = await WrongHost.start();
		const server = await upgrade(
			`HTTP/1.1 ${status} Found\r\nLocation: ${wrongHost.baseUrl}/v1/realtime/ws\r\nContent-Length: 0\r\n\r\n`,
		)();
		const parameters = { text: 'Hello', speaker: byId('Emma'), connection: 'socket', additionalFields: { timeoutSeconds: 60 } };
		const rejection = await hamsa.rejection('speech.textToSpeech', parameters, {
			credential: { region: 'custom', baseUrl: server.baseUrl, apiKey: CANARY },
		});
		expect(rejection.message).toBe('The WebSocket to Hamsa could not be opened');
		expect(server.requests).toHaveLength(1);
		expect([wrongHost.connections, wrongHost.requests]).toEqual([0, []]);
		await server.close();
		await wrongHost.close();
	});
});
