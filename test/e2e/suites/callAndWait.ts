// workflows/call-and-wait.json: an execution waits while its call lasts, across a restart of n8n,
// and goes on with what was said.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import pWaitFor from 'p-wait-for';

import { callEnded, textMessage } from '../../simulator';
import { connectAccounts } from '../../start/demo';
import { WAIT_TIMEOUT_MS, type DataTableRef } from '../harness/api';
import { repositoryRoot } from '../harness/paths';
import type { WorkflowJson } from '../harness/workflows';
import type { AcrossRestart } from './acrossRestart';
import { seedPhoneAgent, type RegularFixture } from './fixture';

export function callAndWaitAcrossRestart(getFixture: () => RegularFixture): AcrossRestart {
	let agentId: string;
	let table: DataTableRef;
	let workflowId: string;
	let waiting: string[];
	const calls = () => getFixture().simulator.requests.filter(({ method, path: where }) => method === 'POST' && where === '/v1/calls');
	const suspended = async () =>
		(await getFixture().api.waitForExecutions(workflowId, 2, { status: 'waiting' })).map(({ id }) => id).sort();

	return {
		name: 'call and wait',
		before: async () => {
			const fixture = getFixture();
			agentId = seedPhoneAgent(fixture);
			table = await fixture.api.createDataTable('Waiting calls', { callId: 'string', resumeUrl: 'string' });
			const example = JSON.parse(await readFile(path.join(repositoryRoot, 'workflows/call-and-wait.json'), 'utf8')) as WorkflowJson;
			({ id: workflowId } = await fixture.api.createWorkflow(
				connectAccounts(example, { agentPhone: fixture.credential, openAi: fixture.modelCredential }, agentId),
			));
			await fixture.api.activateWorkflow(workflowId);
			for (const from of ['+15005550021', '+15005550022'])
				await fixture.simulator.deliver({ agentId, event: textMessage({ data: { from } }) });
			waiting = await suspended();
			expect(calls()).toHaveLength(2);
		},
		tests: () => {
			it('resumes the right execution with what was said, once', async () => {
				const { api, simulator } = getFixture();
				expect(await suspended()).toEqual(waiting);
				const [first, second] = await api.listDataTableRows(table);
				const ended = (row: Record<string, unknown> | undefined, summary: string) =>
					callEnded({ data: { callId: row?.callId as string, direction: 'outbound', summary, durationSeconds: 42 } });
				for (const copy of ['del_end_1', 'del_end_2']) {
					await simulator.deliver({ agentId, id: copy, event: ended(first, 'The first caller was happy.') });
				}
				const outcome = async (execution: string) =>
					(await api.getExecution(execution)).runData['What was said']?.[0]?.outputs[0]?.[0];
				const outcomes = async () => await Promise.all(waiting.map(outcome));
				await pWaitFor(async () => (await outcomes()).some(Boolean), { timeout: WAIT_TIMEOUT_MS });
				expect((await outcomes()).filter(Boolean)).toEqual([
					{ summary: 'The first caller was happy.', durationSeconds: 42, transcript: 'Agent: Hello\nCaller: Hi' },
				]);

				await simulator.deliver({ agentId, event: ended(second, 'The second one too.') });
				await pWaitFor(async () => (await outcomes()).every(Boolean), { timeout: WAIT_TIMEOUT_MS });
				expect((await outcomes()).map((one) => one?.summary).sort()).toEqual([
					'The first caller was happy.',
					'The second one too.',
				]);
				await pWaitFor(async () => (await api.listDataTableRows(table)).length === 0, { timeout: WAIT_TIMEOUT_MS });
				expect(calls()).toHaveLength(2);
			});
		},
	};
}
