// Who may start an execution with Hamsa's events, how often, and on which output.
import axios from 'axios';

import { hamsaCallEvent as callEvent, type HamsaDeliverOptions } from '../../simulator';
import { GUIDE_CALL_ENDED, GUIDE_CALL_RECORD } from '../../unit/hamsaTrigger/samples';
import {
	announcedPasted,
	announcedSecrets,
	ignoredByHamsa,
	PASTED,
	refusedByHamsa,
	repeatedToHamsa,
	withEmptySecret,
} from '../../verification/hamsa';
import { rowsOf, type Extent, type Table } from '../../verification/table';
import { N8nApiError } from '../harness/api';
import { node, type WorkflowNode } from '../harness/workflows';
import { HAMSA_TRIGGER, hamsaTrigger, type WithHamsa } from './hamsaFixture';
import { ignoresAll, refusesAll, runsOnce, type WrongDelivery } from './inboundTable';
import { activate, noOp } from './fixture';

type Altered = Partial<HamsaDeliverOptions>;

/** What each event leaves at is also a unit test (hamsaTrigger/events). */
const asTheyCame: Table<['tool.executed' | 'transcription.update', number]> = {
	regular: [['tool.executed', 1]],
	matrix: [['transcription.update', 4]],
};

const asRecords: Table<['call.answered' | 'call.started', number, object]> = {
	regular: [['call.started', 0, { event: 'callStarted', endedAt: null }]],
	matrix: [['call.answered', 5, { event: 'callAnswered', endedAt: null }]],
};

const EVENTS = ['callStarted', 'toolExecuted', 'callEnded', 'jobFinished', 'transcriptionUpdate', 'callAnswered'];

