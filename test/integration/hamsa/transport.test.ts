import { scaleDate } from '../../support/scaledClock';
import { Bench, byId } from './support';

/** nodes/Hamsa/transport, over real HTTP, with the operations of agents as the example. */
describe('the transport', () => {
	let bench: Bench;

	beforeEach(async () => (bench = await Bench.start({ timeScale: 60 })));
	afterEach(async () => {
		jest.restoreAllMocks();
		await bench.close();
	});

	it('sends the key after the word of the credential', async () => {
		const { id } = bench.simulator.seedAgent();
		await bench.first('agent.get', { agentId: byId(id) });
		expect(bench.request.headers.authorization).toBe(`Token ${bench.simulator.apiKey}`);
		await bench.first('agent.get', { agentId: byId(id) }, { credential: { scheme: 'Bearer' } });
		expect(bench.simulator.requests[1].headers.authorization).toBe(`Bearer ${bench.simulator.apiKey}`);
	});

	it('takes the data out of the envelope, whatever its flag says', async () => {
		const { id } = bench.simulator.seedAgent({ name: 'Front desk' });
		for (const successFlag of [true, false]) {
			bench.simulator.settings.successFlag = successFlag;
			expect(await bench.first('agent.get', { agentId: byId(id) })).toMatchObject({ id, name: 'Front desk' });
		}
	});

	it('takes a 2xx without data that says it failed for what it says', async () => {
		bench.simulator.faults.add({ status: 200, body: { success: false, message: 'Agent is locked', messageKey: 'LOCKED' } });
		expect(await bench.rejection('agent.get', { agentId: byId('x') })).toMatchObject({
			message: 'Hamsa rejected the request: Agent is locked',
			itemIndex: 0,
		});
	});

	it.each(['nested', 'flat'] as const)('reads %s errors', async (errorShape) => {
		bench.simulator.settings.errorShape = errorShape;
		expect(await bench.rejection('agent.get', { agentId: byId('missing') })).toMatchObject({
			message: 'Hamsa found nothing under this ID: Voice agent not found',
			httpCode: '404',
			itemIndex: 0,
		});
		const rejection = await bench.rejection('agent.get', { agentId: byId('missing') }, { credential: { apiKey: 'wrong-key' } });
		expect(rejection).toMatchObject({ message: 'Hamsa did not accept the API key', httpCode: '401' });
		expect(JSON.stringify(rejection)).not.toContain('wrong-key');
	});

	it('reads every page of a list, and no more than the limit needs', async () => {
		const ids = Array.from({ length: 120 }, () => bench.simulator.seedAgent().id);
		const all = await bench.run('agent.getAll', { returnAll: true });
		expect(new Set(all.json.map(({ id }) => id))).toEqual(new Set(ids));
		expect(bench.sent.map(({ query }) => query)).toEqual(['1', '2', '3'].map((skip) => ({ skip, take: '50' })));

		bench.simulator.clearRequests();
		expect((await bench.run('agent.getAll', { limit: 60 })).json).toHaveLength(60);
		expect(bench.sent.map(({ query }) => query)).toEqual(['1', '2'].map((skip) => ({ skip, take: '50' })));
		bench.simulator.clearRequests();
		expect((await bench.run('agent.getAll', { limit: 7 })).json).toHaveLength(7);
		expect(bench.sent.map(({ query }) => query)).toEqual([{ skip: '1', take: '7' }]);
	});

	it('searches agents for the list of a locator', async () => {
		const { id } = bench.simulator.seedAgent({ name: 'Front desk' });
		bench.simulator.seedAgent({ name: 'Night shift' });
		expect(await bench.search('searchAgents', 'front')).toEqual({ results: [{ name: 'Front desk', value: id }] });
		expect(bench.request.query.search).toBe('front');
	});

	it.each(['seconds', 'milliseconds'] as const)('waits for the next window of the rate limit, told in %s', async (resetIn) => {
		scaleDate(Date.UTC(2030, 0, 1));
		Object.assign(bench.simulator.settings, { resetIn, timeScale: 6 });
		bench.simulator.rateLimit(2);
		const { id } = bench.simulator.seedAgent();
		const { json, error } = await bench.run('agent.get', { agentId: byId(id) }, { items: Array.from({ length: 5 }, () => ({})) });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(5);
		expect(bench.simulator.requests.map(({ status }) => status)).toEqual([200, 200, 429, 200, 200, 429, 200]);
	});
});
