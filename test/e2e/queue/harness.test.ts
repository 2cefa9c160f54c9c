import pWaitFor from 'p-wait-for';
import { N8nApi } from '../harness/api';
import { type QueueN8n, startQueueN8n } from '../harness/queue';
import { processesOf } from '../harness/processes';
import { postForStream } from '../harness/streams';
import { packThrowaway, throwawayTypes } from '../harness/throwawayPackage';
import { type WorkflowNode, connect, node, webhookUrl, workflow } from '../harness/workflows';

let n8n: QueueN8n;
let api: N8nApi;
let trigger: WorkflowNode;
let workflowId: string;

beforeAll(async () => {
	n8n = await startQueueN8n({ tarball: await packThrowaway(), env: { N8N_LOG_LEVEL: 'debug' } });
	api = new N8nApi(n8n.mainUrl);
	await api.setupOwner();
	trigger = node(throwawayTypes.trigger, 'Call');
	const reply = node(throwawayTypes.reply, 'Reply', { text: 'from the worker' });
	// n8n 2.41 asks the queue for a job's end only some time after adding the job, longer the first time, and never
	// learns of one that ended before: the caller's stream then stays open. So the workflow takes a moment.
	const moment = node('n8n-nodes-base.wait', 'Moment', { amount: 0.5 }, { typeVersion: 1.1 });
	workflowId = (await api.createWorkflow(workflow('queue', [trigger, reply, moment], [connect(trigger, reply), connect(reply, moment)]))).id;
	await api.activateWorkflow(workflowId);
}, 180_000);

afterAll(async () => {
	await n8n.stop();
});

/** Calls the workflow. @returns the caller's lines; an answer that does not end is reported with what n8n printed */
async function call(baseUrl: string): Promise<string[]> {
	const answer = (async () => (await (await postForStream(webhookUrl(baseUrl, trigger, 'calls'), {})).rest()).map(({ text }) => text))();
	const patience = setTimeout(() => process.stderr.write(`no end of the answer within 20 s\n${n8n.logs().slice(-8000)}\n`), 20_000);
	return await answer.finally(() => clearTimeout(patience));
}

const spoken = expect.stringContaining('"content":"from the worker"') as string;

test.each(['main', 'webhook processor'])('streams from a worker to a caller of the %s', async (kind) => {
	const before = await api.listExecutions(workflowId);
	const lines = await call(kind === 'main' ? n8n.mainUrl : n8n.webhookUrl);
	expect(JSON.parse(lines[0])).toEqual(throwawayTypes.firstLine);
	expect(lines).toContainEqual(spoken);

	const [newest] = await api.waitForExecutions(workflowId, before.length + 1, { status: 'success' });
	const { runData } = await api.getExecution(newest.id);
	expect(runData.Reply[0].outputs).toEqual([[{ streaming: true, pid: n8n.workers[0].pid }]]);
});

test('a call waits for a worker that comes back after a crash', async () => {
	const [worker] = n8n.workers;
	await worker.kill();
	expect(processesOf(worker.userFolder)).toEqual([]);
	const answer = await postForStream(webhookUrl(n8n.webhookUrl, trigger, 'calls'), {});
	const rest = answer.rest();
	await pWaitFor(async () => (await api.listExecutions(workflowId)).some(({ status }) => status === 'new'), { interval: 50, timeout: 10_000 });
	await worker.restart();
	expect((await rest).map(({ text }) => text)).toContainEqual(spoken);
});

test('stops every process, databases included', async () => {
	// Main, worker, processor, Redis, PostgreSQL.
	expect(processesOf(n8n.folder).length).toBeGreaterThanOrEqual(5);
	await n8n.stop();
	expect(processesOf(n8n.folder)).toEqual([]);
});
