import { Harness, byId } from './support';

const COUNT = 500;

/** What a busy account meets: every third request is one too many, and for stretches nothing works at all. */
describe('a storm of 429 and 503', () => {
	let harness: Harness;

	beforeEach(async () => {
		harness = await Harness.start();
		harness.simulator.rateLimit({ every: 3, retryAfterSeconds: 0 });
	});
	afterEach(async () => await harness.close());

	const items = Array.from({ length: COUNT }, (_, at) => ({ at, text: `Message ${at}`, id: `agt_${at}` }));

	/** How many requests were answered with each status. */
	const statuses = () => {
		const counts: Record<string, number> = {};
		for (const { status } of harness.simulator.requests) counts[String(status)] = (counts[String(status)] ?? 0) + 1;
		return counts;
	};

	/** Nothing works for two requests, whenever the item's turn comes: a 429 may come on top, and the fourth attempt must do. */
	const stretches = ['agt_0', 'agt_100', 'agt_101', 'agt_499'];

	it('500 reads in one execution all come back, each once and in its place', async () => {
		for (const { id } of items) harness.simulator.seedAgent({ id });
		for (const id of stretches) harness.simulator.faults.add({ path: `/v1/agents/${id}`, status: 503, times: 2 });

		const { items: results, error } = await harness.run('agent.get', { agentId: byId('={{ $json.id }}') }, { items });
		expect(error).toBeUndefined();
		expect(results.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual(items.map(({ id, at }) => [id, { item: at }]));
		// Two of three get through, so every second success costs one more.
		expect(statuses()).toEqual({ '200': COUNT, '429': COUNT / 2 - 1, '503': 2 * stretches.length });
	});

	it('a list of 500 comes back whole, none lost and none twice', async () => {
		harness.simulator.seedAgents(COUNT);
		harness.simulator.faults.add({ path: '/v1/agents', status: 503, times: 2 });
		const { json } = await harness.run('agent.getAll', { returnAll: true });
		expect(json).toHaveLength(COUNT);
		expect(new Set(json.map(({ id }) => id))).toEqual(new Set(harness.simulator.state.master.agents.keys()));
		expect(statuses()).toEqual({ '200': 5, '429': 2, '503': 2 });
	});

	/** The text of each message that was kept, over all conversations. */
	const kept = () =>
		[...harness.simulator.state.master.conversations.values()].flatMap(({ messages }) => messages.map(({ body }) => body));

	const send = (agentId: string) =>
		harness.run(
			'message.send',
			{ agentId: byId(agentId), toNumber: '+15005550001', body: '={{ $json.text }}' },
			{ items, settings: { onError: 'continueRegularOutput' } },
		);

	const sender = () => {
		const { id } = harness.simulator.seedAgent();
		harness.simulator.seedNumber({ agentId: id });
		return id;
	};

	it('500 messages in one execution are sent again only after a 429, so each arrives once', async () => {
		const { json } = await send(sender());
		expect(json.map(({ error }) => error)).toEqual(Array(COUNT).fill(undefined));
		expect(kept()).toEqual(items.map(({ text }) => text));
		expect(statuses()).toEqual({ '200': COUNT, '429': COUNT / 2 - 1 });
	});

	it.each([
		['that acted all the same', true],
		['that did nothing', false],
	])('in stretches of 503 %s, each of 500 messages is sent once, and those say so', async (_, actThenFail) => {
		const agentId = sender();
		// The 503s do not count towards the limit: numbers 0 to 9 and 300 to 309 of the messages that would get through.
		const { faults } = harness.simulator;
		const isDown = (at: number) => at < 10 || (at >= 300 && at < 310);
		jest.spyOn(faults, 'take').mockImplementation(() => {
			const body = harness.simulator.requests.at(-1)?.body as { body: string };
			return isDown(Number(body.body.split(' ')[1])) ? { status: 503, actThenFail } : undefined;
		});

		const { json } = await send(agentId);
		const down = items.filter(({ at }) => isDown(at));
		expect(json.flatMap(({ error }, at) => (error === undefined ? [] : [at]))).toEqual(down.map(({ at }) => at));
		expect(kept()).toEqual(items.filter(({ at }) => actThenFail || !isDown(at)).map(({ text }) => text));

		const sent = harness.simulator.requests.filter(({ status }) => status !== 429).map(({ body }) => (body as { body: string }).body);
		expect(sent).toEqual(items.map(({ text }) => text));
		expect(statuses()).toMatchObject({ '200': COUNT - down.length, '503': down.length });
		expect(harness.simulator.requests.length).toBe(COUNT + statuses()['429']);
	});
});
