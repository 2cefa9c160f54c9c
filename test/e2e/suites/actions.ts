// The AgentPhone node of the packed package, in a real n8n.
import { textMessage } from '../../simulator';
import { node, type WorkflowNode } from '../harness/workflows';
import { activate, agentTrigger, PACKAGE, seedPhoneAgent, textReply, type Fixture } from './fixture';

export function actionsSuite(getFixture: () => Fixture): void {
	let fixture: Fixture;
	beforeAll(() => {
		fixture = getFixture();
	});

	const agentPhone = (name: string, parameters: Record<string, unknown>): WorkflowNode =>
		node(`${PACKAGE}.agentPhone`, name, parameters, { credentials: { agentPhoneApi: fixture.credential } });

	/** Starts the workflow with a text message and gives its execution. */
	async function textIn(agentId: string, workflowId: string, message: string) {
		await fixture.simulator.deliver({ agentId, event: textMessage({ data: { message } }) });
		const [execution] = await fixture.api.waitForExecutions(workflowId, 1);
		return await fixture.api.getExecution(execution.id);
	}

	it('answers a text with a text', async () => {
		const agentId = seedPhoneAgent(fixture);
		const reply = textReply(fixture, agentId, '={{ "You wrote: " + $json.chatInput }}');
		const { id } = await activate(fixture, [agentTrigger(fixture, agentId, { events: ['textMessage'] }), reply]);
		fixture.simulator.clearRequests();
		const execution = await textIn(agentId, id, 'Are you open?');
		expect(execution.status).toBe('success');
		const sent = fixture.simulator.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/messages');
		expect(sent.map(({ body }) => body)).toEqual([
			expect.objectContaining({ to_number: '+15005550001', body: 'You wrote: Are you open?' }),
		]);
	});

	it('places a call once, also when the answer gets lost', async () => {
		const agentId = seedPhoneAgent(fixture);
		const call = agentPhone('Call', {
			resource: 'call',
			operation: 'createOutbound',
			agentId: { __rl: true, mode: 'id', value: agentId },
			toNumber: '+15005550001',
		});
		const { id } = await activate(fixture, [agentTrigger(fixture, agentId, { events: ['textMessage'] }), call]);
		fixture.simulator.clearRequests();
		fixture.simulator.faults.add({ method: 'POST', path: '/v1/calls', times: 1, status: 500, actThenFail: true });
		const execution = await textIn(agentId, id, 'Call me');
		expect(execution.status).toBe('error');
		expect(execution.error?.message).toBeTruthy();
		expect(JSON.stringify(execution.data)).not.toContain(fixture.simulator.apiKey);
		expect(fixture.simulator.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/calls')).toHaveLength(1);
		expect(fixture.logs()).not.toContain(fixture.simulator.apiKey);
	});

	it('tests its credential', async () => {
		const data = { apiKey: fixture.simulator.apiKey, baseUrl: fixture.simulator.baseUrl, subAccountId: '' };
		expect((await fixture.api.testCredential(fixture.credential, data)).status).toBe('OK');
		const wrong = await fixture.api.testCredential(fixture.credential, { ...data, apiKey: 'sk_live_wrong' });
		expect(wrong.status).toBe('Error');
		expect(wrong.message).not.toContain('sk_live_wrong');
	});

	it('loads under its real names', async () => {
		const types = (await fixture.api.nodeTypes()).map(({ name }) => name).filter((name) => name.startsWith(PACKAGE));
		const names = [
			'agentPhone',
			'agentPhoneTool',
			'agentPhoneTrigger',
			'blandTrigger',
			'callMemory',
			'customLlmTrigger',
			'elevenLabsTrigger',
			'hamsa',
			'hamsaTool',
			'hamsaTrigger',
			'receptAiTrigger',
			'retellTrigger',
			'vapiTrigger',
			'voiceReply',
			'voiceReplyTool',
		];
		expect(types.sort()).toEqual(names.map((name) => `${PACKAGE}.${name}`));
	});
}