export function hamsaTrustSuite(getFixture: () => WithHamsa, extent: Extent): void {
	let fixture: WithHamsa;
	let agentId: string;
	let workflowId: string;

	beforeAll(async () => {
		fixture = getFixture();
		agentId = fixture.hamsa.seedAgent().id;
		({ id: workflowId } = await activate(fixture, [
			hamsaTrigger(fixture, agentId, { events: ['callStarted', 'callEnded', 'transcriptionUpdate', 'jobFinished'] }),
			noOp('Work'),
		]));
	});

	const agent = (id = agentId) => fixture.hamsa.state.agent(id);
	const secret = () => agent().webhookAuth!.authSecret;
	const send = async (options: Altered = {}) =>
		(await fixture.hamsa.deliver({ agentId, event: callEvent('call.ended'), ...options })).attempts[0];
	const executions = async (id = workflowId) => (await fixture.api.listExecutions(id)).length;

	const inbound = () => ({
		api: fixture.api,
		workflowId,
		logs: () => fixture.logs(),
		secrets: () => [secret(), fixture.hamsa.apiKey],
		deliverGood: () => send(),
	});

	describe('refuses, without an execution and without a word of the secret', () => {
		const wrong = rowsOf(refusedByHamsa({ secret, apiKey: () => fixture.hamsa.apiKey, url: () => agent().webhookUrl! }), extent);
		refusesAll(inbound, [
			...wrong.map(([what, status, options]): WrongDelivery => [what, status, () => send(options())]),
			// n8n's own answer.
			['invalid JSON, with the secret', 422, () => send({ body: '{"eventType": "call.ended", ' })],
		]);

		it('another method', async () => {
			const before = await executions();
			expect(
				(await axios.get(agent().webhookUrl!, { validateStatus: null, headers: { Authorization: `Bearer ${secret()}` } })).status,
			).toBe(404);
			expect(await executions()).toBe(before);
		});

		it("another node's secret", async () => {
			const other = fixture.hamsa.seedAgent().id;
			const { id } = await activate(fixture, [hamsaTrigger(fixture, other), noOp('Work')]);
			expect(agent(other).webhookAuth!.authSecret).not.toBe(secret());
			expect((await send({ auth: agent(other).webhookAuth })).status).toBe(401);
			expect((await send({ agentId: other })).status).toBe(200);
			await fixture.api.waitForExecutions(id, 1);
		});
	});

	describe('takes the secret, however it is announced', () => {
		it.each(rowsOf(announcedSecrets, extent))('%s', async (_how, header) => {
			const before = await executions();
			expect(await send({ authorization: header(secret()) })).toMatchObject({ status: 200, body: '{"received":true}' });
			await fixture.api.waitForExecutions(workflowId, before + 1);
			expect(await executions()).toBe(before + 1);
		});
	});

	describe('runs a repeated delivery once', () => {
		const sent = new Map<string, object>();
		const same = (id: string) => sent.get(id) ?? sent.set(id, callEvent('call.started', { callId: `call_${id}` })).get(id)!;
		runsOnce(inbound, async (id) => (await fixture.hamsa.deliver({ agentId, event: same(id), retry: true })).attempts.at(-1)!);
	});

	if (extent === 'queue') return;

	it.each(rowsOf(repeatedToHamsa, extent))('runs %s', async (_what, events, count) => {
		const before = await executions();
		for (const event of events()) expect((await send({ event })).status).toBe(200);
		await fixture.api.waitForExecutions(workflowId, before + count);
		expect(await executions()).toBe(before + count);
	});

	describe('acknowledges with 200 and starts nothing', () => {
		ignoresAll(
			inbound,
			rowsOf(ignoredByHamsa, extent).map(([what, options]) => [what, () => send(options())]),
		);
	});

	describe('puts every event on its output', () => {
		let allId: string;
		let allAgent: string;
		beforeAll(async () => {
			allAgent = fixture.hamsa.seedAgent().id;
			({ id: allId } = await activate(fixture, [hamsaTrigger(fixture, allAgent, { events: EVENTS })]));
		});

		async function outputsFor(options: Altered, workflow = allId, ofAgent = allAgent): Promise<Array<Array<Record<string, unknown>>>> {
			const before = await executions(workflow);
			expect((await send({ agentId: ofAgent, ...options })).status).toBe(200);
			const [newest] = await fixture.api.waitForExecutions(workflow, before + 1);
			const { runData } = await fixture.api.getExecution(newest.id);
			return runData.Trigger[0].outputs;
		}

		const only = (index: number, item: object) => EVENTS.map((_, output) => (output === index ? [item] : []));

		it.each(rowsOf(asTheyCame, extent))('%s, as it came', async (eventType, output) => {
			const event = callEvent(eventType, { agentId: allAgent });
			expect(await outputsFor({ event })).toEqual(only(output, event));
		});

		it.each(rowsOf(asRecords, extent))('%s, as a record', async (eventType, output, record) => {
			const { callId, ...event } = callEvent(eventType, { agentId: allAgent });
			const outputs = await outputsFor({ event: { callId, ...event } });
			expect(outputs).toEqual(
				only(output, expect.objectContaining({ platform: 'hamsa', callId, agentId: allAgent, ...record }) as object),
			);
		});

		it("call.ended, as a record: the guide's own sample, to the letter", async () => {
			expect(await outputsFor({ body: GUIDE_CALL_ENDED })).toEqual(only(2, GUIDE_CALL_RECORD));
		});

		it('call.ended with nothing in it', async () => {
			const [, , [item]] = await outputsFor({ event: { eventType: 'call.ended', callId: 'call_empty' } });
			expect(item).toMatchObject({ callId: 'call_empty', transcript: [], variables: {}, recordingUrl: null, callerSpoke: null });
		});

		it('call.ended as it came, with Simplify off', async () => {
			const rawAgent = fixture.hamsa.seedAgent().id;
			const { id } = await activate(fixture, [hamsaTrigger(fixture, rawAgent, { simplify: false })]);
			expect(await outputsFor({ body: GUIDE_CALL_ENDED }, id, rawAgent)).toEqual([[JSON.parse(GUIDE_CALL_ENDED)]]);
		});

		it('a finished job, whatever its form', async () => {
			const event = { success: true, data: { id: 'job_done', status: 'COMPLETED', jobResponse: { text: 'Hello' } } };
			expect(await outputsFor({ event })).toEqual(only(3, { ...event, jobId: 'job_done' }));
		});
	});

	describe('with a pasted URL and secret', () => {
		let pastedId: string;
		let url: string;

		async function paste(data: Record<string, unknown>): Promise<{ id: string; url: string }> {
			const credential = await fixture.api.createCredential({ name: 'Pasted', type: 'hamsaWebhookApi', data });
			const trigger: WorkflowNode = node(
				HAMSA_TRIGGER,
				'Trigger',
				{ registration: 'manual', events: EVENTS },
				{ typeVersion: 1.1, credentials: { hamsaWebhookApi: credential } },
			);
			const asked = fixture.hamsa.requests.length;
			const { id } = await activate(fixture, [trigger]);
			expect(fixture.hamsa.requests.slice(asked)).toEqual([]);
			return { id, url: agent().webhookUrl!.replace(/\/webhook\/.*/, `/webhook/${trigger.webhookId!}/hamsa`) };
		}

		beforeAll(async () => {
			({ id: pastedId, url } = await paste(PASTED));
		});

		it.each(rowsOf(announcedPasted, extent))('accepts %s or not', async (_which, authorization, status) => {
			const before = await executions(pastedId);
			const { id } = fixture.hamsa.seedConversation();
			expect((await send({ url, authorization, event: { id, status: 'COMPLETED' } })).status).toBe(status);
			await fixture.api.waitForExecutions(pastedId, before + (status === 200 ? 1 : 0));
			expect(await executions(pastedId)).toBe(before + (status === 200 ? 1 : 0));
		});

		it('accepts nothing if the secret is empty', async () => {
			let empty: Awaited<ReturnType<typeof paste>>;
			try {
				empty = await paste({ secret: '', previousSecret: '', scheme: '' });
			} catch (error) {
				// n8n 1.x and 2.0 do not even store such a credential.
				expect(error).toBeInstanceOf(N8nApiError);
				expect((error as Error).message).toMatch(/"secret" is mandatory/);
				return;
			}
			for (const authorization of withEmptySecret) {
				expect((await send({ url: empty.url, authorization })).status).toBe(authorization?.trim() ? 503 : 401);
			}
			expect(await executions(empty.id)).toBe(0);
		});
	});
}
