import { Harness, byId } from './support';

const LIST = '/v1/voice-agents/conversations/list';

const ALL_FIELDS = ['agentId', 'agentName', 'callNumbers', 'channelType', 'cost', 'status', 'time'];

describe('Conversation: Get Many, the full list', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	const run = async (parameters = {}) => await harness.run('conversation.getAll', { list: 'full', ...parameters });
	const ids = async (fullFilters: object, fullOptions: object = {}) =>
		(await run({ fullFilters, fullOptions } as never)).json.map(({ id }) => id);
	const listed = () => harness.sent.filter(({ path }) => path === LIST);
	const body = () => listed().at(-1)?.body as Record<string, unknown>;

	/** What every request holds: the workflow of these tests is in the timezone that n8n has by default. */
	const always = () => ({
		projectId: harness.simulator.state.projectId,
		skip: 1,
		take: 50,
		timeZone: 'America/New_York',
		timeDifference: expect.stringMatching(/^-[45]$/) as string,
		returnedFields: ALL_FIELDS,
	});

	it('gives calls with their cost, of the project of the key', async () => {
		const { id: agentId } = harness.simulator.seedAgent({ name: 'Reception' });
		const { id, createdAt } = harness.simulator.seedConversation({ voiceAgentId: agentId });
		expect((await run()).json).toEqual([
			{
				id,
				duration: 42,
				cost: 0.042,
				time: createdAt,
				channelType: 'Telephone',
				status: 'COMPLETED',
				agentId,
				agentName: 'Reception',
				callNumbers: { machineNumber: '+15550100200', userNumber: '+15550100999' },
			},
		]);
		expect(listed()).toEqual([{ method: 'POST', path: LIST, query: {}, body: always() }]);
	});

	it('reads page after page, and no more than asked for', async () => {
		for (let i = 0; i < 120; i++) harness.simulator.seedConversation();
		const { json } = await run({ returnAll: true });
		expect(new Set(json.map(({ id }) => id)).size).toBe(120);
		expect(listed().map(({ body: sent }) => sent)).toEqual([1, 2, 3].map((skip) => ({ ...always(), skip })));

		harness.simulator.clearRequests();
		expect((await run({ limit: 7 })).json).toHaveLength(7);
		expect(listed().map(({ body: sent }) => sent)).toEqual([{ ...always(), take: 7 }]);
	});

	it('asks again after a failure, because it only reads', async () => {
		harness.simulator.seedConversation();
		harness.simulator.faults.add({ path: LIST, status: 503 });
		expect((await run()).json).toHaveLength(1);
		expect(listed()).toHaveLength(2);
	});

	it('filters by agent, channel, status, ID and text', async () => {
		const { id: agentId } = harness.simulator.seedAgent({ name: 'Night desk' });
		const phone = harness.simulator.seedConversation({ voiceAgentId: agentId, createdAt: '2026-01-01T00:00:00.000Z' }).id;
		const web = harness.simulator.seedConversation({ channelType: 'Web', status: 'FAILED' }).id;
		expect(await ids({ agentId: byId(agentId) })).toEqual([phone]);
		expect(body()).toEqual({ ...always(), voiceAgentId: agentId });
		expect(await ids({ channelType: 'Web' })).toEqual([web]);
		expect(await ids({ status: ['FAILED', 'NO_ANSWER'] })).toEqual([web]);
		expect(await ids({ id: phone })).toEqual([phone]);
		expect(await ids({ search: 'night' })).toEqual([phone]);
	});

	it('includes running calls if asked for', async () => {
		const { id } = harness.simulator.seedConversation({ status: 'IN_PROGRESS' });
		expect(await ids({})).toEqual([]);
		expect(await ids({ returnActiveCalls: true })).toEqual([id]);
		expect(body()).toEqual({ ...always(), returnActiveCalls: true });
	});

	it.each([
		[{ condition: 'IS_BETWEEN', firstValue: 20, secondValue: 40 }, [20, 30, 40]],
		[{ condition: 'IS_GREATER_THAN', firstValue: '30', secondValue: 300 }, [40]],
		[{ condition: 'IS_LESS_THAN', firstValue: 20 }, [10]],
		[{ condition: 'IS_EQUAL_TO', firstValue: 30 }, [30]],
	])('filters by duration: %j', async (rule, expected) => {
		for (const callDuration of [10, 20, 30, 40]) harness.simulator.seedConversation({ callDuration });
		const { json } = await run({ fullFilters: { duration: { rule } }, fullOptions: { sortField: 'duration', sortOrder: 'asc' } });
		expect(json.map(({ duration }) => duration)).toEqual(expected);
		expect(body()).toMatchObject({ duration: { condition: rule.condition, firstValue: Number(rule.firstValue) } });
		expect('secondValue' in (body().duration as object)).toBe(rule.condition === 'IS_BETWEEN');
	});

	it('filters by a named period, whose days start in the timezone given', async () => {
		const { id } = harness.simulator.seedConversation();
		harness.simulator.seedConversation({ createdAt: '2026-01-01T00:00:00.000Z' });
		expect(await ids({ period: 'TODAY' }, { timeZone: 'Asia/Riyadh' })).toEqual([id]);
		expect(body()).toEqual({ ...always(), period: 'TODAY', timeZone: 'Asia/Riyadh', timeDifference: '3' });
		await ids({}, { timeZone: 'Asia/Kolkata' });
		expect(body()).toEqual({ ...always(), timeZone: 'Asia/Kolkata', timeDifference: '5.5' });
	});

	it('sends times as milliseconds, with an open end until now', async () => {
		const first = harness.simulator.seedConversation({ createdAt: '2026-01-01T00:00:00.000Z' }).id;
		const second = harness.simulator.seedConversation({ createdAt: '2026-02-01T00:00:00.000Z' }).id;
		expect(await ids({ startTime: '2026-01-15T00:00:00Z' })).toEqual([second]);
		expect(body()).toEqual({
			...always(),
			period: 'CUSTOM',
			startPeriod: String(Date.UTC(2026, 0, 15)),
			endPeriod: expect.stringMatching(/^\d{13}$/) as string,
		});
		expect(await ids({ endTime: '2026-01-15T00:00:00Z' })).toEqual([first]);
		expect(body()).toMatchObject({ startPeriod: '0', endPeriod: String(Date.UTC(2026, 0, 15)) });
	});

	it('returns only the fields chosen', async () => {
		const { id } = harness.simulator.seedConversation();
		expect((await run({ fullOptions: { returnedFields: ['cost'] } })).json).toEqual([{ id, duration: 42, cost: 0.042 }]);
	});

	it('sorts, in descending order unless told otherwise', async () => {
		const short = harness.simulator.seedConversation({ callDuration: 1 }).id;
		const long = harness.simulator.seedConversation({ callDuration: 99 }).id;
		expect(await ids({}, { sortField: 'cost' })).toEqual([long, short]);
		expect(body()).toEqual({ ...always(), sortField: 'cost', sortOrder: 'desc' });
		await ids({}, { sortOrder: 'asc' });
		expect(body()).toEqual(always());
	});

	it('leaves out filters that were added and left empty', async () => {
		await ids({ agentId: byId(''), status: [], startTime: '', endTime: '', search: '', id: '', duration: {} }, { timeZone: '' });
		expect(body()).toEqual(always());
	});

	it.each([
		[{ fullFilters: { startTime: 'noon' } }, 'Start Time must be a date and time, such as 2026-01-31T09:00:00Z, but is "noon"'],
		[{ fullFilters: { startTime: '2026-02-02', endTime: '2026-02-01' } }, 'End Time must not be before Start Time'],
		[{ fullFilters: { startTime: '2099-01-01' } }, 'Start Time must not be in the future'],
		[{ fullFilters: { startTime: '2026-01-01', period: 'TODAY' } }, 'Period cannot be used together with Start Time or End Time'],
		[
			{ fullFilters: { duration: { rule: { condition: 'IS_BETWEEN', firstValue: 20, secondValue: 10 } } } },
			'Maximum Seconds must not be less than Seconds',
		],
		[
			{ fullFilters: { duration: { rule: { condition: 'IS_LESS_THAN', firstValue: '={{ "long" }}' } } } },
			'Seconds must be a whole number of 0 or more, but is "long"',
		],
		[{ fullOptions: { timeZone: 'Riyadh' } }, 'Timezone must be an IANA name such as Europe/Berlin, but is "Riyadh"'],
		[{ limit: 0 }, 'Limit must be a whole number of 1 or more, but is "0"'],
	])('refuses %j before anything is sent', async (parameters, message) => {
		expect(await harness.rejection('conversation.getAll', { list: 'full', ...parameters } as never)).toMatchObject({
			message,
			itemIndex: 0,
		});
		expect(harness.sent).toEqual([]);
	});
});
