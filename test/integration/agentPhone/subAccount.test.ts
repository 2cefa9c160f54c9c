import { AgentPhone } from '../../../nodes/AgentPhone/AgentPhone.node';
import { AgentPhoneApi } from '../../../credentials/AgentPhoneApi.credentials';
import { runListSearch } from '../harness';
import { expectSameRequest } from './oracle';
import { Harness, byId } from './support';

describe('Sub-account', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	const seed = (count: number) => Array.from({ length: count }, () => harness.simulator.seedSubAccount());
	const named = () => harness.simulator.requests.map(({ headers }) => headers['x-sub-account-id']);

	it('getAll: gives them all, page by page', async () => {
		const made = seed(130);
		const { json } = await harness.run('subAccount.getAll', { returnAll: true });
		expect(json.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
		expect(harness.sent.map(({ path, query }) => ({ path, query }))).toEqual([
			{ path: '/v1/sub-accounts', query: { limit: '100', offset: '0' } },
			{ path: '/v1/sub-accounts', query: { limit: '100', offset: '100' } },
		]);
	});

	it.each([['data'], ['subAccounts']])('getAll: reads the rows under "%s"', async (key) => {
		harness.simulator.faults.add({ status: 200, body: { [key]: [{ id: 'sub_1', name: 'One' }] } });
		expect((await harness.run('subAccount.getAll')).json).toEqual([{ id: 'sub_1', name: 'One' }]);
	});

	it('getAll: reads a bare list', async () => {
		harness.simulator.faults.add({ status: 200, body: [{ id: 'sub_1', name: 'One' }] });
		expect((await harness.run('subAccount.getAll')).json).toEqual([{ id: 'sub_1', name: 'One' }]);
	});

	it('create, update and delete one', async () => {
		const made = await harness.first('subAccount.create', { name: ' Customer one ' });
		expect(made).toMatchObject({ name: 'Customer one' });
		const id = made.id as string;
		expect(await harness.first('subAccount.update', { subAccountId: byId(id), name: 'Customer two' })).toEqual({
			...made,
			name: 'Customer two',
		});
		expect(await harness.first('subAccount.delete', { subAccountId: byId(id) })).toEqual({ deleted: true, id });
		expect(harness.sent).toEqual([
			{ method: 'POST', path: '/v1/sub-accounts', query: {}, body: { name: 'Customer one' } },
			{ method: 'PATCH', path: `/v1/sub-accounts/${id}`, query: {}, body: { name: 'Customer two' } },
			{ method: 'DELETE', path: `/v1/sub-accounts/${id}`, query: {}, body: undefined },
		]);
		expect(harness.simulator.state.subAccounts.size).toBe(0);
	});

	it('is created once when the answer gets lost', async () => {
		harness.simulator.faults.add({ path: '/v1/sub-accounts', actThenFail: true, reset: true });
		await harness.rejection('subAccount.create', { name: 'One' });
		expect(harness.simulator.state.subAccounts.size).toBe(1);
	});

	it('stays in the main account, whatever the credential says: sub-accounts have none of their own', async () => {
		const [{ id }] = seed(1);
		const credential = { subAccountId: id };
		const parameters = { subAccountId: byId(id), name: 'New', generalOptions: { subAccountId: byId(id) } };
		for (const operation of ['getAll', 'create', 'update', 'delete'])
			await harness.first(`subAccount.${operation}`, parameters, { credential });
		expect(named()).toEqual([undefined, undefined, undefined, undefined]);
	});

	it.each([
		['create', { name: ' ' }, 'Name must have 1 to 100 characters, but has 0'],
		['create', { name: 'x'.repeat(101) }, 'Name must have 1 to 100 characters, but has 101'],
		['update', { subAccountId: byId('sub_1'), name: '={{ "" }}' }, 'Name must have 1 to 100 characters, but has 0'],
		['update', { subAccountId: byId('={{ "" }}'), name: 'x' }, 'Sub-Account is not chosen'],
		['delete', { subAccountId: byId('={{ "" }}') }, 'Sub-Account is not chosen'],
	])('%s refuses %j before anything is sent', async (operation, parameters, message) => {
		expect(await harness.rejection(`subAccount.${operation}`, parameters)).toMatchObject({ message, itemIndex: 0 });
		expect(harness.sent).toEqual([]);
	});

	it('sends what the vendor SDK sends', async () => {
		const { simulator } = harness;
		const [{ id: sub_account_id }] = seed(1);
		const subAccountId = byId(sub_account_id);
		await expectSameRequest(
			simulator,
			() => harness.run('subAccount.getAll', { limit: 7 }),
			(sdk) => sdk.subAccounts.listSubAccounts({ limit: 7, offset: 0 }),
		);
		await expectSameRequest(
			simulator,
			() => harness.run('subAccount.create', { name: 'One' }),
			(sdk) => sdk.subAccounts.createSubAccount({ name: 'One' }),
		);
		await expectSameRequest(
			simulator,
			() => harness.run('subAccount.update', { subAccountId, name: 'Two' }),
			(sdk) => sdk.subAccounts.updateSubAccount({ sub_account_id, name: 'Two' }),
		);
		await expectSameRequest(
			simulator,
			() => harness.run('subAccount.delete', { subAccountId }),
			(sdk) => sdk.subAccounts.deleteSubAccount({ sub_account_id }),
		);
	});

	describe('chosen in Options', () => {
		const inside = (id: string) => ({ generalOptions: { subAccountId: byId(id) } });

		it('wins over the one of the credential, for every item by itself', async () => {
			const [one, two] = seed(2);
			harness.simulator.seedAgent({ name: 'One', subAccountId: one.id });
			harness.simulator.seedAgent({ name: 'Two', subAccountId: two.id });
			const items = [{ sub: one.id }, { sub: two.id }, { sub: '' }];
			const { json } = await harness.run('agent.getAll', inside('={{ $json.sub }}'), { items, credential: { subAccountId: two.id } });
			expect(named()).toEqual([one.id, two.id, two.id]);
			expect(json.map(({ name }) => name)).toEqual(['One', 'Two', 'Two']);
		});

		it('sends no header if none is chosen', async () => {
			await harness.run('agent.getAll', { generalOptions: {} });
			await harness.run('agent.getAll', inside('={{ "" }}'));
			expect(harness.simulator.requests).toHaveLength(2);
			for (const { headers } of harness.simulator.requests) expect(headers).not.toHaveProperty('x-sub-account-id');
		});

		it('is the one whose agents, numbers and calls the lists show', async () => {
			const [{ id: subAccountId }] = seed(1);
			harness.simulator.seedAgent({ name: 'Outside' });
			harness.simulator.seedAgent({ name: 'Inside', subAccountId });
			const { apiKey, baseUrl } = harness.simulator;
			const surroundings = {
				node: AgentPhone,
				credentialTypes: [AgentPhoneApi],
				credentials: { agentPhoneApi: { apiKey, baseUrl } },
			};
			const { results } = await runListSearch({ ...surroundings, method: 'searchAgents', parameters: inside(subAccountId) });
			expect(results.map(({ name }) => name)).toEqual(['Inside · no number · webhook']);
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
		harness.simulator.seedSubAccount('Bakery');
		const { id } = harness.simulator.seedSubAccount('Flower shop');
		expect(await harness.search('searchSubAccounts', 'shop')).toEqual({ results: [{ name: 'Flower shop', value: id }] });
		expect(await harness.search('searchSubAccounts', id)).toEqual({ results: [{ name: 'Flower shop', value: id }] });
	});
});
