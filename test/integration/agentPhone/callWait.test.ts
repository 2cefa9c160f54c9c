import waitFor from 'p-wait-for';

import { setSpeed, sleep } from '../../support/scaledClock';
import { Harness, byId } from './support';

describe('Call: createOutbound, waiting until it ends', () => {
	let harness: Harness;
	let parameters: { agentId: ReturnType<typeof byId>; toNumber: string; waitUntilEnded: boolean; pollIntervalSeconds: number };

	beforeEach(async () => {
		harness = await Harness.start();
		const { id } = harness.simulator.seedAgent();
		harness.simulator.seedNumber({ agentId: id });
		parameters = { agentId: byId(id), toNumber: '+15005550001', waitUntilEnded: true, pollIntervalSeconds: 1 };
	});
	afterEach(async () => await harness.close());

	const looks = () => harness.sent.filter(({ method }) => method === 'GET');

	/** The call that is placed, once it is. */
	const placed = async () => {
		const calls = () => [...harness.simulator.state.master.calls.values()];
		await waitFor(() => calls().length === 1);
		return calls()[0];
	};

	it('gives the call as it ended, with what was said', async () => {
		const running = harness.first('call.createOutbound', { ...parameters, additionalFields: { initialGreeting: 'Hello' } });
		const { id } = await placed();
		await waitFor(() => looks().length === 1);
		harness.simulator.say(id, { transcript: 'Hi', response: 'Bye' });
		harness.simulator.endCall(id);
		expect(await running).toEqual({
			id,
			agentId: parameters.agentId.value,
			direction: 'outbound',
			status: 'completed',
			fromNumber: expect.any(String) as string,
			toNumber: '+15005550001',
			startedAt: expect.any(String) as string,
			endedAt: expect.any(String) as string,
			durationSeconds: expect.any(Number) as number,
			recordingUrl: null,
			ended: true,
			turns: [
				expect.objectContaining({ role: 'agent', content: 'Hello' }),
				expect.objectContaining({ role: 'user', content: 'Hi' }),
				expect.objectContaining({ role: 'agent', content: 'Bye' }),
			],
			text: 'Agent: Hello\nUser: Hi\nAgent: Bye',
		});
		expect(harness.sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
			'POST /v1/calls',
			...looks().map(() => `GET /v1/calls/${id}`),
		]);
		expect(harness.sent[0].body).not.toHaveProperty('waitUntilEnded');
	});

	it.each(['failed', 'busy', 'no-answer'])('%s is an end too', async (status) => {
		const running = harness.first('call.createOutbound', { ...parameters, simplify: false });
		harness.simulator.endCall((await placed()).id, status);
		expect(await running).toMatchObject({ status, ended: true, turns: [], text: '', phoneNumberId: expect.any(String) as string });
	});

	it('gives a call that goes on too long as it is, and that is no error', async () => {
		const call = await harness.first('call.createOutbound', { ...parameters, maxWaitSeconds: 2 });
		expect(call).toMatchObject({ id: (await placed()).id, status: 'in-progress', ended: false });
		expect(looks()).toHaveLength(2);
	});

	it('does not wait unless asked to', async () => {
		expect(await harness.first('call.createOutbound', { ...parameters, waitUntilEnded: false })).not.toHaveProperty('ended');
		expect(looks()).toEqual([]);
	});

	it('is not put off by too many requests', async () => {
		harness.simulator.faults.add({
			method: 'GET',
			status: 429,
			headers: { 'Retry-After': '3600' },
			body: { error: { code: 'RATE_LIMIT_EXCEEDED', message: 'Slow down' } },
		});
		const running = harness.first('call.createOutbound', parameters);
		await waitFor(() => looks().length === 1);
		harness.simulator.endCall((await placed()).id);
		expect(await running).toMatchObject({ status: 'completed', ended: true });
	});

	describe('when looking does not work any more', () => {
		beforeEach(() => harness.simulator.faults.add({ method: 'GET', status: 403, body: { detail: 'Key was revoked' } }));

		it('the call that was placed is named', async () => {
			const rejection = await harness.rejection('call.createOutbound', parameters);
			const { id } = await placed();
			expect(rejection).toMatchObject({ message: 'AgentPhone does not allow this: Key was revoked', httpCode: '403', itemIndex: 0 });
			expect(rejection.description).toMatch(new RegExp(`^The call ${id} was placed and may still be in progress\\.`));
		});

		it('its ID stays with "Continue"', async () => {
			const { json } = await harness.run('call.createOutbound', parameters, { settings: { onError: 'continueRegularOutput' } });
			expect(json).toEqual([{ id: (await placed()).id, error: 'AgentPhone does not allow this: Key was revoked' }]);
		});

		it('its ID goes to the error output, and the other items to the first', async () => {
			const items = [{ wait: true }, { wait: false }];
			const { outputs } = await harness.run(
				'call.createOutbound',
				{ ...parameters, waitUntilEnded: '={{ $json.wait }}' },
				{ items, settings: { onError: 'continueErrorOutput' } },
			);
			const [first, second] = [...harness.simulator.state.master.calls.keys()];
			expect(outputs.map((rows) => rows.map(({ json }) => json))).toEqual([
				[expect.objectContaining({ id: second })],
				[{ wait: true, error: 'AgentPhone does not allow this: Key was revoked', details: { id: first } }],
			]);
		});
	});

	it('nothing is kept when no call was placed', async () => {
		harness.simulator.setBalance(0);
		const { json } = await harness.run('call.createOutbound', parameters, { settings: { onError: 'continueRegularOutput' } });
		expect(json).toEqual([{ error: expect.stringContaining('balance is too low') as string }]);
	});

	it('ends with the execution', async () => {
		let stop = () => {};
		const running = harness.run(
			'call.createOutbound',
			{ ...parameters, pollIntervalSeconds: 60 },
			{ onStart: (handle) => (stop = handle) },
		);
		await placed();
		stop();
		await running;
		// n8n does not wait for the node, which would look after a minute.
		setSpeed(200);
		await sleep(70_000);
		expect(looks()).toEqual([]);
	});

	it.each([
		[{ pollIntervalSeconds: 0 }, 'Poll Interval (Seconds) must be a number from 1 to 60, but is "0"'],
		[{ pollIntervalSeconds: 61 }, 'Poll Interval (Seconds) must be a number from 1 to 60, but is "61"'],
		[{ maxWaitSeconds: 0 }, 'Max Wait (Seconds) must be a number from 1 to 3600, but is "0"'],
		[{ maxWaitSeconds: '={{ "long" }}' }, 'Max Wait (Seconds) must be a number from 1 to 3600, but is "long"'],
	])('refuses %j before the call is placed', async (fields, message) => {
		expect((await harness.rejection('call.createOutbound', { ...parameters, ...fields })).message).toBe(message);
		expect(harness.sent).toEqual([]);
	});
});
