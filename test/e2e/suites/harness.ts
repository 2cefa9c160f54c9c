// The harness itself, on an n8n that has the throwaway package besides.
import pWaitFor from 'p-wait-for';
import { isWebhookRegistered, N8nApiError, WAIT_TIMEOUT_MS, type N8nApi } from '../harness/api';
import type { N8nInstance } from '../harness/n8n';
import type { OpenAiStandIn } from '../harness/openAiStandIn';
import { processesOf } from '../harness/processes';
import { postForStream } from '../harness/streams';
import { throwawayTypes } from '../harness/throwawayPackage';
import { connect, node, webhookUrl, workflow } from '../harness/workflows';
import type { AcrossRestart } from './acrossRestart';
import { holdModelAfter, type RegularFixture } from './fixture';

const item = (text: string) => JSON.parse(text) as { type: string; content?: string };

const replyWorkflow = (name: string) => {
	const trigger = node(throwawayTypes.trigger, 'Call');
	const reply = node(throwawayTypes.reply, 'Reply', { text: 'from the node' });
	return { trigger, json: workflow(name, [trigger, reply], [connect(trigger, reply)]) };
};

/** The last suite on its n8n: it ends it. */
export function harnessSuite(getFixture: () => RegularFixture): void {
	let n8n: N8nInstance;
	let api: N8nApi;
	let standIn: OpenAiStandIn;
	beforeAll(() => {
		({ n8n, api, model: standIn } = getFixture());
	});

	test('loads the packed nodes under their real type names', async () => {
		const names = (await api.nodeTypes()).map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining([throwawayTypes.trigger, throwawayTypes.reply]));
	});

	test('streams what a node sends to the caller of an active workflow', async () => {
		const { trigger, json } = replyWorkflow('streams');
		const { id } = await api.createWorkflow(json);
		const url = webhookUrl(n8n.baseUrl, trigger, 'calls');
		expect((await postForStream(url, {})).status).toBe(404);

		await api.activateWorkflow(id);
		const answer = await postForStream(url, { said: 'hello' });
		expect(answer.status).toBe(200);
		expect(answer.headers['content-type']).toContain('application/x-ndjson');
		const lines = (await answer.rest()).map(({ text }) => text);
		expect(JSON.parse(lines[0])).toEqual(throwawayTypes.firstLine);
		expect(lines.slice(1).map(item)).toContainEqual(expect.objectContaining({ type: 'item', content: 'from the node' }));

		const [execution] = await api.waitForExecutions(id, 1, { status: 'success' });
		const { runData, mode } = await api.getExecution(execution.id);
		expect(mode).toBe('webhook');
		expect(runData.Call[0].outputs).toEqual([[{ said: 'hello' }]]);
		expect(runData.Reply[0].outputs).toEqual([[{ said: 'hello', streaming: true, pid: n8n.pid }]]);

		await api.deactivateWorkflow(id);
		expect((await postForStream(url, {})).status).toBe(404);
		await api.deleteWorkflow(id);
		await expect(api.getWorkflow(id)).rejects.toThrow(N8nApiError);
	});

	test('listens for a test event, once or until cancelled', async () => {
		const { trigger, json } = replyWorkflow('listens');
		const stored = await api.createWorkflow(json);
		const url = webhookUrl(n8n.baseUrl, trigger, 'calls', { test: true });

		await api.listenForTestEvent(stored, 'Call');
		const answer = await postForStream(url, {});
		expect((await answer.rest()).map(({ text }) => text)).toContain(JSON.stringify(throwawayTypes.firstLine));
		const [execution] = await api.waitForExecutions(stored.id, 1, { status: 'success' });
		expect(execution).toMatchObject({ mode: 'manual' });
		expect((await postForStream(url, {})).status).toBe(404);

		const listener = await api.listenForTestEvent(stored, 'Call');
		expect(await isWebhookRegistered(url)).toBe(true);
		await listener.cancel();
		await pWaitFor(async () => !(await isWebhookRegistered(url)), { interval: 20, timeout: WAIT_TIMEOUT_MS });
		expect((await postForStream(url, {})).status).toBe(404);
		expect(await api.listExecutions(stored.id)).toHaveLength(1);
	});

	test('streams the tokens of an AI Agent that talks to the stand-in', async () => {
		const spoken = 'The flight to Izmir leaves at nine. Shall I book it?';
		standIn.configure({ reply: (said) => (said === 'hi' ? spoken : `unexpected: ${said}`) });
		const data = { apiKey: 'none', url: standIn.url };
		const credential = await api.createCredential({ name: 'Another stand-in', type: 'openAiApi', data });
		expect(await api.testCredential(credential, data)).toMatchObject({ status: 'OK' });

		const trigger = node(throwawayTypes.trigger, 'Call');
		const agent = node(
			'@n8n/n8n-nodes-langchain.agent',
			'Agent',
			{ promptType: 'define', text: '={{ $json.said }}' },
			{ typeVersion: 3.1 },
		);
		const model = node(
			'@n8n/n8n-nodes-langchain.lmChatOpenAi',
			'Model',
			{ model: { __rl: true, mode: 'id', value: 'stand-in-1' }, responsesApiEnabled: false },
			{ typeVersion: 1.3, credentials: { openAiApi: credential } },
		);
		const { id } = await api.createWorkflow(
			workflow('agent', [trigger, agent, model], [connect(trigger, agent), connect(model, agent, { type: 'ai_languageModel' })]),
		);
		await api.activateWorkflow(id);
		// The model stops before its last words until the first have come: had n8n held them back, nothing would come.
		const goOn = holdModelAfter(getFixture(), 'Shall');
		const answer = await postForStream(webhookUrl(n8n.baseUrl, trigger, 'calls'), { said: 'hi' });
		const lines: string[] = [];
		for await (const { text } of answer.lines) {
			lines.push(text);
			if (item(text).type === 'item') goOn();
		}
		expect(JSON.parse(lines[0])).toEqual(throwawayTypes.firstLine);
		expect(
			lines
				.slice(1)
				.map(item)
				.filter(({ type }) => type === 'item')
				.map(({ content }) => content)
				.join(''),
		).toBe(spoken);
		expect(standIn.requests).toHaveLength(1);
		await api.deactivateWorkflow(id);
	});

	test('reads and writes data tables', async () => {
		const table = await api.createDataTable('callers', { number: 'string', calls: 'number' });
		await api.insertDataTableRows(table, [{ number: '+491234567', calls: 2 }]);
		expect(await api.listDataTableRows(table)).toEqual([expect.objectContaining({ number: '+491234567', calls: 2 })]);
	});

	test('runs a workflow by hand and tells why it failed', async () => {
		const start = node('n8n-nodes-base.manualTrigger', 'Start');
		const stop = node('n8n-nodes-base.stopAndError', 'Stop', { errorMessage: 'no such caller' });
		const stored = await api.createWorkflow(workflow('fails', [start, stop], [connect(start, stop)]));
		const id = await api.runWorkflowManually(stored, 'Start');
		await api.waitForExecutions(stored.id, 1, { status: 'error' });
		const { error, lastNodeExecuted } = await api.getExecution(id);
		expect({ message: error?.message, lastNodeExecuted }).toEqual({ message: 'no such caller', lastNodeExecuted: 'Stop' });
		await expect(api.activateWorkflow(stored.id)).rejects.toThrow(/trigger/i);
	});

	test('leaves no process behind when it is stopped', async () => {
		// n8n itself and its task runner.
		expect(processesOf(n8n.userFolder).length).toBeGreaterThanOrEqual(2);
		expect(processesOf(n8n.userFolder)).toContain(n8n.pid);
		await n8n.stop();
		expect(processesOf(n8n.userFolder)).toEqual([]);
		expect(n8n.logs()).toContain('n8n ready on 127.0.0.1');
	});
}

export function harnessAcrossKill(getFixture: () => RegularFixture): AcrossRestart {
	const { trigger, json } = replyWorkflow('survives');
	let before: number[];

	return {
		name: 'the harness',
		before: async () => {
			const { api, n8n } = getFixture();
			const { id } = await api.createWorkflow(json);
			await api.activateWorkflow(id);
			before = processesOf(n8n.userFolder);
		},
		meanwhile: () => {
			expect(processesOf(getFixture().n8n.userFolder)).toEqual([]);
			return Promise.resolve();
		},
		tests: () => {
			test('comes back after a crash with its data, in processes of its own', async () => {
				const { n8n } = getFixture();
				expect(before).not.toContain(n8n.pid);
				const answer = await postForStream(webhookUrl(n8n.baseUrl, trigger, 'calls'), {});
				expect((await answer.rest()).length).toBeGreaterThan(1);
			});
		},
	};
}
