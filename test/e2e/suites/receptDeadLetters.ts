// workflows/keep-failed-deliveries.json: what a workflow could not deal with is kept, and run again when it is mended.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import pWaitFor from 'p-wait-for';

import { ReceptAiSender, receptEvent } from '../../simulator';
import { WAIT_TIMEOUT_MS, type DataTableRef } from '../harness/api';
import { repositoryRoot } from '../harness/paths';
import { node, webhookUrl, workflow, connect, type WorkflowJson } from '../harness/workflows';
import type { AcrossRestart } from './acrossRestart';
import { startGate, type Gate } from './gate';
import { PACKAGE, type RegularFixture } from './fixture';

export function deadLettersAcrossKill(getFixture: () => RegularFixture): AcrossRestart {
	/** A CRM that is down until it is mended, and what it took. */
	const crm = { down: true, taken: [] as string[], tries: 0 };
	const server = createServer((request, response) => {
		crm.tries += 1;
		if (crm.down) response.statusCode = 500;
		else crm.taken.push(new URL(request.url!, 'http://localhost').searchParams.get('call')!);
		response.end('{}');
	});

	let fixture: RegularFixture;
	let table: DataTableRef;
	let keeper: string;
	let slow: Gate;
	async function keepFailures(): Promise<void> {
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		fixture = getFixture();
		table = await fixture.api.createDataTable('Failed deliveries', {
			executionId: 'string',
			executionUrl: 'string',
			workflow: 'string',
			failedNode: 'string',
			reason: 'string',
			delivery: 'string',
		});
		const n8n = await fixture.api.createCredential({
			name: 'This n8n',
			type: 'n8nApi',
			data: {
				apiKey: await fixture.api.createApiKey('dead letters', ['execution:read', 'execution:retry']),
				baseUrl: `${fixture.n8n.baseUrl}/api/v1`,
			},
		});
		const example = JSON.parse(
			await readFile(path.join(repositoryRoot, 'workflows/keep-failed-deliveries.json'), 'utf8'),
		) as WorkflowJson;
		const nodes = example.nodes.map((one) =>
			['Look it up', 'Run it again'].includes(one.name) ? { ...one, credentials: { n8nApi: n8n } } : one,
		);
		({ id: keeper } = await fixture.api.createWorkflow({ ...example, nodes }));
		await fixture.api.activateWorkflow(keeper);
	}

	const rows = async () => await fixture.api.listDataTableRows(table);
	const replay = async () => {
		const id = await fixture.api.runWorkflowManually({ id: keeper }, 'Run them again now');
		await pWaitFor(async () => (await fixture.api.listExecutions(keeper)).some((one) => one.id === id && one.status === 'success'), {
			timeout: WAIT_TIMEOUT_MS,
		});
	};

	async function startSlowOne(): Promise<void> {
		slow = await startGate();
		const { port } = server.address() as AddressInfo;
		const trigger = node(`${PACKAGE}.receptAiTrigger`, 'Trigger', { authentication: ['none'], events: ['call'] }, { typeVersion: 1.1 });
		const think = slow.keeper('Think');
		const work = node(
			'n8n-nodes-base.httpRequest',
			'Tell the CRM',
			{ url: `=http://127.0.0.1:${port}/?call={{ $('Trigger').item.json.callId }}` },
			{ typeVersion: 4.2 },
		);
		const stored = await fixture.api.createWorkflow({
			...workflow('Slow calls into the CRM', [trigger, think, work], [connect(trigger, think), connect(think, work)]),
			settings: { executionOrder: 'v1', errorWorkflow: keeper },
		});
		await fixture.api.activateWorkflow(stored.id);
		const sender = new ReceptAiSender({ url: webhookUrl(fixture.n8n.baseUrl, trigger, 'recept-ai'), allowLoopback: true });
		expect((await sender.deliver(receptEvent('call.ended', { data: { call_id: 'c_9' } }))).attempts[0].status).toBe(200);
		await fixture.api.waitForExecutions(stored.id, 1, { status: 'running' });
	}

	return {
		name: 'dead letters of Recept AI',
		before: async () => {
			await keepFailures();
			await startSlowOne();
		},
		tests: () => {
			beforeEach(() => {
				Object.assign(crm, { taken: [], tries: 0 });
			});
			afterAll(async () => {
				server.close();
				await slow.stop();
			});

			it('keeps what broke off with n8n itself, with the delivery it was about, and runs it', async () => {
				crm.down = false;
				slow.open();
				await pWaitFor(async () => (await rows()).length === 1, { timeout: WAIT_TIMEOUT_MS });
				const [row] = await rows();
				expect(row).toMatchObject({
					workflow: 'Slow calls into the CRM',
					reason: 'Workflow did not finish, possible out-of-memory issue',
				});
				const delivery = JSON.parse(row.delivery as string) as object;
				expect(delivery).toMatchObject({ event: 'call.ended', callId: 'c_9' });
				expect(delivery).not.toHaveProperty('__delivery');
				expect(crm.taken).toEqual([]);
				await replay();
				await pWaitFor(() => crm.taken.length > 0, { timeout: WAIT_TIMEOUT_MS });
				expect(crm.taken).toEqual(['c_9']);
				expect(await rows()).toEqual([]);
			});

			it('keeps what failed, keeps it again if it fails again, and runs it once when it can be run', async () => {
				crm.down = true;
				const { port } = server.address() as AddressInfo;
				const trigger = node(
					`${PACKAGE}.receptAiTrigger`,
					'Trigger',
					{ authentication: ['none'], events: ['call'] },
					{ typeVersion: 1.1 },
				);
				const work = node(
					'n8n-nodes-base.httpRequest',
					'Tell the CRM',
					{ url: `=http://127.0.0.1:${port}/?call={{ $json.callId }}` },
					{ typeVersion: 4.2 },
				);
				const stored = await fixture.api.createWorkflow({
					...workflow('Calls into the CRM', [trigger, work], [connect(trigger, work)]),
					settings: { executionOrder: 'v1', errorWorkflow: keeper },
				});
				await fixture.api.activateWorkflow(stored.id);
				const sender = new ReceptAiSender({ url: webhookUrl(fixture.n8n.baseUrl, trigger, 'recept-ai'), allowLoopback: true });
				const deliver = async (callId: string) =>
					(await sender.deliver(receptEvent('call.ended', { data: { call_id: callId } }))).attempts[0].status;

				// The platform was told that n8n has them, and will not send them again.
				expect([await deliver('c_1'), await deliver('c_2')]).toEqual([200, 200]);
				await pWaitFor(async () => (await rows()).length === 2, { timeout: WAIT_TIMEOUT_MS });
				const kept = (await rows()).map(({ workflow: name, failedNode, delivery, executionId }) => ({
					name,
					failedNode,
					executionId,
					...(JSON.parse(delivery as string) as { event: string; callId: string }),
				}));
				expect(
					kept
						.map(({ name, failedNode, event, callId }) => ({ name, failedNode, event, callId }))
						.sort((one, other) => one.callId.localeCompare(other.callId)),
				).toEqual([
					{ name: 'Calls into the CRM', failedNode: 'Tell the CRM', event: 'call.ended', callId: 'c_1' },
					{ name: 'Calls into the CRM', failedNode: 'Tell the CRM', event: 'call.ended', callId: 'c_2' },
				]);

				// The CRM is still down: both come back, under the executions that tried it again.
				await replay();
				expect(crm.tries).toBe(4);
				const isNew = ({ executionId }: Record<string, unknown>) => kept.every((one) => one.executionId !== executionId);
				await pWaitFor(
					async () => {
						const now = await rows();
						return now.length === 2 && now.every(isNew);
					},
					{ timeout: WAIT_TIMEOUT_MS },
				);
				expect(crm.taken).toEqual([]);

				crm.down = false;
				await replay();
				expect(crm.taken.sort()).toEqual(['c_1', 'c_2']);
				expect(await rows()).toEqual([]);
				await replay();
				expect(crm.taken).toHaveLength(2);
			});

			it('leaves alone what cannot be run any more', async () => {
				const row = {
					executionId: '999999',
					executionUrl: `${fixture.n8n.baseUrl}/workflow/x/executions/999999`,
					workflow: 'gone',
					failedNode: 'x',
					reason: 'x',
					delivery: '{"callId":"c_3"}',
				};
				await fixture.api.insertDataTableRows(table, [row]);
				await replay();
				expect(await rows()).toMatchObject([row]);
			});
		},
	};
}
