import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { hamsaCallEvent, startHamsaSimulator, type HamsaSimulator } from '../../simulator';

/** That the simulator refuses what Hamsa does, and calls back as Hamsa does: jobs and calls, asked without the node. */
describe('the simulated Hamsa', () => {
	let simulator: HamsaSimulator;

	beforeEach(async () => {
		simulator = await startHamsaSimulator({ timeScale: 1_000 });
		simulator.jobTakes(null);
	});
	afterEach(async () => await simulator.close());

	const ask = async (method: string, path: string, body?: unknown) => {
		const headers = { Authorization: `Token ${simulator.apiKey}`, 'Content-Type': 'application/json' };
		const response = await fetch(simulator.baseUrl + path, { method, headers, body: JSON.stringify(body) });
		return { status: response.status, answer: (await response.json()) as { data: Record<string, unknown> } };
	};

	const media = { mediaUrl: 'https://example.com/a.mp3', model: 'Hamsa-General-V2.0' };

	it.each<[unknown, number]>([
		[media, 200],
		[{ ...media, language: 'en', processingType: 'async', title: 'A', returnSrtFormat: true, srtOptions: { minGap: 0 } }, 200],
		[{ mediaUrl: media.mediaUrl }, 400],
		[{ ...media, model: 'Hamsa-General-V1.0' }, 400],
		[{ ...media, language: 'fr' }, 400],
		[{ ...media, processingType: 'sync' }, 400],
		[{ ...media, diarization: true }, 400],
		[{ ...media, srtOptions: {} }, 400],
		[{ ...media, returnSrtFormat: true, srtOptions: { lines: 2 } }, 400],
		[{ ...media, webhookUrl: 'http://example.com/hook' }, 400],
		[{ ...media, webhookAuth: 'secret' }, 400],
	])('answers a transcription of %j with %i', async (body, status) => {
		expect((await ask('POST', '/v1/jobs/transcribe', body)).status).toBe(status);
	});

	it.each<[unknown, number]>([
		[{ skip: 1, take: 10 }, 200],
		[{ skip: 0, take: 10 }, 400],
		[{ skip: 1, take: 0 }, 400],
		[{ take: 10 }, 400],
		[{ skip: 1, take: 10, status: 'RUNNING' }, 400],
		[{ skip: 1, take: 10, type: 'VIDEO' }, 400],
		[{ skip: 1, take: 10, page: 1 }, 400],
	])('answers a list of jobs by %j with %i', async (body, status) => {
		expect((await ask('POST', `/v1/jobs/all?projectId=${simulator.state.projectId}`, body)).status).toBe(status);
		expect((await ask('POST', '/v1/jobs/all', body)).status).toBe(400);
		expect((await ask('POST', '/v1/jobs/all?projectId=another', { skip: 1, take: 1 })).status).toBe(404);
	});

	it('writes about finished transcriptions only', async () => {
		const { id } = simulator.seedJob();
		const { id: pending } = simulator.seedJob({ status: 'PENDING' });
		const { id: speech } = simulator.seedJob({ type: 'TTS' });
		const status = async (job: string, aiParts: unknown = ['summary']) =>
			(await ask('POST', `/v1/jobs/ai-content?jobId=${job}`, { aiParts })).status;
		expect([
			await status(id),
			await status(pending),
			await status(speech),
			await status('none'),
			await status(id, ['poem']),
			await status(id, []),
		]).toEqual([200, 400, 400, 404, 400, 400]);
		expect((await ask('GET', `/v1/jobs/ai-content?jobId=${pending}`)).status).toBe(404);
	});

	it.each<[unknown, number]>([
		[{ toNumber: '+15005550001', agentDetails: { agentName: 'A' } }, 200],
		[{ toNumber: '5005550001', agentDetails: { agentName: 'A' } }, 400],
		[{ toNumber: '+15005550001' }, 400],
		[{ toNumber: '+15005550001', agentDetails: {} }, 400],
		[{ toNumber: '+15005550001', agentDetails: { agentName: 'A', name: 'A' } }, 400],
		[{ toNumber: '+15005550001', agentDetails: { agentName: 'A' }, params: {} }, 400],
		[{ toNumber: '+15005550001', voiceAgentId: '3f2b7c1e-0000-4000-8000-000000000001', params: {} }, 404],
	])('answers a call of %j with %i', async (body, status) => {
		expect((await ask('POST', '/v1/voice-agents/call', body)).status).toBe(status);
		// Here the number to call from is wanted, and has to be one of the project.
		expect((await ask('POST', '/v1/voice-agents/phone-number/call', body)).status).toBe(400);
		if (status === 200)
			expect(
				(await ask('POST', '/v1/voice-agents/phone-number/call', { ...(body as object), phoneNumber: '+15550100200' })).status,
			).toBe(404);
	});

	describe('calls back', () => {
		let receiver: Server;
		let url: string;
		let received: Array<{ authorization?: string; body: Record<string, unknown> }>;
		let answers: number[];

		beforeEach(async () => {
			received = [];
			answers = [];
			receiver = createServer((request, response) => {
				let text = '';
				request.on('data', (chunk) => (text += String(chunk)));
				request.on('end', () => {
					received.push({ authorization: request.headers.authorization, body: JSON.parse(text) as Record<string, unknown> });
					response.writeHead(answers.shift() ?? 200).end();
				});
			});
			await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
			url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
		});
		afterEach(() => void receiver.close());

		const webhookAuth = { authKey: 'Token', authSecret: 'Secret' };

		it('with the job, once it is done, and again until it is taken', async () => {
			const { answer } = await ask('POST', '/v1/jobs/transcribe', { ...media, webhookUrl: url, webhookAuth });
			answers.push(500, 404);
			const id = answer.data.jobId as string;
			const delivery = await simulator.finishJob(id);
			expect(delivery?.attempts.map(({ status }) => status)).toEqual([500, 404, 200]);
			expect(simulator.deliveries).toEqual([delivery]);
			expect(received.map(({ authorization }) => authorization)).toEqual(Array(3).fill('Token Secret'));
			expect(received[0].body).toMatchObject({ id, status: 'COMPLETED' });
			expect(await simulator.finishJob(id)).toBeUndefined();
		});

		it("with what happens on a call: to the call's own webhook, else to the agent's", async () => {
			const agent = simulator.seedAgent({ webhookUrl: `${url}?agent`, webhookAuth });
			for (const own of [{}, { webhookUrl: `${url}?call` }]) {
				const { answer } = await ask('POST', '/v1/voice-agents/call', {
					toNumber: '+15005550001',
					voiceAgentId: agent.id,
					params: { order: 'A-1' },
					...own,
				});
				await simulator.answerCall(answer.data.id as string);
				await simulator.endCall(answer.data.id as string, 'COMPLETED', { kept: true });
			}
			expect(
				simulator.deliveries.map((delivery) => [new URL(delivery.url).search, (delivery.event as { eventType: string }).eventType]),
			).toEqual(
				['?agent', '?call'].flatMap((search) =>
					['call.started', 'call.answered', 'transcription.update', 'call.ended'].map((eventType) => [search, eventType]),
				),
			);
			expect(received.at(-1)!.body).toMatchObject({
				agentId: agent.id,
				data: { data: { outcomeResult: { kept: true, order: 'A-1' } } },
			});
			expect(received.map(({ authorization }) => authorization)).toEqual([
				...Array<string>(4).fill('Token Secret'),
				...Array<undefined>(4).fill(undefined),
			]);
		});

		it('with any event, altered as a test likes', async () => {
			const agent = simulator.seedAgent({ webhookUrl: url, webhookAuth });
			const event = hamsaCallEvent('tool.executed');
			await simulator.deliver({ agentId: agent.id, event });
			await simulator.deliver({ agentId: agent.id, event, authorization: 'Bearer other' });
			await simulator.deliver({ url, event, authorization: null, body: '{"a": 1}' });
			expect(received).toEqual([
				{ authorization: 'Token Secret', body: JSON.parse(JSON.stringify(event)) as unknown },
				{ authorization: 'Bearer other', body: JSON.parse(JSON.stringify(event)) as unknown },
				{ authorization: undefined, body: { a: 1 } },
			]);
		});

		it('gives up after some attempts, and ends with the simulator', async () => {
			answers.push(...Array<number>(20).fill(503));
			const delivery = await simulator.deliver({ url, event: {}, retry: true });
			expect(delivery).toMatchObject({ settled: true, attempts: Array(6).fill(expect.objectContaining({ status: 503 })) as unknown });
			simulator.settings.timeScale = 0.001;
			const going = simulator.deliver({ url, event: {}, retry: true });
			await simulator.close();
			expect((await going).attempts.length).toBeLessThan(6);
		});
	});
});
