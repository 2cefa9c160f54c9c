import type { RequestListener } from 'node:http';

import type { IDataObject } from 'n8n-workflow';
import waitFor from 'p-wait-for';

import { monotonicNow } from '../../support/scaledClock';
import { elsewhere } from '../harness/elsewhere';
import { expectSameRequest } from './oracle';
import { Harness, byId } from './support';

describe('Call', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start({ heartbeatMs: 20 })));
	afterEach(async () => {
		jest.restoreAllMocks();
		await harness.close();
	});

	describe('createWeb', () => {
		it('gives the token of a call that a browser can join for 30 seconds', async () => {
			const { id: agentId } = harness.simulator.seedAgent();
			const madeAt = Date.now();
			jest.spyOn(Date, 'now').mockReturnValue(madeAt);
			const call = await harness.first('call.createWeb', { agentId: byId(agentId) });
			expect(call).toEqual({ callId: expect.stringMatching(/^call_/) as string, accessToken: expect.any(String) as string });
			expect(harness.sent).toEqual([{ method: 'POST', path: '/v1/calls/web', query: {}, body: { agentId } }]);
			const token = call.accessToken as string;
			expect(harness.simulator.joinWebCall(token, madeAt + 29_999)).toMatchObject({ id: call.callId, direction: 'web', agentId });
			expect(harness.simulator.joinWebCall(token, madeAt + 30_000)).toBeNull();
		});

		it('sends metadata and variables', async () => {
			const { id } = harness.simulator.seedAgent({ voiceMode: 'hosted', systemPrompt: 'P' });
			await harness.first('call.createWeb', {
				agentId: byId(id),
				additionalFields: {
					metadata: '{"order": 17}',
					variables: {
						pair: [
							{ key: 'name', value: 'Ada' },
							{ key: '', value: 'dropped' },
						],
					},
				},
			});
			expect(harness.request.body).toEqual({ agentId: id, metadata: { order: 17 }, variables: { name: 'Ada' } });
		});

		it('leaves out what was added and left empty', async () => {
			const { id } = harness.simulator.seedAgent();
			await harness.first('call.createWeb', { agentId: byId(id), additionalFields: { metadata: '', variables: {} } });
			expect(harness.request.body).toEqual({ agentId: id });
		});

		it('refuses metadata that is no object before anything is sent', async () => {
			expect(
				await harness.rejection('call.createWeb', { agentId: byId('agt_1'), additionalFields: { metadata: '"x"' } }),
			).toMatchObject({
				message: 'Metadata must be a JSON object, such as {"orderNumber": "A-17"}',
			});
			expect(harness.sent).toEqual([]);
		});

		it('is not sent a second time when it may have worked', async () => {
			const { id } = harness.simulator.seedAgent();
			harness.simulator.faults.add({ status: 502, actThenFail: true });
			await harness.rejection('call.createWeb', { agentId: byId(id) });
			expect(harness.sent).toHaveLength(1);
		});
	});

	describe('getAllByNumber', () => {
		it('gives the calls of this number, ten fields each, page by page', async () => {
			const [number, other] = [harness.simulator.seedNumber(), harness.simulator.seedNumber()];
			for (let count = 0; count < 120; count++) harness.simulator.seedCall({ phoneNumberId: number.id });
			harness.simulator.seedCall({ phoneNumberId: other.id });
			const { json } = await harness.run('call.getAllByNumber', { numberId: byId(number.id), returnAll: true });
			expect(json).toHaveLength(120);
			expect(Object.keys(json[0])).toHaveLength(10);
			const path = `/v1/numbers/${number.id}/calls`;
			expect(harness.sent.map(({ path: at, query }) => [at, query])).toEqual([
				[path, { limit: '100', offset: '0' }],
				[path, { limit: '100', offset: '100' }],
			]);
			expect(await harness.first('call.getAllByNumber', { numberId: byId(number.id), simplify: false })).toHaveProperty(
				'phoneNumberId',
				number.id,
			);
		});
	});

	describe('getRecording', () => {
		const recorded = () => {
			const { id } = harness.simulator.seedCall({ status: 'completed' });
			return { id, wav: harness.simulator.record(id), url: `${harness.simulator.baseUrl}/v1/calls/${id}/recording` };
		};
		const fileOf = async (parameters: { callId: object; binaryPropertyName?: string }, credential = {}) => {
			const { items, error } = await harness.run('call.getRecording', parameters as never, { credential });
			if (error) throw new Error(error.message);
			return items[0];
		};

		const none = {
			message: 'AgentPhone has no recording of this call',
			description: expect.stringMatching(/moments after the call.*recording add-on.*ID of the call/) as string,
			itemIndex: 0,
		};

		it('downloads the WAV file', async () => {
			const { id, wav, url } = recorded();
			const { json, binary, pairedItem } = await fileOf({ callId: byId(id) });
			expect(json).toEqual({ callId: id, url });
			expect(pairedItem).toEqual({ item: 0 });
			expect(binary).toEqual({
				data: expect.objectContaining({
					fileName: `recording-${id}.wav`,
					mimeType: 'audio/wav',
					fileType: 'audio',
					fileExtension: 'wav',
				}) as object,
			});
			const bytes = Buffer.from(binary!.data.data, 'base64');
			expect(bytes.equals(wav)).toBe(true);
			expect(bytes.toString('ascii', 0, 4)).toBe('RIFF');
		});

		it('puts it into the field asked for', async () => {
			const { binary } = await fileOf({ callId: byId(recorded().id), binaryPropertyName: ' sound ' });
			expect(Object.keys(binary!)).toEqual(['sound']);
			expect(
				(await harness.rejection('call.getRecording', { callId: byId('call_1'), binaryPropertyName: '={{ "" }}' })).message,
			).toBe('Put Output in Field must not be empty');
		});

		it('that is public is asked for without the key and the sub-account', async () => {
			const { id } = recorded();
			await fileOf({ callId: byId(id) }, { subAccountId: 'sub_1' });
			const { headers, method, path } = harness.request;
			expect([method, path]).toEqual(['GET', `/v1/calls/${id}/recording`]);
			expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['authorization']));
			expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['x-sub-account-id']));
			expect(JSON.stringify(headers)).not.toContain(harness.simulator.apiKey);
			// The simulator gives it to anybody, so the request was enough as it was.
			expect((await fetch(`${harness.simulator.baseUrl}${path}`)).status).toBe(200);
		});

		describe('that needs the key', () => {
			beforeEach(() => (harness.simulator.settings.recordingsNeedKey = true));

			it('is asked for without it first, and then once more with it', async () => {
				const { id, wav } = recorded();
				const { json, binary } = await fileOf({ callId: byId(id) });
				expect(json.callId).toBe(id);
				expect(Buffer.from(binary!.data.data, 'base64').equals(wav)).toBe(true);
				expect(harness.simulator.requests.map(({ path, headers, status }) => [path, headers.authorization, status])).toEqual([
					[`/v1/calls/${id}/recording`, undefined, 401],
					[`/v1/calls/${id}/recording`, `Bearer ${harness.simulator.apiKey}`, 200],
				]);
				expect(harness.simulator.requests[1].headers).toMatchObject({ accept: 'audio/wav' });
			});

			it('is asked for in the sub-account of the node', async () => {
				const { id: subAccountId } = harness.simulator.seedSubAccount();
				const { id } = recorded();
				const { error } = await harness.run('call.getRecording', {
					callId: byId(id),
					generalOptions: { subAccountId: byId(subAccountId) },
				});
				expect(error).toBeUndefined();
				expect(harness.simulator.requests.map(({ headers }) => headers['x-sub-account-id'])).toEqual([undefined, subAccountId]);
			});

			it('is not given to another key, which is not shown either', async () => {
				const { id } = recorded();
				const { run, error } = await harness.run(
					'call.getRecording',
					{ callId: byId(id) },
					{ credential: { apiKey: 'sk_live_wrong' } },
				);
				expect(error).toMatchObject({ message: 'AgentPhone did not accept the API key', httpCode: '401' });
				expect(harness.sent).toHaveLength(2);
				expect(JSON.stringify(run)).not.toContain('sk_live_wrong');
			});

			it('is not there: the same as without a key', async () => {
				const { id } = harness.simulator.seedCall();
				expect(await harness.rejection('call.getRecording', { callId: byId(id) })).toEqual({ ...none, httpCode: '404' });
			});

			it.each([401, 403])('takes the key to no other host, which answers %d', async (status) => {
				const keys: unknown[] = [];
				const other: RequestListener = (request, response) => {
					keys.push(request.headers.authorization);
					response.writeHead(status, { 'content-type': 'application/json' }).end('{"detail": "Who are you?"}');
				};
				await elsewhere(other, async (otherUrl) => {
					const own: unknown[] = [];
					const redirect: RequestListener = (request, response) => {
						own.push(request.headers.authorization);
						response.writeHead(302, { location: `${otherUrl}/file` }).end();
					};
					await elsewhere(redirect, async (baseUrl) => {
						const rejection = await harness.rejection(
							'call.getRecording',
							{ callId: byId('call_1') },
							{ credential: { baseUrl } },
						);
						expect(rejection.message).toBe('AgentPhone redirected the request to another address (HTTP 302)');
					});
					expect(own).toEqual([undefined, `Bearer ${harness.simulator.apiKey}`]);
				});
				expect(keys).toEqual([undefined]);
			});

			it('hides a key that the answer repeats', async () => {
				const echo: RequestListener = (request, response) =>
					response
						.writeHead(403, { 'content-type': 'application/json' })
						.end(JSON.stringify({ detail: `Not for ${String(request.headers.authorization)}` }));
				await elsewhere(echo, async (baseUrl) => {
					const { run, error } = await harness.run('call.getRecording', { callId: byId('call_1') }, { credential: { baseUrl } });
					expect(error?.message).toBe('AgentPhone does not allow this: Not for Bearer [hidden]');
					expect(JSON.stringify(run)).not.toContain(harness.simulator.apiKey);
				});
			});
		});

		it('is downloaded from wherever AgentPhone sends it', async () => {
			const { id, wav, url } = recorded();
			const redirect: RequestListener = (_, response) => response.writeHead(302, { location: url }).end();
			await elsewhere(redirect, async (baseUrl) => {
				const { binary } = await fileOf({ callId: byId(id) }, { baseUrl });
				expect(Buffer.from(binary!.data.data, 'base64').equals(wav)).toBe(true);
			});
		});

		it('gives only the link AgentPhone tells', async () => {
			const { id, url } = recorded();
			const { items } = await harness.run('call.getRecording', { callId: byId(id), linkOnly: true });
			expect(items).toEqual([{ json: { callId: id, url }, pairedItem: { item: 0 } }]);
			expect(harness.sent.map(({ path }) => path)).toEqual([`/v1/calls/${id}`]);
		});

		it('says why there may be no recording', async () => {
			const { id } = harness.simulator.seedCall();
			expect(await harness.rejection('call.getRecording', { callId: byId(id) })).toEqual({ ...none, httpCode: '404' });
			expect(await harness.rejection('call.getRecording', { callId: byId(id), linkOnly: true })).toEqual({
				...none,
				httpCode: undefined,
			});
			const addOnOff = harness.simulator.seedCall({ recordingAvailable: true });
			expect(await harness.rejection('call.getRecording', { callId: byId(addOnOff.id), linkOnly: true })).toMatchObject(none);
		});

		it('tries again when AgentPhone fails for a moment', async () => {
			const { id } = recorded();
			harness.simulator.faults.add({ path: /recording$/, status: 503 });
			await fileOf({ callId: byId(id) });
			expect(harness.simulator.requests.map(({ status }) => status)).toEqual([503, 200]);
		});

		it('recognises a web page', async () => {
			const page: RequestListener = (_, response) =>
				response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>');
			await elsewhere(page, async (baseUrl) => {
				expect(await harness.rejection('call.getRecording', { callId: byId('call_1') }, { credential: { baseUrl } })).toMatchObject(
					{
						message: 'AgentPhone answered with a page or text instead of data (HTTP 200)',
					},
				);
			});
		});

		it('says so when the download breaks off', async () => {
			const cut: RequestListener = (_, response) => {
				response.writeHead(200, { 'content-type': 'audio/wav', 'content-length': 1_000 });
				response.write('RIFF', () => response.destroy());
			};
			await elsewhere(cut, async (baseUrl) => {
				const rejection = await harness.rejection('call.getRecording', { callId: byId('call_1') }, { credential: { baseUrl } });
				expect(rejection.message).toBe('AgentPhone broke off in the middle of its answer (ECONNRESET)');
				expect(rejection.description).toBe('Run it again later.');
			});
		});
	});

	describe('streamTranscript', () => {
		const turns = [
			{ transcript: null, response: 'Hello' },
			{ transcript: 'Hi', response: 'How can I help?' },
		];
		const path = (id: string) => `/v1/calls/${id}/transcript/stream`;
		const spoken = (rows: IDataObject[]) => rows.map(({ role, content }) => `${role as string}: ${content as string}`);
		const isOpen = () => harness.simulator.state.openStreams.size > 0;
		const isClosed = async () => await waitFor(() => !isOpen());

		it('gives the turns of a call that is over at once', async () => {
			const { id } = harness.simulator.seedCall({
				startedAt: '2026-01-01T00:00:00Z',
				endedAt: '2026-01-01T00:01:00Z',
				status: 'completed',
				turns,
			});
			const { json } = await harness.run('call.streamTranscript', { callId: byId(id) });
			expect(json).toEqual([
				{ callId: id, role: 'agent', content: 'Hello', at: '2026-01-01T00:00:00Z' },
				{ callId: id, role: 'user', content: 'Hi', at: '2026-01-01T00:00:00Z' },
				{ callId: id, role: 'agent', content: 'How can I help?', at: '2026-01-01T00:00:00Z' },
			]);
			expect(harness.sent).toEqual([{ method: 'GET', path: path(id), query: {}, body: undefined }]);
			expect(harness.request.headers).toMatchObject({
				accept: 'text/event-stream',
				authorization: `Bearer ${harness.simulator.apiKey}`,
			});
		});

		it('waits for live turns until the call ends, past heartbeats', async () => {
			const { id } = harness.simulator.seedCall({ turns });
			const running = harness.run('call.streamTranscript', { callId: byId(id) });
			await waitFor(isOpen);
			harness.simulator.say(id, { transcript: 'Grüße 你好 👩‍👧', response: null });
			const { heartbeats } = harness.simulator.state;
			await waitFor(() => harness.simulator.state.heartbeats > heartbeats);
			harness.simulator.say(id, { transcript: null, response: 'Bye' });
			harness.simulator.endCall(id);
			expect(spoken((await running).json)).toEqual([
				'agent: Hello',
				'user: Hi',
				'agent: How can I help?',
				'user: Grüße 你好 👩‍👧',
				'agent: Bye',
			]);
			await isClosed();
		});

		it('stops after so many turns, and hangs up', async () => {
			const { id } = harness.simulator.seedCall({ turns });
			const { json } = await harness.run('call.streamTranscript', { callId: byId(id), maxTurns: 2 });
			expect(spoken(json)).toEqual(['agent: Hello', 'user: Hi']);
			await isClosed();
		});

		it('stops after so many seconds, with what came until then, and hangs up', async () => {
			const { id } = harness.simulator.seedCall({ turns: turns.slice(0, 1) });
			const startedAt = monotonicNow();
			const { json } = await harness.run('call.streamTranscript', { callId: byId(id), maxSeconds: 1 });
			expect(spoken(json)).toEqual(['agent: Hello']);
			expect(monotonicNow() - startedAt).toBeGreaterThanOrEqual(1_000);
			expect(monotonicNow() - startedAt).toBeLessThan(2_000);
			await isClosed();
		});

		it('opens a stream that broke again, and takes no turn twice', async () => {
			const { id } = harness.simulator.seedCall({ turns });
			const running = harness.run('call.streamTranscript', { callId: byId(id) });
			await waitFor(isOpen);
			for (const response of harness.simulator.state.openStreams) response.destroy();
			await isClosed();
			await waitFor(isOpen);
			harness.simulator.say(id, { response: 'Still there?' });
			harness.simulator.endCall(id);
			expect(spoken((await running).json)).toEqual(['agent: Hello', 'user: Hi', 'agent: How can I help?', 'agent: Still there?']);
			expect(harness.sent).toHaveLength(2);
		});

		it('gives up on a stream that only breaks', async () => {
			const cut: RequestListener = (_, response) => {
				response.writeHead(200, { 'content-type': 'text/event-stream' });
				response.write('event: connected\ndata: {}\n\n', () => response.end());
			};
			await elsewhere(cut, async (baseUrl) => {
				expect(
					await harness.rejection('call.streamTranscript', { callId: byId('call_1') }, { credential: { baseUrl } }),
				).toMatchObject({
					message: 'AgentPhone broke off in the middle of its answer (ECONNRESET)',
					description: 'Run it again later.',
				});
			});
		});

		it('passes over what it cannot read', async () => {
			const odd: RequestListener = (_, response) => {
				response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
				response.end(
					'event: turn\ndata: {"role":\n\nevent: news\ndata: {}\n\nevent: turn\ndata: {"role":"user","content":" "}\n\nevent: turn\ndata: {"role":"user","content":"Hi"}\n\nevent: ended\ndata: x\n\n',
				);
			};
			await elsewhere(odd, async (baseUrl) => {
				const { json } = await harness.run('call.streamTranscript', { callId: byId('call_1') }, { credential: { baseUrl } });
				expect(json).toEqual([{ callId: 'call_1', role: 'user', content: 'Hi' }]);
			});
		});

		it('ends with the execution', async () => {
			const { id } = harness.simulator.seedCall({ turns });
			let stop = () => {};
			const running = harness.run('call.streamTranscript', { callId: byId(id) }, { onStart: (handle) => (stop = handle) });
			await waitFor(isOpen);
			stop();
			await running;
			await isClosed();
			expect(harness.sent).toHaveLength(1);
		});

		it('explains what AgentPhone says instead', async () => {
			expect(await harness.rejection('call.streamTranscript', { callId: byId('call_x') })).toEqual({
				message: 'AgentPhone found nothing under this ID: Call not found',
				description: 'Check the ID, and that it belongs to the account or sub-account of the credential.',
				httpCode: '404',
				itemIndex: 0,
			});
			expect(
				(await harness.rejection('call.streamTranscript', { callId: byId('call_x') }, { credential: { apiKey: 'sk_live_wrong' } }))
					.message,
			).toBe('AgentPhone did not accept the API key');
		});

		it('works in the sub-account of the credential, or in the one chosen on the node', async () => {
			const sub = harness.simulator.seedSubAccount();
			const { id } = harness.simulator.seedCall({ subAccountId: sub.id, endedAt: '2026-01-01T00:01:00Z', turns });
			expect(
				(await harness.run('call.streamTranscript', { callId: byId(id) }, { credential: { subAccountId: sub.id } })).json,
			).toHaveLength(3);
			const generalOptions = { subAccountId: byId(sub.id) };
			expect((await harness.run('call.streamTranscript', { callId: byId(id), generalOptions })).json).toHaveLength(3);
		});

		it.each([
			[{ maxTurns: -1 }, 'Max Turns must be a whole number from 0 to 100000, but is "-1"'],
			[{ maxTurns: 1.5 }, 'Max Turns must be a whole number from 0 to 100000, but is "1.5"'],
			[{ maxSeconds: 0 }, 'Max Wait (Seconds) must be a number from 1 to 7200, but is "0"'],
			[{ maxSeconds: 7_201 }, 'Max Wait (Seconds) must be a number from 1 to 7200, but is "7201"'],
		])('refuses %j', async (fields, message) => {
			expect((await harness.rejection('call.streamTranscript', { callId: byId('call_1'), ...fields })).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});
	});

	it("the vendor's SDK sends the same", async () => {
		const { id: agentId } = harness.simulator.seedAgent({ voiceMode: 'hosted', systemPrompt: 'P' });
		const { id: numberId } = harness.simulator.seedNumber();
		const { id: call_id } = harness.simulator.seedCall({ endedAt: '2026-01-01T00:01:00Z', turns: [{ transcript: 'Hi' }] });
		harness.simulator.record(call_id);
		const callId = byId(call_id);
		const same = async (operation: string, fields: object, viaSdk: Parameters<typeof expectSameRequest>[2]) =>
			await expectSameRequest(harness.simulator, async () => await harness.run(`call.${operation}`, { ...fields }), viaSdk);

		const additionalFields = { metadata: '{"order": 17}', variables: { pair: [{ key: 'name', value: 'Ada' }] } };
		await same('createWeb', { agentId: byId(agentId), additionalFields }, ({ calls }) =>
			calls.createWebCall({ agentId, metadata: { order: 17 }, variables: { name: 'Ada' } }),
		);
		await same('getAllByNumber', { numberId: byId(numberId), limit: 7 }, ({ calls }) =>
			calls.listCallsForNumber({ number_id: numberId, limit: 7, offset: 0 }),
		);
		await same('getRecording', { callId }, ({ calls }) => calls.getCallRecording({ call_id }));
		await same('getRecording', { callId, linkOnly: true }, ({ calls }) => calls.getCall({ call_id }));
		await same('streamTranscript', { callId }, ({ calls }) => calls.streamCallTranscript({ call_id }));
	});
});
