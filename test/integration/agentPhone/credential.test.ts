import { Bench } from './support';

describe('the credential', () => {
	let bench: Bench;

	beforeEach(async () => (bench = await Bench.start()));
	afterEach(async () => await bench.close());

	it('sends no sub-account header unless a sub-account is set: AgentPhone reads the presence', async () => {
		await bench.run('agent.getAll');
		await bench.run('agent.getAll', {}, { credential: { subAccountId: '  ' } });
		for (const { headers } of bench.simulator.requests) expect(headers).not.toHaveProperty('x-sub-account-id');
		expect(bench.sent).toHaveLength(2);
	});

	it('works inside the sub-account that is set', async () => {
		const { id } = bench.simulator.seedSubAccount();
		bench.simulator.seedAgent({ name: 'Of the main account' });
		bench.simulator.seedAgent({ name: 'Of the sub-account', subAccountId: id });
		const { json } = await bench.run('agent.getAll', {}, { credential: { subAccountId: ` ${id} ` } });
		expect(bench.request.headers['x-sub-account-id']).toBe(id);
		expect(json.map(({ name }) => name)).toEqual(['Of the sub-account']);
	});
});
