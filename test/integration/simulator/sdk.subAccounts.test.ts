import type { AgentPhoneClient } from 'agentphone';

import type { AgentPhoneSimulator } from '../../simulator';
import { ask, places } from './support';
import { beforeEachVendor } from './vendor';

describe('the vendor SDK, sub-accounts', () => {
	let simulator: AgentPhoneSimulator;
	let client: AgentPhoneClient;

	beforeEachVendor((made) => ({ simulator, client } = made));

	it('makes, renames, lists and deletes them', async () => {
		const made = (await client.subAccounts.createSubAccount({ name: 'One' })) as { id: string };
		expect(made).toEqual({ id: expect.stringMatching(/^sub_/) as string, name: 'One', createdAt: expect.any(String) as string });
		const sub_account_id = made.id;
		const inside = await client.agents.createAgent({ 'X-Sub-Account-Id': sub_account_id, name: 'Inside' });

		const renamed = await client.subAccounts.updateSubAccount({ sub_account_id, name: 'Two' });
		expect(renamed).toEqual({ ...made, name: 'Two' });
		expect((await client.agents.listAgents({ 'X-Sub-Account-Id': sub_account_id })).data).toEqual([inside]);
		const { id } = simulator.seedSubAccount();
		expect(await client.subAccounts.listSubAccounts()).toMatchObject({ data: [renamed, { id }], total: 2 });
		expect(await client.subAccounts.listSubAccounts({ limit: 1, offset: 1 })).toMatchObject({ data: [{ id }], total: 2 });

		expect(await client.subAccounts.deleteSubAccount({ sub_account_id })).toEqual({ success: true });
		expect(await ask(simulator, 'DELETE', `/v1/sub-accounts/${sub_account_id}`)).toMatchObject({
			status: 404,
			body: { detail: 'Sub-account not found' },
		});
	});

	it('400 from within a sub-account: there is one level', async () => {
		const { id } = simulator.seedSubAccount();
		const headers = { 'X-Sub-Account-Id': id };
		for (const [method, path, body] of [
			['GET', '/v1/sub-accounts', undefined],
			['POST', '/v1/sub-accounts', { name: 'x' }],
			['PATCH', `/v1/sub-accounts/${id}`, { name: 'x' }],
			['DELETE', `/v1/sub-accounts/${id}`, undefined],
		] as const) {
			expect((await ask(simulator, method, path, body, headers)).status).toBe(400);
		}
	});

	it('422 for a name of no or too many characters, and for other fields', async () => {
		const make = (body: unknown) => ask(simulator, 'POST', '/v1/sub-accounts', body);
		expect(places(await make({ name: '' }))).toEqual({ status: 422, at: ['body.name'] });
		expect(places(await make({ name: 'x'.repeat(101) }))).toEqual({ status: 422, at: ['body.name'] });
		expect(places(await make({ name: 'x', plan: 'pro' }))).toEqual({ status: 422, at: ['body.plan'] });
		expect((await make({ name: 'x'.repeat(100) })).status).toBe(200);
		expect(places(await ask(simulator, 'GET', '/v1/sub-accounts?limit=501'))).toEqual({ status: 422, at: ['query.limit'] });
	});
});
