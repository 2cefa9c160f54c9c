// The harness itself in queue mode, on an n8n that has the throwaway package besides.
import pWaitFor from 'p-wait-for';
import { WAIT_TIMEOUT_MS, type N8nApi } from '../harness/api';
import type { QueueN8n } from '../harness/queue';
import { processesOf } from '../harness/processes';
import { postForStream } from '../harness/streams';
import { throwawayTypes } from '../harness/throwawayPackage';
import { type WorkflowNode, connect, node, webhookUrl, workflow } from '../harness/workflows';
import type { QueueFixture } from './fixture';

export type Answerer = 'main' | 'webhook processor';

/**
 * The last suite on its n8n: it ends it.
 * @param answerers the processes that take live calls
 */
export function harnessQueueSuite(getFixture: () => QueueFixture, answerers: Answerer[]): void {
	let n8n: QueueN8n;
	let api: N8nApi;
	let trigger: WorkflowNode;
	let workflowId: string;

	beforeAll(async () => {
		({ n8n, api } = getFixture());
		trigger = node(throwawayTypes.trigger, 'Call');
		const reply = node(throwawayTypes.reply, 'Reply', { text: 'from the worker' });
		// n8n 2.41 asks the queue for a job's end only some time after adding the job, longer the first time, and never
		// learns of one that ended before: the caller's stream then stays open. So the workflow takes a moment.
		const moment = node('n8n-nodes-base.wait', 'Moment', { amount: 0.5 }, { typeVersion: 1.1 });
		workflowId = (
			await api.createWorkflow(workflow('queue', [trigger, reply, moment], [connect(trigger, reply), connect(reply, moment)]))
		).id;
		await api.activateWorkflow(workflowId);
	});

	/** Calls the workflow. @returns the caller's lines */
	const call = async (baseUrl: string): Promise<string[]> =>
		(await (await postForStream(webhookUrl(baseUrl, trigger, 'calls'), {})).rest()).map(({ text }) => text);

	const spoken = expect.stringContaining('"content":"from the worker"') as string;

	test.each(answerers)('streams from a worker to a caller of the %s', async (kind) => {
		const before = await api.listExecutions(workflowId);
		const lines = await call(kind === 'main' ? n8n.mainUrl : n8n.webhookUrl);
		expect(JSON.parse(lines[0])).toEqual(throwawayTypes.firstLine);
		expect(lines).toContainEqual(spoken);

		const [newest] = await api.waitForExecutions(workflowId, before.length + 1, { status: 'success' });
		const { runData } = await api.getExecution(newest.id);
		const [[{ pid, streaming }]] = runData.Reply[0].outputs;
		expect([streaming, n8n.workers.map((one) => one.pid)]).toEqual([true, expect.arrayContaining([pid])]);
	});

	test('a call waits for a worker that comes back after a crash', async () => {
		await Promise.all(n8n.workers.map(async (one) => await one.kill()));
		for (const { userFolder } of n8n.workers) expect(processesOf(userFolder)).toEqual([]);
		const answer = await postForStream(webhookUrl(n8n.webhookUrl, trigger, 'calls'), {});
		const rest = answer.rest();
		await pWaitFor(async () => (await api.listExecutions(workflowId)).some(({ status }) => status === 'new'), {
			interval: 50,
			timeout: WAIT_TIMEOUT_MS,
		});
		await n8n.workers[0].restart();
		expect((await rest).map(({ text }) => text)).toContainEqual(spoken);
	});

	test('stops every process, databases included', async () => {
		// Main, worker, processor, Redis, PostgreSQL.
		expect(processesOf(n8n.folder).length).toBeGreaterThanOrEqual(5);
		await n8n.stop();
		expect(processesOf(n8n.folder)).toEqual([]);
	});
}
