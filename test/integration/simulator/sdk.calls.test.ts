import type { AgentPhoneClient } from 'agentphone';
import waitFor from 'p-wait-for';

import type { AgentPhoneSimulator } from '../../simulator';
import { ask, places } from './support';
import { beforeEachVendor, failure } from './vendor';

describe('the vendor SDK: web calls, recordings and live transcripts', () => {
	let simulator: AgentPhoneSimulator;
	let client: AgentPhoneClient;

	beforeEachVendor((made) => ({ simulator, client } = made), { heartbeatMs: 20 });
	afterEach(() => jest.restoreAllMocks());

	describe('a web call', () => {
		it('has no numbers and a token for 30 seconds', async () => {
			const { id: agentId } = simulator.seedAgent({ voiceMode: 'hosted', systemPrompt: 'P' });
			const madeAt = Date.now();
			jest.spyOn(Date, 'now').mockReturnValue(madeAt);
			const made = (await client.calls.createWebCall({ agentId, metadata: { a: 1 }, variables: { name: 'Ada' } })) as {
				callId: string;
				accessToken: string;
			};
			expect(Object.keys(made).sort()).toEqual(['accessToken', 'callId']);
			expect(await client.calls.getCall({ call_id: made.callId })).toMatchObject({
				agentId,
				direction: 'web',
				fromNumber: null,
				toNumber: null,
				phoneNumberId: null,
			});
			expect(simulator.joinWebCall(made.accessToken, madeAt + 29_999)?.id).toBe(made.callId);
			expect(simulator.joinWebCall(made.accessToken, madeAt + 30_000)).toBeNull();
			expect(simulator.joinWebCall('other')).toBeNull();
			expect(await client.calls.listCalls({ type: 'web', search: '500' })).toMatchObject({ total: 0 });
		});

		it('is refused without agent, money, or a hosted agent for variables', async () => {
			const { id: agentId } = simulator.seedAgent();
			expect((await failure(client.calls.createWebCall({ agentId: 'agt_x' }))).statusCode).toBe(404);
			expect((await failure(client.calls.createWebCall({ agentId, variables: { a: 'b' } }))).body).toMatchObject({
				error: { details: [{ field: 'variables' }] },
			});
			simulator.setBalance(0);
			expect((await failure(client.calls.createWebCall({ agentId }))).statusCode).toBe(402);
			expect(simulator.state.master.calls.size).toBe(0);
		});

		it.each([
			[{}, ['body.agentId']],
			[{ agentId: 'a', agent_id: 'a' }, ['body.agent_id']],
			[{ agentId: 'a', metadata: '{}' }, ['body.metadata']],
			[{ agentId: 'a', variables: { a: 1 } }, ['body.variables.a']],
		])('with %j: 422', async (body, at) => {
			expect(places(await ask(simulator, 'POST', '/v1/calls/web', body))).toEqual({ status: 422, at });
		});
	});

	it('lists the calls of a number, newest first', async () => {
		const [number, other] = [simulator.seedNumber(), simulator.seedNumber()];
		const old = simulator.seedCall({ phoneNumberId: number.id, startedAt: '2020-01-01T00:00:00Z' });
		const recent = simulator.seedCall({ phoneNumberId: number.id });
		simulator.seedCall({ phoneNumberId: other.id });
		const list = (query: object) => client.calls.listCallsForNumber({ number_id: number.id, ...query });
		expect(await list({})).toMatchObject({ data: [{ id: recent.id }, { id: old.id }], hasMore: false, total: 2 });
		expect(await list({ limit: 1, offset: 0 })).toMatchObject({ data: [{ id: recent.id }], hasMore: true });
		expect((await failure(client.calls.listCallsForNumber({ number_id: 'num_x' }))).statusCode).toBe(404);
		expect(places(await ask(simulator, 'GET', `/v1/numbers/${number.id}/calls?limit=101`))).toEqual({
			status: 422,
			at: ['query.limit'],
		});
	});

	describe('a recording', () => {
		const recorded = () => {
			const { id } = simulator.seedCall({ status: 'completed' });
			simulator.record(id);
			return id;
		};

		it('is a WAV file that anybody may have, of whatever account', async () => {
			const sub = simulator.seedSubAccount();
			const { id } = simulator.seedCall({ subAccountId: sub.id });
			const wav = simulator.record(id);
			const response = await fetch(`${simulator.baseUrl}/v1/calls/${id}/recording`);
			expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/wav']);
			expect(response.headers.get('content-disposition')).toBe(`attachment; filename="recording-${id}.wav"`);
			const bytes = Buffer.from(await response.arrayBuffer());
			expect(bytes.equals(wav)).toBe(true);
			// RIFF, the size of the rest, WAVE; PCM in mono; as much data as is there.
			expect([bytes.toString('ascii', 0, 4), bytes.readUInt32LE(4), bytes.toString('ascii', 8, 16)]).toEqual([
				'RIFF',
				bytes.length - 8,
				'WAVEfmt ',
			]);
			const [format, channels, rate, perSecond, align, bits] = [
				bytes.readUInt16LE(20),
				bytes.readUInt16LE(22),
				bytes.readUInt32LE(24),
				bytes.readUInt32LE(28),
				bytes.readUInt16LE(32),
				bytes.readUInt16LE(34),
			];
			expect({ format, channels, perSecond, align }).toEqual({
				format: 1,
				channels: 1,
				perSecond: (rate * bits) / 8,
				align: bits / 8,
			});
			expect([bytes.toString('ascii', 36, 40), bytes.readUInt32LE(40)]).toEqual(['data', bytes.length - 44]);
			expect(Math.max(...Array.from({ length: 200 }, (_, at) => bytes.readInt16LE(44 + at * 2)))).toBeGreaterThan(7_000);
		});

		it('is linked from its call, and the SDK gets it without the key', async () => {
			const id = recorded();
			const { recordingUrl } = (await client.calls.getCall({ call_id: id })) as { recordingUrl: string };
			expect(recordingUrl).toBe(`${simulator.baseUrl}/v1/calls/${id}/recording`);
			simulator.clearRequests();
			expect((await client.calls.getCallRecording({ call_id: id }).withRawResponse()).rawResponse.status).toBe(200);
			expect(simulator.requests[0].headers).not.toHaveProperty('authorization');
		});

		it('is not there: 404', async () => {
			expect((await failure(client.calls.getCallRecording({ call_id: simulator.seedCall().id }))).body).toEqual({
				detail: 'Recording not found',
			});
			expect((await failure(client.calls.getCallRecording({ call_id: 'call_x' }))).statusCode).toBe(404);
		});
	});

	describe('a live transcript', () => {
		const open = async (id: string) =>
			await fetch(`${simulator.baseUrl}/v1/calls/${id}/transcript/stream`, {
				headers: { Authorization: `Bearer ${simulator.apiKey}` },
			});

		it('of a call that is over comes at once and closes, and the SDK reads it', async () => {
			const { id, startedAt } = simulator.seedCall({
				agentId: simulator.seedAgent({ name: 'Ann' }).id,
				turns: [{ transcript: 'Hi', response: 'Hello' }],
			});
			simulator.endCall(id, 'failed');
			const text = await (await open(id)).text();
			const blocks = text
				.trim()
				.split('\n\n')
				.map((block) => {
					const [, event, data] = /^event: (\w+)\ndata: (.+)$/.exec(block)!;
					return [event, JSON.parse(data) as unknown];
				});
			expect(blocks).toEqual([
				[
					'connected',
					expect.objectContaining({
						callId: id,
						status: 'failed',
						agentName: 'Ann',
						direction: 'inbound',
						fromNumber: '+15005550001',
						startedAt,
					}),
				],
				['turn', { role: 'user', content: 'Hi', createdAt: startedAt }],
				['turn', { role: 'agent', content: 'Hello', createdAt: startedAt }],
				[
					'ended',
					{ callId: id, status: 'failed', endedAt: expect.any(String) as string, durationSeconds: expect.any(Number) as number },
				],
			]);
			expect(await client.calls.streamCallTranscript({ call_id: id })).toBeDefined();
		});

		it('goes on with live turns and heartbeats until the end', async () => {
			const { id } = simulator.seedCall();
			const response = await open(id);
			expect(response.headers.get('content-type')).toBe('text/event-stream');
			let text = '';
			const reading = (async () => {
				const decoder = new TextDecoder();
				for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
					text += decoder.decode(chunk, { stream: true });
			})();
			await waitFor(() => text.includes(': heartbeat\n\n'));
			simulator.say(id, { transcript: 'Live' });
			await waitFor(() => text.includes('"content":"Live"'));
			expect(text).not.toContain('ended');
			simulator.endCall(id);
			await reading;
			expect(text).toMatch(/event: ended\ndata: \{.*"status":"completed".*\}\n\n$/);
			expect(simulator.state.openStreams.size).toBe(0);
		});

		it('needs the key, and a call', async () => {
			const { id } = simulator.seedCall();
			const path = `/v1/calls/${id}/transcript/stream`;
			expect((await ask(simulator, 'GET', path, undefined, { Authorization: '' })).status).toBe(401);
			expect((await ask(simulator, 'GET', '/v1/calls/call_x/transcript/stream')).status).toBe(404);
		});

		it('does not keep the simulator from closing', async () => {
			const { id } = simulator.seedCall();
			const response = await open(id);
			await simulator.close();
			await expect(response.text()).rejects.toThrow();
		});
	});
});
