import { type INode, type INodeTypes, type IWorkflowDataProxyAdditionalKeys, Workflow } from 'n8n-workflow';

import { AgentPhoneApi } from '../../../credentials/AgentPhoneApi.credentials';
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

	it.each([
		['https://api.agentphone.ai', 'https://api.agentphone.ai'],
		[' https://api.agentphone.ai/ ', 'https://api.agentphone.ai'],
		['https://api.agentphone.ai/v1', 'https://api.agentphone.ai'],
		['https://api.agentphone.ai/v1/', 'https://api.agentphone.ai'],
		['https://proxy.example/agentphone/v1', 'https://proxy.example/agentphone'],
		['https://v1.example', 'https://v1.example'],
	])('is tested at %j as operations use it', (baseUrl, expected) => {
		const { baseURL } = new AgentPhoneApi().test.request;
		const workflow = new Workflow({ nodes: [], connections: {}, active: false, nodeTypes: {} as INodeTypes });
		const value = workflow.expression.getSimpleParameterValue({ name: 'x', parameters: {} } as INode, String(baseURL), 'internal', {
			$credentials: { baseUrl },
		} as unknown as IWorkflowDataProxyAdditionalKeys);
		expect(value).toBe(expected);
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
