// Who may start an execution with Hamsa's events, how often, and on which output.
import axios from 'axios';

import { hamsaCallEvent as callEvent, type HamsaDeliverOptions } from '../../simulator';
import { GUIDE_CALL_ENDED, GUIDE_CALL_FLAT } from '../../unit/hamsaTrigger/samples';
import { N8nApiError } from '../harness/api';
import { node, type WorkflowNode } from '../harness/workflows';
import { HAMSA_TRIGGER, hamsaTrigger, type WithHamsa } from './hamsaStage';
import { ignoresAll, refusesAll, runsOnce } from './inboundTable';
import { activate, noOp } from './stage';

type Bent = Partial<HamsaDeliverOptions>;

const EVENTS = ['callStarted', 'toolExecuted', 'callEnded', 'jobFinished', 'transcriptionUpdate', 'callAnswered'];

export function hamsaTrustSuite(getStage: () => WithHamsa): void {
	let stage: WithHamsa;
	let agentId: string;
	let workflowId: string;

	beforeAll(async () => {
		stage = getStage();
		agentId = stage.hamsa.seedAgent().id;
		({ id: workflowId } = await activate(stage, [hamsaTrigger(stage, agentId, { events: ['callStarted', 'callEnded', 'transcriptionUpdate', 'jobFinished'] }), noOp('Work')]));
	});

	const agent = (id = agentId) => stage.hamsa.state.agent(id);
	const secret = () => agent().webhookAuth!.authSecret;
	const send = async (options: Bent = {}) => (await stage.hamsa.deliver({ agentId, event: callEvent('call.ended'), ...options })).attempts[0];
	const executions = async (id = workflowId) => (await stage.api.listExecutions(id)).length;

	const inbound = () => ({ api: stage.api, workflowId, logs: () => stage.logs(), secrets: () => [secret(), stage.hamsa.apiKey], deliverGood: () => send() });

	describe('refuses, without an execution and without a word of the secret', () => {
		const wrong: Array<[string, number, () => Bent]> = [
			['no header', 401, () => ({ authorization: null })],
			['an empty header', 401, () => ({ authorization: '' })],
			['the word and nothing else', 401, () => ({ authorization: 'Bearer' })],
			['words and nothing else', 401, () => ({ authorization: 'bearer Bearer Token' })],
			['a wrong secret', 401, () => ({ authorization: `Bearer ${'a'.repeat(43)}` })],
			['the beginning of the secret', 401, () => ({ authorization: `Bearer ${secret().slice(0, -1)}` })],
			['more than the secret', 401, () => ({ authorization: `Bearer ${secret()}x` })],
			['the secret in another case', 401, () => ({ authorization: `Bearer ${secret().toUpperCase()}` })],
			['the secret with a scheme that was not agreed', 401, () => ({ authorization: `Basic ${secret()}` })],
			['the secret in another header', 401, () => ({ authorization: null, headers: { 'X-Authorization': `Bearer ${secret()}` } })],
			['the secret in the address', 401, () => ({ authorization: null, url: `${agent().webhookUrl!}?Authorization=Bearer%20${secret()}` })],
			['the secret in the body', 401, () => ({ authorization: null, event: { ...callEvent('call.ended'), authorization: `Bearer ${secret()}` } })],
			["the API key, which is not the webhook's secret", 401, () => ({ authorization: `Bearer ${stage.hamsa.apiKey}` })],
			['no header, and no JSON either', 415, () => ({ authorization: null, contentType: 'text/plain', body: 'call.ended' })],
			['invalid JSON, with the secret', 422, () => ({ body: '{"eventType": "call.ended", ' })],
			['an empty body, with the secret', 400, () => ({ body: '' })],
			['a JSON text, with the secret', 400, () => ({ body: '"call.ended"' })],
			['an array, with the secret', 400, () => ({ body: '[{"eventType":"call.ended","callId":"c"}]' })],
			['an object that is no event, with the secret', 400, () => ({ body: '{"hello":"world"}' })],
			['an event of no call, with the secret', 400, () => ({ body: '{"eventType":"call.ended","data":{}}' })],
			['wrong types, with the secret', 400, () => ({ body: '{"eventType":"call.ended","callId":{"id":"c"}}' })],
			['a form instead of JSON, with the secret', 415, () => ({ contentType: 'application/x-www-form-urlencoded' })],
			['15 MB, with the secret', 413, () => ({ event: { ...callEvent('call.ended'), padding: 'x'.repeat(15_000_000) } })],
		];
		refusesAll(inbound, wrong.map(([what, status, options]) => [what, status, () => send(options())]));

		it('another method', async () => {
			const before = await executions();
			expect((await axios.get(agent().webhookUrl!, { validateStatus: null, headers: { Authorization: `Bearer ${secret()}` } })).status).toBe(404);
			expect(await executions()).toBe(before);
		});

		it("another node's secret", async () => {
			const other = stage.hamsa.seedAgent().id;
			const { id } = await activate(stage, [hamsaTrigger(stage, other), noOp('Work')]);
			expect(agent(other).webhookAuth!.authSecret).not.toBe(secret());
			expect((await send({ auth: agent(other).webhookAuth })).status).toBe(401);
			expect((await send({ agentId: other })).status).toBe(200);
			await stage.api.waitForExecutions(id, 1);
		});
	});

	describe('takes the secret, however it is announced', () => {
		it.each<[string, (secret: string) => string]>([
			['by the word we set', (own) => `Bearer ${own}`],
			['by the word twice', (own) => `bearer Bearer ${own}`],
			['by another word', (own) => `Token ${own}`],
			['by nothing', (own) => own],
		])('%s', async (_how, header) => {
			const before = await executions();
			expect(await send({ authorization: header(secret()) })).toMatchObject({ status: 200, body: '{"received":true}' });
			await stage.api.waitForExecutions(workflowId, before + 1);
			expect(await executions()).toBe(before + 1);
		});
	});

	describe('acknowledges with 200 and starts nothing', () => {
		const ignored: Array<[string, () => Bent]> = [
			['an event that is not selected', () => ({ event: callEvent('tool.executed') })],
			['another one', () => ({ event: callEvent('call.answered') })],
			['an event of a name to come', () => ({ event: { ...callEvent('call.ended'), eventType: 'call.sneezed' } })],
		];
		ignoresAll(inbound, ignored.map(([what, options]) => [what, () => send(options())]));
	});

	describe('runs a repeated delivery once', () => {
		const sent = new Map<string, object>();
		const same = (id: string) => sent.get(id) ?? sent.set(id, callEvent('call.started', { callId: `call_${id}` })).get(id)!;
		runsOnce(inbound, (id) => send({ event: same(id) }));

		it('also an ended call that is repeated with a new time', async () => {
			const before = await executions();
			for (const timestamp of ['2026-02-01T10:00:00.000Z', '2026-02-01T10:00:05.000Z']) {
				expect((await send({ event: callEvent('call.ended', { callId: 'call_again', timestamp }) })).status).toBe(200);
			}
			await stage.api.waitForExecutions(workflowId, before + 1);
			expect(await executions()).toBe(before + 1);
		});

		it('and two updates of one call at one time twice', async () => {
			const before = await executions();
			const talk = callEvent('transcription.update', { callId: 'call_talk' });
			const update = (text: string) => ({ ...talk, data: { text } });
			for (const text of ['Hel', 'Hello', 'Hello']) expect((await send({ event: update(text) })).status).toBe(200);
			await stage.api.waitForExecutions(workflowId, before + 2);
			expect(await executions()).toBe(before + 2);
		});

		it('also a finished job whose repetition says more', async () => {
			const before = await executions();
			for (const more of [{}, { updatedAt: 'later' }]) expect((await send({ event: { id: 'job_again', status: 'COMPLETED', ...more } })).status).toBe(200);
			await stage.api.waitForExecutions(workflowId, before + 1);
			expect(await executions()).toBe(before + 1);
		});
	});

	describe('puts every event on its output', () => {
		let allId: string;
		let allAgent: string;
		beforeAll(async () => {
			allAgent = stage.hamsa.seedAgent().id;
			({ id: allId } = await activate(stage, [hamsaTrigger(stage, allAgent, { events: EVENTS })]));
		});

		async function outputsFor(options: Bent, workflow = allId, ofAgent = allAgent): Promise<Array<Array<Record<string, unknown>>>> {
			const before = await executions(workflow);
			expect((await send({ agentId: ofAgent, ...options })).status).toBe(200);
			const [newest] = await stage.api.waitForExecutions(workflow, before + 1);
			const { runData } = await stage.api.getExecution(newest.id);
			return runData.Trigger[0].outputs;
		}

		const only = (index: number, item: object) => EVENTS.map((_, output) => (output === index ? [item] : []));

		it.each([
			['call.started', 0],
			['tool.executed', 1],
			['transcription.update', 4],
			['call.answered', 5],
		] as const)('%s, as it came', async (eventType, output) => {
			const event = callEvent(eventType, { agentId: allAgent });
			expect(await outputsFor({ event })).toEqual(only(output, event));
		});

		it("call.ended, flat: the guide's own sample, to the letter", async () => {
			expect(await outputsFor({ body: GUIDE_CALL_ENDED })).toEqual(only(2, GUIDE_CALL_FLAT));
		});

		it('call.ended with nothing in it', async () => {
			const [, , [item]] = await outputsFor({ event: { eventType: 'call.ended', callId: 'call_empty' } });
			expect(item).toMatchObject({ callId: 'call_empty', transcript: [], outcome: {}, recordingUrl: null });
		});

		it('call.ended as it came, with Simplify off', async () => {
			const rawAgent = stage.hamsa.seedAgent().id;
			const { id } = await activate(stage, [hamsaTrigger(stage, rawAgent, { simplify: false })]);
			expect(await outputsFor({ body: GUIDE_CALL_ENDED }, id, rawAgent)).toEqual([[JSON.parse(GUIDE_CALL_ENDED)]]);
		});

		it('a finished job, whatever its form', async () => {
			const event = { success: true, data: { id: 'job_done', status: 'COMPLETED', jobResponse: { text: 'Hello' } } };
			expect(await outputsFor({ event })).toEqual(only(3, { ...event, jobId: 'job_done' }));
		});
	});

	describe('with a pasted URL and secret', () => {
		const current = 'pasted-current-secret-0123456789';
		const previous = 'pasted-previous-secret-0123456789';
		let pastedId: string;
		let url: string;

		async function paste(data: Record<string, unknown>): Promise<{ id: string; url: string }> {
			const credential = await stage.api.createCredential({ name: 'Pasted', type: 'hamsaWebhookApi', data });
			const trigger: WorkflowNode = node(HAMSA_TRIGGER, 'Trigger', { registration: 'manual', events: EVENTS }, { typeVersion: 1.1, credentials: { hamsaWebhookApi: credential } });
			const asked = stage.hamsa.requests.length;
			const { id } = await activate(stage, [trigger]);
			expect(stage.hamsa.requests.slice(asked)).toEqual([]);
			return { id, url: agent().webhookUrl!.replace(/\/webhook\/.*/, `/webhook/${trigger.webhookId!}/hamsa`) };
		}

		beforeAll(async () => {
			({ id: pastedId, url } = await paste({ secret: `Bearer ${current}`, previousSecret: previous, scheme: 'Shop' }));
		});

		it.each<[string, string | null, number]>([
			['the current one', `Shop ${current}`, 200],
			['the current one, as the guide configures it', `bearer Bearer ${current}`, 200],
			['the current one alone', current, 200],
			['the previous one, during a rotation', `Shop ${previous}`, 200],
			['any other', 'Shop another-secret-0123456789', 401],
			['an unknown word', `Store ${current}`, 401],
			['the word alone', 'Shop', 401],
			['nothing', null, 401],
		])('accepts %s or not', async (_which, authorization, status) => {
			const before = await executions(pastedId);
			const { id } = stage.hamsa.seedConversation();
			expect((await send({ url, authorization, event: { id, status: 'COMPLETED' } })).status).toBe(status);
			await stage.api.waitForExecutions(pastedId, before + (status === 200 ? 1 : 0));
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
			for (const authorization of [null, '', 'Bearer', 'Bearer ', ' ']) {
				expect((await send({ url: empty.url, authorization })).status).toBe(401);
			}
			expect(await executions(empty.id)).toBe(0);
		});
	});
}
