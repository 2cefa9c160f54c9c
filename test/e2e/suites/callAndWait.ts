// workflows/call-and-wait.json: an execution sleeps while its call lasts, across a restart of n8n,
// and goes on with what was said.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import pWaitFor from 'p-wait-for';

import { callEnded, textMessage } from '../../simulator';
import { connectAccounts } from '../../start/stage';
import { patience } from '../harness/api';
import { repositoryRoot } from '../harness/paths';
import type { WorkflowJson } from '../harness/workflows';
import { seedPhoneAgent, type RegularStage } from './stage';

export function callAndWaitSuite(getStage: () => RegularStage): void {
	it('wakes the right execution with what was said, once', async () => {
		const stage = getStage();
		const agentId = seedPhoneAgent(stage);
		const table = await stage.api.createDataTable('Waiting calls', { callId: 'string', resumeUrl: 'string' });
		const example = JSON.parse(await readFile(path.join(repositoryRoot, 'workflows/call-and-wait.json'), 'utf8')) as WorkflowJson;
		const { id } = await stage.api.createWorkflow(connectAccounts(example, { agentPhone: stage.credential, openAi: stage.modelCredential }, agentId));
		await stage.api.activateWorkflow(id);
		const calls = () => stage.simulator.requests.filter(({ method, path: where }) => method === 'POST' && where === '/v1/calls');

		for (const from of ['+15005550021', '+15005550022']) await stage.simulator.deliver({ agentId, event: textMessage({ data: { from } }) });
		const sleeping = await stage.api.waitForExecutions(id, 2, { status: 'waiting' });
		expect(calls()).toHaveLength(2);
		const [first, second] = await stage.api.listDataTableRows(table);

		await stage.n8n.restart();
		await stage.api.login();
		expect((await stage.api.waitForExecutions(id, 2, { status: 'waiting' })).map(({ id: one }) => one).sort()).toEqual(sleeping.map(({ id: one }) => one).sort());

		const ended = (row: Record<string, unknown> | undefined, summary: string) =>
			callEnded({ data: { callId: row?.callId as string, direction: 'outbound', summary, durationSeconds: 42 } });
		for (const copy of ['del_end_1', 'del_end_2']) {
			await stage.simulator.deliver({ agentId, id: copy, event: ended(first, 'The first caller was happy.') });
		}
		const outcome = async (execution: string) => (await stage.api.getExecution(execution)).runData['What was said']?.[0]?.outputs[0]?.[0];
		await pWaitFor(async () => (await Promise.all(sleeping.map(({ id: one }) => outcome(one)))).some(Boolean), { timeout: patience });
		const outcomes = await Promise.all(sleeping.map(({ id: one }) => outcome(one)));
		expect(outcomes.filter(Boolean)).toEqual([{ summary: 'The first caller was happy.', durationSeconds: 42, transcript: 'agent: Hello\nuser: Hi' }]);

		await stage.simulator.deliver({ agentId, event: ended(second, 'The second one too.') });
		await pWaitFor(async () => (await Promise.all(sleeping.map(({ id: one }) => outcome(one)))).every(Boolean), { timeout: patience });
		expect((await Promise.all(sleeping.map(({ id: one }) => outcome(one)))).map((one) => one?.summary).sort()).toEqual(['The first caller was happy.', 'The second one too.']);
		expect(await stage.api.listDataTableRows(table)).toEqual([]);
		expect(calls()).toHaveLength(2);
	});
}
