// Who may start an execution, and how often.
import axios from 'axios';

import { textMessage, type DeliverOptions } from '../../simulator';
import { ignoredByAgentPhone, PASTED, refusedByAgentPhone, signedWithPasted } from '../../verification/agentPhone';
import { rowsOf, type Extent } from '../../verification/table';
import { node } from '../harness/workflows';
import { ignoresAll, refusesAll, runsOnce, type WrongDelivery } from './inboundTable';
import { activate, agentTrigger, noOp, seedPhoneAgent, TRIGGER, type Fixture } from './fixture';

const now = () => Math.floor(Date.now() / 1000);

export function trustSuite(getFixture: () => Fixture, extent: Extent): void {
	let fixture: Fixture;
	let agentId: string;
	let workflowId: string;

	beforeAll(async () => {
		fixture = getFixture();
		agentId = seedPhoneAgent(fixture);
		({ id: workflowId } = await activate(fixture, [
			agentTrigger(fixture, agentId, { events: ['textMessage', 'voiceTurn'], filler: '' }),
			noOp('Work'),
		]));
	});

	const slot = () => fixture.simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!;
	const secret = () => slot().secret;
	const statusOf = async (options: Partial<DeliverOptions> = {}) =>
		(await fixture.simulator.deliver({ agentId, event: textMessage(), ...options })).attempts[0];
	const executions = async () => (await fixture.api.listExecutions(workflowId)).length;

	const inbound = () => ({
		api: fixture.api,
		workflowId,
		logs: () => fixture.logs(),
		secrets: () => [secret()],
		deliverGood: () => statusOf(),
	});

	describe('refuses, without an execution and without a word of the secret', () => {
		const wrong = rowsOf(
			refusedByAgentPhone(() => agentId, secret),
			extent,
		);
		refusesAll(inbound, [
			...wrong.map(([what, status, options]): WrongDelivery => [what, status, () => statusOf(options())]),
			// n8n's own answer.
			['invalid JSON, rightly signed', 422, () => statusOf({ body: '{"event": "agent.message", ' })],
		]);

		it('another method', async () => {
			const before = await executions();
			expect((await axios.get(slot().url, { validateStatus: null })).status).toBe(404);
			expect(await executions()).toBe(before);
		});
	});

	describe('runs a repeated delivery once', () => {
		const repeat = async (id: string) =>
			(
				await fixture.simulator.deliver({
					agentId,
					event: textMessage({ data: { messageId: `msg_${id}` } }),
					id: `del_${id}`,
					retry: true,
				})
			).attempts.at(-1)!;
		runsOnce(inbound, repeat);

		it('two messages under one delivery ID are two', async () => {
			const before = await executions();
			for (const messageId of ['msg_one', 'msg_other', 'msg_one']) {
				const { attempts } = await fixture.simulator.deliver({
					agentId,
					event: textMessage({ data: { messageId } }),
					id: 'del_shared',
				});
				expect(attempts[0].status).toBe(200);
			}
			await fixture.api.waitForExecutions(workflowId, before + 2);
			expect(await executions()).toBe(before + 2);
		});

		it('also a voice turn, which is not answered twice', async () => {
			const before = await executions();
			const first = await fixture.simulator.placeTurn({ agentId, transcript: 'Hello?', id: 'del_turn' });
			const second = await fixture.simulator.placeTurn({ agentId, transcript: 'Hello?', id: 'del_turn', callId: first.callId });
			expect(first.spoken).toHaveLength(1);
			expect(second).toMatchObject({ status: 200, spoken: [], problems: [] });
			await fixture.api.waitForExecutions(workflowId, before + 1);
			expect(await executions()).toBe(before + 1);
		});
	});

	if (extent === 'queue') return;

	describe('acknowledges with 200 and starts nothing', () => {
		ignoresAll(
			inbound,
			rowsOf(ignoredByAgentPhone, extent).map(([what, options]) => [what, () => statusOf(options())]),
		);
	});

	it('runs a repeated delivery once also when the id header is forged, which the signature does not cover', async () => {
		const before = await executions();
		const same = { event: textMessage(), timestamp: now() };
		expect((await statusOf({ ...same, id: 'del_true' })).status).toBe(200);
		expect((await statusOf({ ...same, id: 'del_forged' })).status).toBe(200);
		await fixture.api.waitForExecutions(workflowId, before + 1);
		expect(await executions()).toBe(before + 1);
	});

	describe('with a pasted secret', () => {
		let url: string;
		let pastedId: string;

		beforeAll(async () => {
			const credential = await fixture.api.createCredential({ name: 'Pasted', type: 'agentPhoneWebhookApi', data: PASTED });
			const trigger = node(
				TRIGGER,
				'Trigger',
				{ registration: 'manual', events: ['textMessage'] },
				{ typeVersion: 1.1, credentials: { agentPhoneWebhookApi: credential } },
			);
			const registrations = fixture.simulator.requests.length;
			({ id: pastedId } = await activate(fixture, [trigger, noOp('Work')]));
			expect(fixture.simulator.requests.slice(registrations)).toEqual([]);
			url = slot().url.replace(/\/webhook\/.*/, `/webhook/${trigger.webhookId!}/agentphone`);
		});

		it.each(rowsOf(signedWithPasted, extent))('accepts %s or not', async (_which, signedWith, status) => {
			const before = (await fixture.api.listExecutions(pastedId)).length;
			expect((await statusOf({ url, secret: signedWith })).status).toBe(status);
			await fixture.api.waitForExecutions(pastedId, before + (status === 200 ? 1 : 0));
			expect((await fixture.api.listExecutions(pastedId)).length).toBe(before + (status === 200 ? 1 : 0));
		});
	});
}
