import { Harness, byId } from './support';

/** nodes/shared/http/retryPolicy.ts, over real HTTP. */
describe('repeating requests', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	const agentWithNumber = () => {
		const agent = harness.simulator.seedAgent();
		harness.simulator.seedNumber({ agentId: agent.id });
		return agent;
	};
	const callParameters = (agentId: string) => ({ agentId: byId(agentId), toNumber: '+15005550001' });
	const placed = () => [...harness.simulator.state.master.calls.values()];

	describe('a call, which must never be placed twice', () => {
		it.each([
			['the answer gets lost', { reset: true }, 'AgentPhone could not be reached (ECONNRESET)'],
			['the answer is a 500', { status: 500 }, 'AgentPhone could not handle the request (HTTP 500): Internal Server Error'],
			['the answer is a 503', { status: 503 }, 'AgentPhone could not handle the request (HTTP 503): Internal Server Error'],
		])('is sent once when %s, and says that it may have been placed', async (_, fault, message) => {
			const { id } = agentWithNumber();
			harness.simulator.faults.add({ path: '/v1/calls', actThenFail: true, ...fault });
			expect(await harness.rejection('call.createOutbound', callParameters(id))).toMatchObject({
				message,
				description:
					'It may have been carried out anyway, so it was not sent again. Check in AgentPhone before running the node again.',
			});
			expect(harness.sent).toHaveLength(1);
			expect(placed()).toHaveLength(1);
		});

		it('is sent again after a 429, which placed nothing', async () => {
			const { id } = agentWithNumber();
			harness.simulator.faults.add({ path: '/v1/calls', status: 429, headers: { 'Retry-After': '0' }, times: 3 });
			const { json } = await harness.run('call.createOutbound', callParameters(id));
			expect(harness.sent).toHaveLength(4);
			expect(placed().map((call) => call.id)).toEqual([json[0].id]);
		});
	});

	describe.each([409, 429] as const)('a call while too many are in progress (%d)', (status) => {
		const limit = (retryAfterSeconds: number) => {
			harness.simulator.seedCall();
			harness.simulator.state.callLimit = { atOnce: 1, status, retryAfterSeconds };
			return callParameters(agentWithNumber().id);
		};

		it('is placed once there is room, and only then', async () => {
			const parameters = limit(0);
			const [running] = placed();
			const placing = harness.run('call.createOutbound', parameters);
			while (harness.sent.length === 0) await new Promise(setImmediate);
			harness.simulator.endCall(running.id);
			const { json } = await placing;
			expect(harness.simulator.requests.map((request) => request.status)).toEqual([status, 200]);
			expect(placed().map(({ id }) => id)).toEqual([running.id, json[0].id]);
		});

		it('is given up after four attempts, and was not placed', async () => {
			expect(await harness.rejection('call.createOutbound', limit(0))).toMatchObject({
				message: 'AgentPhone did not place the call, because too many are in progress at once: Concurrent call limit reached',
				description: expect.stringMatching(/^Nobody was called\. Run the node again when calls have ended/) as string,
				httpCode: String(status),
			});
			expect(harness.sent).toHaveLength(4);
			expect(placed()).toHaveLength(1);
		});

		it('is not waited for longer than half a minute', async () => {
			expect((await harness.rejection('call.createOutbound', limit(90))).message).toBe(
				'AgentPhone did not place the call, because too many are in progress at once, and asks to wait 90 seconds: Concurrent call limit reached',
			);
			expect(harness.sent).toHaveLength(1);
		});

		it('is explained for a web call, too', async () => {
			const { agentId } = limit(90);
			expect((await harness.rejection('call.createWeb', { agentId })).message).toContain('too many are in progress at once');
		});
	});

	it('a call is sent once for a 409 that asks for no wait', async () => {
		harness.simulator.faults.add({ path: '/v1/calls', status: 409, body: { detail: 'No' } });
		await harness.rejection('call.createOutbound', callParameters(agentWithNumber().id));
		expect(harness.sent).toHaveLength(1);
	});

	it('a message is sent once when the answer gets lost', async () => {
		const { id } = agentWithNumber();
		harness.simulator.faults.add({ path: '/v1/messages', actThenFail: true, reset: true });
		await harness.rejection('message.send', { agentId: byId(id), toNumber: '+15005550001', body: 'Hello' });
		expect(harness.sent).toHaveLength(1);
		expect([...harness.simulator.state.master.conversations.values()].flatMap(({ messages }) => messages)).toHaveLength(1);
	});

	it('an agent is created once when the answer gets lost', async () => {
		harness.simulator.faults.add({ path: '/v1/agents', actThenFail: true, status: 502 });
		await harness.rejection('agent.create', { name: 'Front desk' });
		expect(harness.simulator.state.master.agents.size).toBe(1);
	});

	it.each([
		['GET', 'agent.get', {}],
		['PATCH', 'agent.update', { updateFields: { language: 'de-DE' } }],
	])('%s gets over a passing 503', async (_, operation, parameters) => {
		const { id } = harness.simulator.seedAgent();
		harness.simulator.faults.add({ status: 503 });
		expect(await harness.first(operation, { agentId: byId(id), ...parameters })).toMatchObject({ id });
		expect(harness.sent).toHaveLength(2);
	});

	it('a read gets over a lost connection', async () => {
		const { id } = harness.simulator.seedAgent();
		harness.simulator.faults.add({ reset: true });
		expect(await harness.first('agent.get', { agentId: byId(id) })).toMatchObject({ id });
		expect(harness.sent).toHaveLength(2);
	});

	it('the end of a call is sent again although it is a POST: ending twice is ending once', async () => {
		const { id } = harness.simulator.seedCall();
		harness.simulator.faults.add({ path: `/v1/calls/${id}/end`, actThenFail: true, status: 503 });
		expect(await harness.first('call.end', { callId: byId(id) })).toEqual({ ended: true, alreadyOver: true, id });
		expect(harness.simulator.requests.map(({ status }) => status)).toEqual([503, 409]);
	});

	it.each([400, 401, 403, 404, 409, 422, 501])('a %d is final', async (status) => {
		harness.simulator.faults.add({ status, times: 10 });
		expect(await harness.rejection('agent.get', { agentId: byId('agt_1') })).toMatchObject({ httpCode: String(status) });
		expect(harness.sent).toHaveLength(1);
	});

	it('lists the whole account through a storm of 429', async () => {
		harness.simulator.seedAgents(250);
		harness.simulator.rateLimit({ every: 2, retryAfterSeconds: 0 });
		const { json } = await harness.run('agent.getAll', { returnAll: true });
		expect(new Set(json.map(({ id }) => id)).size).toBe(250);
		expect(harness.simulator.requests.map(({ status }) => status)).toEqual([200, 429, 200, 429, 200]);
	});

	it('gives up after four 429, with what to do', async () => {
		harness.simulator.faults.add({ status: 429, headers: { 'Retry-After': '0' }, times: 10 });
		const rejection = await harness.rejection('number.getAll');
		expect(rejection).toMatchObject({ message: 'AgentPhone is getting too many requests', httpCode: '429' });
		expect(rejection.description).toContain('The node tried 4 times. Run it again later');
		expect(harness.sent).toHaveLength(4);
	});

	it('does not sit out an hour', async () => {
		harness.simulator.faults.add({ status: 429, headers: { 'Retry-After': '3600' }, times: 10 });
		expect(await harness.rejection('number.getAll')).toMatchObject({
			message: 'AgentPhone is getting too many requests, and asks to wait 3600 seconds',
			description: expect.stringContaining('The node does not wait that long.') as string,
		});
		expect(harness.sent).toHaveLength(1);
	});

	it('stops placing calls when the execution is stopped', async () => {
		const { id } = agentWithNumber();
		harness.simulator.faults.add({ path: '/v1/calls', delayMs: 200 });
		let stop = () => {};
		const running = harness.run('call.createOutbound', callParameters(id), {
			items: [{}, {}, {}],
			settings: { onError: 'continueRegularOutput' },
			onStart: (stopIt) => (stop = stopIt),
		});
		while (harness.sent.length === 0) await new Promise(setImmediate);
		stop();
		const { run } = await running;
		expect(run.status).toBe('canceled');
		// n8n does not wait for the node; by the end of this a second call would have come in.
		for (let count = 0; count < 3; count++) await harness.run('number.getAll');
		expect(harness.sent.filter(({ path }) => path === '/v1/calls')).toHaveLength(1);
	});
});
