import { Harness } from './support';

describe('the credential', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	it('sends no sub-account header unless a sub-account is set: AgentPhone reads the presence', async () => {
		await harness.run('agent.getAll');
		await harness.run('agent.getAll', {}, { credential: { subAccountId: '  ' } });
		for (const { headers } of harness.simulator.requests) expect(headers).not.toHaveProperty('x-sub-account-id');
		expect(harness.sent).toHaveLength(2);
	});

	it('works inside the sub-account that is set', async () => {
		const { id } = harness.simulator.seedSubAccount();
		harness.simulator.seedAgent({ name: 'Of the main account' });
		harness.simulator.seedAgent({ name: 'Of the sub-account', subAccountId: id });
		const { json } = await harness.run('agent.getAll', {}, { credential: { subAccountId: ` ${id} ` } });
		expect(harness.request.headers['x-sub-account-id']).toBe(id);
		expect(json.map(({ name }) => name)).toEqual(['Of the sub-account']);
	});
});
