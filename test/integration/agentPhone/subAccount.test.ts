import { AgentPhone } from '../../../nodes/AgentPhone/AgentPhone.node';
import { AgentPhoneApi } from '../../../credentials/AgentPhoneApi.credentials';
import { runListSearch } from '../harness';
import { expectSameRequest } from './oracle';
import { Bench, byId } from './support';

describe('Sub-account', () => {
	let bench: Bench;

	beforeEach(async () => (bench = await Bench.start()));
	afterEach(async () => await bench.close());

	const seed = (count: number) => Array.from({ length: count }, () => bench.simulator.seedSubAccount());
	const named = () => bench.simulator.requests.map(({ headers }) => headers['x-sub-account-id']);

	it('getAll: gives them all, page by page', async () => {
		const made = seed(130);
		const { json } = await bench.run('subAccount.getAll', { returnAll: true });
		expect(json.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
		expect(bench.sent.map(({ path, query }) => ({ path, query }))).toEqual([
			{ path: '/v1/sub-accounts', query: { limit: '100', offset: '0' } },
			{ path: '/v1/sub-accounts', query: { limit: '100', offset: '100' } },
		]);
	});

	it.each([['data'], ['subAccounts']])('getAll: reads the rows under "%s"', async (key) => {
		bench.simulator.faults.add({ status: 200, body: { [key]: [{ id: 'sub_1', name: 'One' }] } });
		expect((await bench.run('subAccount.getAll')).json).toEqual([{ id: 'sub_1', name: 'One' }]);
	});

	it('getAll: reads a bare list', async () => {
		bench.simulator.faults.add({ status: 200, body: [{ id: 'sub_1', name: 'One' }] });
		expect((await bench.run('subAccount.getAll')).json).toEqual([{ id: 'sub_1', name: 'One' }]);
	});

	it('create, update and delete one', async () => {
		const made = await bench.first('subAccount.create', { name: ' Customer one ' });
		expect(made).toMatchObject({ name: 'Customer one' });
		const id = made.id as string;
		expect(await bench.first('subAccount.update', { subAccountId: byId(id), name: 'Customer two' })).toEqual({
			...made,
			name: 'Customer two',
		});
		expect(await bench.first('subAccount.delete', { subAccountId: byId(id) })).toEqual({ deleted: true, id });
		expect(bench.sent).toEqual([
			{ method: 'POST', path: '/v1/sub-accounts', query: {}, body: { name: 'Customer one' } },
			{ method: 'PATCH', path: `/v1/sub-accounts/${id}`, query: {}, body: { name: 'Customer two' } },
			{ method: 'DELETE', path: `/v1/sub-accounts/${id}`, query: {}, body: undefined },
		]);
		expect(bench.simulator.state.subAccounts.size).toBe(0);
	});

	it('is created once when the answer gets lost', async () => {
		bench.simulator.faults.add({ path: '/v1/sub-accounts', actThenFail: true, reset: true });
		await bench.rejection('subAccount.create', { name: 'One' });
		expect(bench.simulator.state.subAccounts.size).toBe(1);
	});

	it('stays in the main account, whatever the credential says: sub-accounts have none of their own', async () => {
		const [{ id }] = seed(1);
		const credential = { subAccountId: id };
		const parameters = { subAccountId: byId(id), name: 'New', generalOptions: { subAccountId: byId(id) } };
		for (const operation of ['getAll', 'create', 'update', 'delete'])
			await bench.first(`subAccount.${operation}`, parameters, { credential });
		expect(named()).toEqual([undefined, undefined, undefined, undefined]);
	});

	it.each([
		['create', { name: ' ' }, 'Name must have 1 to 100 characters, but has 0'],
		['create', { name: 'x'.repeat(101) }, 'Name must have 1 to 100 characters, but has 101'],
		['update', { subAccountId: byId('sub_1'), name: '={{ "" }}' }, 'Name must have 1 to 100 characters, but has 0'],
		['update', { subAccountId: byId('={{ "" }}'), name: 'x' }, 'Sub-Account is not chosen'],
		['delete', { subAccountId: byId('={{ "" }}') }, 'Sub-Account is not chosen'],
	])('%s refuses %j before anything is sent', async (operation, parameters, message) => {
		expect(await bench.rejection(`subAccount.${operation}`, parameters)).toMatchObject({ message, itemIndex: 0 });
		expect(bench.sent).toEqual([]);
	});

	it('sends what the vendor SDK sends', async () => {
		const { simulator } = bench;
		const [{ id: sub_account_id }] = seed(1);
		const subAccountId = byId(sub_account_id);
		await expectSameRequest(
			simulator,
			() => bench.run('subAccount.getAll', { limit: 7 }),
			(sdk) => sdk.subAccounts.listSubAccounts({ limit: 7, offset: 0 }),
		);
		await expectSameRequest(
			simulator,
			() => bench.run('subAccount.create', { name: 'One' }),
			(sdk) => sdk.subAccounts.createSubAccount({ name: 'One' }),
		);
		await expectSameRequest(
			simulator,
			() => bench.run('subAccount.update', { subAccountId, name: 'Two' }),
			(sdk) => sdk.subAccounts.updateSubAccount({ sub_account_id, name: 'Two' }),
		);
		await expectSameRequest(
			simulator,
			() => bench.run('subAccount.delete', { subAccountId }),
			(sdk) => sdk.subAccounts.deleteSubAccount({ sub_account_id }),
		);
	});

	describe('chosen in Options', () => {
		const inside = (id: string) => ({ generalOptions: { subAccountId: byId(id) } });

		it('wins over the one of the credential, for every item by itself', async () => {
			const [one, two] = seed(2);
			bench.simulator.seedAgent({ name: 'One', subAccountId: one.id });
			bench.simulator.seedAgent({ name: 'Two', subAccountId: two.id });
			const items = [{ sub: one.id }, { sub: two.id }, { sub: '' }];
			const { json } = await bench.run('agent.getAll', inside('={{ $json.sub }}'), { items, credential: { subAccountId: two.id } });
			expect(named()).toEqual([one.id, two.id, two.id]);
			expect(json.map(({ name }) => name)).toEqual(['One', 'Two', 'Two']);
		});

		it('sends no header if none is chosen', async () => {
			await bench.run('agent.getAll', { generalOptions: {} });
			await bench.run('agent.getAll', inside('={{ "" }}'));
			expect(bench.simulator.requests).toHaveLength(2);
			for (const { headers } of bench.simulator.requests) expect(headers).not.toHaveProperty('x-sub-account-id');
		});

		it('is the one whose agents, numbers and calls the lists show', async () => {
			const [{ id: subAccountId }] = seed(1);
			bench.simulator.seedAgent({ name: 'Outside' });
			bench.simulator.seedAgent({ name: 'Inside', subAccountId });
			const { apiKey, baseUrl } = bench.simulator;
			const surroundings = {
				node: AgentPhone,
				credentialTypes: [AgentPhoneApi],
				credentials: { agentPhoneApi: { apiKey, baseUrl } },
			};
			const { results } = await runListSearch({ ...surroundings, method: 'searchAgents', parameters: inside(subAccountId) });
			expect(results.map(({ name }) => name)).toEqual(['Inside']);
			const all = await runListSearch({ ...surroundings, method: 'searchSubAccounts', parameters: inside(subAccountId) });
			expect(all.results.map(({ value }) => value)).toEqual([subAccountId]);
			expect(named()).toEqual([subAccountId, undefined]);
		});

		it('is offered for every resource but sub-accounts', () => {
			const { properties } = new AgentPhone().description;
			const resources = properties
				.find(({ name }) => name === 'resource')!
				.options!.map((option) => ('value' in option ? option.value : ''));
			const options = properties.filter(({ name }) => name === 'generalOptions');
			expect(options).toHaveLength(1);
			expect(options[0].displayOptions).toEqual({ show: { resource: resources.filter((resource) => resource !== 'subAccount') } });
		});
	});

	it('is found by name or ID in the list of the locator', async () => {
		bench.simulator.seedSubAccount('Bakery');
		const { id } = bench.simulator.seedSubAccount('Flower shop');
		expect(await bench.search('searchSubAccounts', 'shop')).toEqual({ results: [{ name: 'Flower shop', value: id }] });
		expect(await bench.search('searchSubAccounts', id)).toEqual({ results: [{ name: 'Flower shop', value: id }] });
	});
});
