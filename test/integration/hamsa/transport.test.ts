import { scaleDate } from '../../support/scaledClock';
import { Harness, byId } from './support';

/** nodes/Hamsa/transport, over real HTTP, with the operations of agents as the example. */
describe('the transport', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start({ timeScale: 60 })));
	afterEach(async () => {
		jest.restoreAllMocks();
		await harness.close();
	});

	it('sends the key after the word of the credential', async () => {
		const { id } = harness.simulator.seedAgent();
		await harness.first('agent.get', { agentId: byId(id) });
		expect(harness.request.headers.authorization).toBe(`Token ${harness.simulator.apiKey}`);
		await harness.first('agent.get', { agentId: byId(id) }, { credential: { scheme: 'Bearer' } });
		expect(harness.simulator.requests[1].headers.authorization).toBe(`Bearer ${harness.simulator.apiKey}`);
	});

	it('takes the data out of the envelope, whatever its flag says', async () => {
		const { id } = harness.simulator.seedAgent({ name: 'Front desk' });
		for (const successFlag of [true, false]) {
			harness.simulator.settings.successFlag = successFlag;
			expect(await harness.first('agent.get', { agentId: byId(id) })).toMatchObject({ id, name: 'Front desk' });
		}
	});

	it('takes a 2xx without data that says it failed for what it says', async () => {
		harness.simulator.faults.add({ status: 200, body: { success: false, message: 'Agent is locked', messageKey: 'LOCKED' } });
		expect(await harness.rejection('agent.get', { agentId: byId('x') })).toMatchObject({
			message: 'Hamsa rejected the request: Agent is locked',
			itemIndex: 0,
		});
	});

	it.each(['nested', 'flat'] as const)('reads %s errors', async (errorShape) => {
		harness.simulator.settings.errorShape = errorShape;
		expect(await harness.rejection('agent.get', { agentId: byId('missing') })).toMatchObject({
			message: 'Hamsa found nothing under this ID: Voice agent not found',
			httpCode: '404',
			itemIndex: 0,
		});
		const rejection = await harness.rejection('agent.get', { agentId: byId('missing') }, { credential: { apiKey: 'wrong-key' } });
		expect(rejection).toMatchObject({ message: 'Hamsa did not accept the API key', httpCode: '401' });
		expect(JSON.stringify(rejection)).not.toContain('wrong-key');
	});

	it('reads every page of a list, and no more than the limit needs', async () => {
		const ids = Array.from({ length: 120 }, () => harness.simulator.seedAgent().id);
		const all = await harness.run('agent.getAll', { returnAll: true });
		expect(new Set(all.json.map(({ id }) => id))).toEqual(new Set(ids));
		expect(harness.sent.map(({ query }) => query)).toEqual(['1', '2', '3'].map((skip) => ({ skip, take: '50' })));

		harness.simulator.clearRequests();
		expect((await harness.run('agent.getAll', { limit: 60 })).json).toHaveLength(60);
		expect(harness.sent.map(({ query }) => query)).toEqual(['1', '2'].map((skip) => ({ skip, take: '50' })));
		harness.simulator.clearRequests();
		expect((await harness.run('agent.getAll', { limit: 7 })).json).toHaveLength(7);
		expect(harness.sent.map(({ query }) => query)).toEqual([{ skip: '1', take: '7' }]);
	});

	it('searches agents for the list of a locator', async () => {
		const { id } = harness.simulator.seedAgent({ name: 'Front desk' });
		harness.simulator.seedAgent({ name: 'Night shift' });
		expect(await harness.search('searchAgents', 'front')).toEqual({ results: [{ name: 'Front desk', value: id }] });
		expect(harness.request.query.search).toBe('front');
	});

	it.each(['seconds', 'milliseconds'] as const)('waits for the next window of the rate limit, told in %s', async (resetIn) => {
		scaleDate(Date.UTC(2030, 0, 1));
		Object.assign(harness.simulator.settings, { resetIn, timeScale: 6 });
		harness.simulator.rateLimit(2);
		const { id } = harness.simulator.seedAgent();
		const { json, error } = await harness.run('agent.get', { agentId: byId(id) }, { items: Array.from({ length: 5 }, () => ({})) });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(5);
		expect(harness.simulator.requests.map(({ status }) => status)).toEqual([200, 200, 429, 200, 200, 429, 200]);
	});
});
