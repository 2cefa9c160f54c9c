import timers from 'node:timers/promises';

import waitFor from 'p-wait-for';

import { startAgentPhoneSimulator, type AgentPhoneSimulator } from '../../simulator';
import { ask } from './support';

describe('recorder, faults and rate limit', () => {
	let simulator: AgentPhoneSimulator;
	let agentId: string;

	beforeEach(async () => {
		simulator = await startAgentPhoneSimulator({ apiKey: 'sk_live_mine' });
		agentId = simulator.seedAgent().id;
		simulator.seedNumber({ agentId });
	});

	afterEach(async () => {
		jest.restoreAllMocks();
		await simulator.close();
	});

	const call = () => ask(simulator, 'POST', '/v1/calls', { agentId, toNumber: '+15005550001' });
	const calls = async () => (await ask<{ total: number }>(simulator, 'GET', '/v1/calls')).body.total;
	const usage = () => ask(simulator, 'GET', '/v1/usage');

	it('records every request, refused ones too', async () => {
		const before = Date.now();
		await ask(simulator, 'POST', '/v1/agents?x=1', { name: 'A' }, { 'X-Test': 'yes' });
		await ask(simulator, 'GET', '/nowhere', undefined, { Authorization: '' });
		expect(simulator.requests).toEqual([
			{
				method: 'POST',
				path: '/v1/agents',
				query: { x: '1' },
				headers: expect.objectContaining({ authorization: 'Bearer sk_live_mine', 'x-test': 'yes' }) as unknown,
				body: { name: 'A' },
				time: expect.any(Number) as unknown,
				status: 422,
			},
			expect.objectContaining({ method: 'GET', path: '/nowhere', body: undefined, status: 404 }),
		]);
		expect(simulator.requests[0].time).toBeGreaterThanOrEqual(before);
		simulator.clearRequests();
		expect(simulator.requests).toEqual([]);
	});

	it('fails as often as planned, where planned, without acting', async () => {
		simulator.faults.add({
			method: 'post',
			path: '/v1/calls',
			times: 2,
			status: 503,
			body: { detail: 'down' },
			headers: { 'Retry-After': '1' },
		});
		const rejected = await call();
		expect([rejected.status, rejected.body, rejected.headers.get('retry-after')]).toEqual([503, { detail: 'down' }, '1']);
		expect((await usage()).status).toBe(200);
		expect((await call()).status).toBe(503);
		expect(await calls()).toBe(0);
		expect((await call()).status).toBe(200);
		expect(await calls()).toBe(1);
	});

	it('matches by pattern, and clears', async () => {
		simulator.faults.add({ path: /^\/v1\/agents\//, times: 5, status: 500 });
		expect((await ask(simulator, 'GET', '/v1/agents/voices')).body).toEqual({ detail: 'Internal Server Error' });
		expect((await ask(simulator, 'GET', '/v1/agents')).status).toBe(200);
		simulator.faults.clear();
		expect((await ask(simulator, 'GET', '/v1/agents/voices')).status).toBe(200);
	});

	it('acts, then fails', async () => {
		simulator.faults.add({ path: '/v1/calls', method: 'POST', times: 1, actThenFail: true });
		expect((await call()).status).toBe(500);
		expect(await calls()).toBe(1);
	});

	it('acts, then cuts the connection', async () => {
		simulator.faults.add({ path: '/v1/calls', method: 'POST', reset: true, actThenFail: true });
		await expect(call()).rejects.toThrow('fetch failed');
		expect(await calls()).toBe(1);
		expect(simulator.requests[0]).not.toHaveProperty('status');
	});

	it('refuses what is wrong before it acts and fails', async () => {
		simulator.faults.add({ path: '/v1/calls', actThenFail: true });
		expect((await ask(simulator, 'POST', '/v1/calls', {})).status).toBe(422);
	});

	it('cuts the connection without acting', async () => {
		simulator.faults.add({ path: '/v1/calls', reset: true });
		await expect(call()).rejects.toThrow('fetch failed');
		expect(await calls()).toBe(0);
	});

	it('delays', async () => {
		let goOn = () => {};
		const sleep = jest
			.spyOn(timers, 'setTimeout')
			.mockImplementation(async () => await new Promise((resolve) => (goOn = () => resolve(undefined))));
		simulator.faults.add({ path: '/v1/usage', delayMs: 120 });
		let responded = false;
		const delayed = usage().finally(() => (responded = true));
		await waitFor(() => sleep.mock.calls.length === 1);
		expect(sleep).toHaveBeenCalledWith(120);
		// Another one overtakes it.
		expect((await call()).status).toBe(200);
		expect(responded).toBe(false);
		goOn();
		expect((await delayed).status).toBe(200);
	});

	it('limits every n-th request', async () => {
		simulator.rateLimit({ every: 3, retryAfterSeconds: 7 });
		const answers = [await usage(), await usage(), await call(), await usage()];
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
		expect(answers[2].headers.get('retry-after')).toBe('7');
		expect(answers[2].body).toMatchObject({ error: { code: 'RATE_LIMIT_EXCEEDED', type: 'rate_limit_error', details: [] } });
		simulator.rateLimit(null);
		expect(await calls()).toBe(0);
	});

	it('listens on the port it is given', async () => {
		const { port } = new URL(simulator.baseUrl);
		await simulator.close();
		simulator = await startAgentPhoneSimulator({ port: Number(port) });
		expect(new URL(simulator.baseUrl).port).toBe(port);
		expect((await usage()).status).toBe(200);
	});
});
