import type { ICredentialsDecrypted, ICredentialType, INodeType, IRunExecutionData } from 'n8n-workflow';
import { NodeConnectionTypes, NodeHelpers, Workflow } from 'n8n-workflow';
import { ExecuteContext, RoutingNode } from 'n8n-core';

import { AgentPhoneApi } from '../../../credentials/AgentPhoneApi.credentials';
import { HamsaApi } from '../../../credentials/HamsaApi.credentials';
import { WrongHost } from '../../simulator/common/wrongHost';
import { makeAdditionalData } from '../harness';
import { answering, BadServer } from '../harness/faults/badServer';
import { platforms } from '../harness/faults/platforms';

const [OWN, OTHER] = ['canary-key-of-one', 'canary-key-of-two'];

describe.each(platforms)('the key of $name', ({ name, read, start }) => {
	let fixture: Awaited<ReturnType<typeof start>>;

	beforeAll(async () => (fixture = await start()));
	afterAll(async () => await fixture.harness.close());

	it('goes to the host of its own credential, where each item has another by an expression', async () => {
		const { harness, scenario } = fixture;
		const answer = answering(200, '{"id":"x","data":{"id":"x"}}');
		const hosts = [await WrongHost.start({ answer }), await WrongHost.start({ answer })];
		const items = [OWN, OTHER].map((apiKey, at) => ({ apiKey, baseUrl: hosts[at].baseUrl }));
		const credential = { apiKey: '={{ $json.apiKey }}', baseUrl: '={{ $json.baseUrl }}' };

		const { error } = await harness.run(read, scenario(read).parameters, { items, credential });
		expect(error).toBeUndefined();
		expect(hosts.map(({ requests }) => requests.length)).toEqual([1, 1]);
		expect(hosts.map((host) => [host.holding(OWN).length, host.holding(OTHER).length])).toEqual([
			[1, 0],
			[0, 1],
		]);
		await Promise.all(hosts.map(async (one) => await one.close()));
	});

	/** As n8n runs the button Test of a credential: its request, on a node that has nothing else. */
	const runTest = async (credentialType: ICredentialType, data: ICredentialsDecrypted['data']) => {
		const type: INodeType = {
			description: {
				displayName: 'Test',
				name: 'test',
				group: ['input'],
				version: 1,
				description: '',
				defaults: { name: 'Test' },
				inputs: [NodeConnectionTypes.Main],
				outputs: [NodeConnectionTypes.Main],
				credentials: [{ name: credentialType.name, required: true }],
				properties: [
					{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request: credentialType.test!.request } },
				],
			},
		};
		const node = {
			id: '1',
			name: 'Test',
			type: 'test',
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters: {},
			credentials: { [credentialType.name]: { id: '1', name: 'x' } },
		};
		const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };
		const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
		workflow.nodes.Test.parameters = NodeHelpers.getNodeParameters(
			type.description.properties,
			{},
			true,
			false,
			node,
			type.description,
		)!;
		const additionalData = makeAdditionalData({
			credentialTypes: [credentialType.constructor as new () => ICredentialType],
			credentials: { [credentialType.name]: data! },
		});
		const inputData = { main: [[{ json: {} }]] };
		const executeData = { node, data: inputData, source: { main: [] } };
		const context = new ExecuteContext(
			workflow,
			node,
			additionalData,
			'internal',
			{ resultData: { runData: {} } } as unknown as IRunExecutionData,
			0,
			[],
			inputData,
			executeData,
			[],
		);
		return await new RoutingNode(context as never, type, { id: '1', name: 'x', type: credentialType.name, data }).runNode();
	};

	const credentialType = () => (name === 'Hamsa' ? new HamsaApi() : new AgentPhoneApi());

	it.each([301, 302, 307, 308])('is not sent on by a test of the credential that is answered with %i', async (status) => {
		const wrongHost = await WrongHost.start();
		const server = await BadServer.start((_, response) => void response.writeHead(status, { location: wrongHost.baseUrl }).end());
		const failure = await runTest(credentialType(), { apiKey: OWN, baseUrl: server.baseUrl, region: 'custom', scheme: 'Token' }).then(
			() => undefined,
			(error: unknown) => error,
		);
		expect(server.requests).toHaveLength(1);
		expect(wrongHost.requests).toEqual([]);
		expect(failure).toBeInstanceOf(Error);
		await server.close();
		await wrongHost.close();
	});

	it('is accepted by a test of the credential whose answer is good', async () => {
		const host = await WrongHost.start();
		await runTest(credentialType(), { apiKey: OWN, baseUrl: host.baseUrl, region: 'custom', scheme: 'Token' });
		expect(host.holding(OWN)).toHaveLength(1);
		await host.close();
	});
});
