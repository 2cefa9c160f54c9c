// Who may start an execution, and how often.
import axios from 'axios';

import { callEnded, reaction, textMessage, voiceTurn, type DeliverOptions } from '../../simulator';
import { node } from '../harness/workflows';
import { ignoresAll, refusesAll, runsOnce } from './inboundTable';
import { activate, agentTrigger, noOp, seedPhoneAgent, TRIGGER, type Stage } from './stage';

const now = () => Math.floor(Date.now() / 1000);

type Wrong = Partial<DeliverOptions>;

export function trustSuite(getStage: () => Stage): void {
	let stage: Stage;
	let agentId: string;
	let workflowId: string;

	beforeAll(async () => {
		stage = getStage();
		agentId = seedPhoneAgent(stage);
		({ id: workflowId } = await activate(stage, [
			agentTrigger(stage, agentId, { events: ['textMessage', 'voiceTurn'], filler: '' }),
			noOp('Work'),
		]));
	});

	const secret = () => stage.simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!.secret;
	const deliver = (options: Wrong = {}) => stage.simulator.deliver({ agentId, event: textMessage(), ...options });
	const statusOf = async (options: Wrong = {}) => (await deliver(options)).attempts[0];
	const executions = async () => (await stage.api.listExecutions(workflowId)).length;

	const inbound = () => ({ api: stage.api, workflowId, logs: () => stage.logs(), secrets: () => [secret()], deliverGood: () => statusOf() });

	describe('refuses, without an execution and without a word of the secret', () => {
		const wrong: Array<[string, number, () => Wrong]> = [
			['a wrong signature', 401, () => ({ signature: `sha256=${'a'.repeat(64)}` })],
			['a malformed signature', 401, () => ({ signature: 'sha256=short' })],
			['no signature', 401, () => ({ omitHeaders: ['X-Webhook-Signature'] })],
			['no timestamp', 401, () => ({ omitHeaders: ['X-Webhook-Timestamp'] })],
			['no headers at all', 401, () => ({ omitHeaders: ['X-Webhook-Signature', 'X-Webhook-Timestamp', 'X-Webhook-ID', 'X-Webhook-Event'] })],
			['a stale timestamp, rightly signed', 401, () => ({ timestamp: now() - 310 })],
			['a timestamp from the future, rightly signed', 401, () => ({ timestamp: now() + 310 })],
			['a timestamp that is no number', 401, () => ({ timestamp: 'soon' })],
			['a changed byte', 401, () => ({ mutateBody: (body: string) => body.replace('shop', 'ship') })],
			['a wrong secret', 401, () => ({ secret: 'whsec_of_somebody_else' })],
			['an empty secret', 401, () => ({ secret: '' })],
			['the secret without its prefix', 401, () => ({ secret: secret().replace('whsec_', '') })],
			['invalid JSON, rightly signed', 422, () => ({ body: '{"event": "agent.message", ' })],
			['an empty body, rightly signed', 400, () => ({ body: '' })],
			['a JSON text, rightly signed', 400, () => ({ body: '"agent.message"' })],
			['an array, rightly signed', 400, () => ({ body: '[]' })],
			['an object that is no event, rightly signed', 400, () => ({ body: '{"hello":"world"}' })],
			['wrong types, rightly signed', 400, () => ({ body: JSON.stringify({ ...voiceTurn({ agentId }), data: { callId: 7, transcript: ['x'] } }) })],
			['no data, rightly signed', 400, () => ({ body: '{"event":"agent.message","channel":"sms"}' })],
			['a form instead of JSON, rightly signed', 415, () => ({ contentType: 'application/x-www-form-urlencoded' })],
			['15 MB, rightly signed', 413, () => ({ body: JSON.stringify({ ...textMessage({ agentId }), padding: 'x'.repeat(15_000_000) }) })],
		];
		refusesAll(inbound, wrong.map(([what, status, options]) => [what, status, () => statusOf(options())]));

		it('another method', async () => {
			const url = stage.simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!.url;
			const before = await executions();
			expect((await axios.get(url, { validateStatus: null })).status).toBe(404);
			expect(await executions()).toBe(before);
		});
	});

	describe('acknowledges with 200 and starts nothing', () => {
		const ignored: Array<[string, () => Wrong]> = [
			['an event that is not selected', () => ({ event: callEnded() })],
			['another one', () => ({ event: reaction() })],
			['an event of a name to come', () => ({ event: { ...textMessage(), event: 'agent.sneezed' } })],
			['our own message coming back', () => ({ event: textMessage({ data: { direction: 'outbound' } }) })],
		];
		ignoresAll(inbound, ignored.map(([what, options]) => [what, () => statusOf(options())]));
	});

	describe('runs a repeated delivery once', () => {
		runsOnce(inbound, (id) => statusOf({ id: `del_${id}` }));

		it('also when the id header is forged, which the signature does not cover', async () => {
			const before = await executions();
			const same = { event: textMessage(), timestamp: now() };
			expect((await statusOf({ ...same, id: 'del_true' })).status).toBe(200);
			expect((await statusOf({ ...same, id: 'del_forged' })).status).toBe(200);
			await stage.api.waitForExecutions(workflowId, before + 1);
			expect(await executions()).toBe(before + 1);
		});

		it('also a voice turn, which is not answered twice', async () => {
			const before = await executions();
			const first = await stage.simulator.placeTurn({ agentId, transcript: 'Hello?', id: 'del_turn' });
			const second = await stage.simulator.placeTurn({ agentId, transcript: 'Hello?', id: 'del_turn' });
			expect(first.spoken).toHaveLength(1);
			expect(second).toMatchObject({ status: 200, spoken: [], problems: [] });
			await stage.api.waitForExecutions(workflowId, before + 1);
			expect(await executions()).toBe(before + 1);
		});
	});

	describe('with a pasted secret', () => {
		const current = 'whsec_pasted_current_0123456789';
		const previous = 'whsec_pasted_previous_0123456789';
		let url: string;
		let pastedId: string;

		beforeAll(async () => {
			const credential = await stage.api.createCredential({
				name: 'Pasted',
				type: 'agentPhoneWebhookApi',
				data: { signingSecret: current, previousSigningSecret: previous },
			});
			const trigger = node(
				TRIGGER,
				'Trigger',
				{ registration: 'manual', events: ['textMessage'] },
				{ typeVersion: 1.1, credentials: { agentPhoneWebhookApi: credential } },
			);
			const registrations = stage.simulator.requests.length;
			({ id: pastedId } = await activate(stage, [trigger, noOp('Work')]));
			expect(stage.simulator.requests.slice(registrations)).toEqual([]);
			const example = stage.simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!.url;
			url = example.replace(/\/webhook\/.*/, `/webhook/${trigger.webhookId!}/agentphone`);
		});

		it.each([
			['the current one', current, 200],
			['the previous one, during a rotation', previous, 200],
			['any other', 'whsec_other_0123456789', 401],
			['the empty one', '', 401],
		])('accepts %s or not', async (_which, signedWith, status) => {
			const before = (await stage.api.listExecutions(pastedId)).length;
			expect((await statusOf({ url, secret: signedWith })).status).toBe(status);
			await stage.api.waitForExecutions(pastedId, before + (status === 200 ? 1 : 0));
			expect((await stage.api.listExecutions(pastedId)).length).toBe(before + (status === 200 ? 1 : 0));
		});
	});
}
