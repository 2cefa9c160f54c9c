// The webhook of an agent at Hamsa: taken, kept, shared with a test listen, given back.
import pWaitFor from 'p-wait-for';

import {
	hamsaCallEvent as callEvent,
	startHamsaSimulator,
	type HamsaDeliverOptions,
	type HamsaEntities,
	type HamsaSimulator,
} from '../../simulator';
import { patience, isWebhookRegistered } from '../harness/api';
import { workflow } from '../harness/workflows';
import type { AcrossRestart } from './acrossRestart';
import { hamsaAccount, hamsaTrigger, type WithHamsa } from './hamsaStage';
import { activate, chain, noOp, refusedActivation, type RegularStage } from './stage';

const FOREIGN = { webhookUrl: 'https://shop.example.com/hook', webhookAuth: { authKey: 'Token', authSecret: 'the-secret-of-the-shop' } };

const OURS = {
	webhookUrl: expect.stringMatching(/\/webhook\/[0-9a-f-]+\/hamsa$/) as string,
	webhookAuth: { authKey: 'Bearer', authSecret: expect.stringMatching(/^[\w-]{43}$/) as string },
};

/** @param getStage behind it an n8n of its own, or one that others use too */
export function hamsaRegistrationSuite(getStage: () => WithHamsa<RegularStage>): void {
	let stage: WithHamsa<RegularStage>;
	let taken: { agentId: string; rejection: Promise<Error> };
	/** At a Hamsa that delivers to the internet only. */
	let farHamsa: HamsaSimulator;
	let unreachable: { agent: HamsaEntities.Agent; rejection: Promise<Error> };
	beforeAll(async () => {
		stage = getStage();
		const { id: agentId } = stage.hamsa.seedAgent(FOREIGN);
		taken = { agentId, rejection: refusedActivation(stage, [hamsaTrigger(stage, agentId), noOp('Work')]) };
		farHamsa = await startHamsaSimulator({ allowLoopbackWebhooks: false });
		const agent = farHamsa.seedAgent();
		const hamsaCredential = await stage.api.createCredential({ name: 'Far Hamsa', type: 'hamsaApi', data: hamsaAccount(farHamsa) });
		unreachable = {
			agent: farHamsa.state.agent(agent.id),
			rejection: refusedActivation(stage, [hamsaTrigger({ hamsaCredential }, agent.id), noOp('Work')]),
		};
	});
	afterAll(() => farHamsa?.close());

	const agent = (id: string) => stage.hamsa.state.agent(id);
	const webhookScope = (id: string) => ({ webhookUrl: agent(id).webhookUrl, webhookAuth: agent(id).webhookAuth });
	const send = async (agentId: string, options: Partial<HamsaDeliverOptions> = {}) =>
		(await stage.hamsa.deliver({ agentId, event: callEvent('call.ended', { agentId }), ...options })).attempts[0].status;
	const activated = async (agentId: string, parameters: Record<string, unknown> = {}) =>
		await activate(stage, [hamsaTrigger(stage, agentId, parameters), noOp('Work')]);

	describe('the webhook of an agent', () => {
		it('is set with a secret of its own, and emptied again, without another field', async () => {
			const { id: agentId } = stage.hamsa.seedAgent({ name: 'Order line' });
			const before = structuredClone(agent(agentId));
			stage.hamsa.clearRequests();
			const { id } = await activated(agentId);
			expect(webhookScope(agentId)).toEqual(OURS);
			const ours = agent(agentId).webhookAuth!.authSecret;
			expect(await send(agentId)).toBe(200);
			await stage.api.waitForExecutions(id, 1);

			await stage.api.deactivateWorkflow(id);
			expect(agent(agentId).webhookUrl).toBeNull();
			// It must not stay there, to be sent to whoever is set next.
			expect(agent(agentId).webhookAuth!.authSecret).not.toBe(ours);
			expect({ ...agent(agentId), webhookAuth: null, updatedAt: '' }).toEqual({ ...before, updatedAt: '' });
			const changes = stage.hamsa.requests.filter(({ method }) => method !== 'GET');
			expect(changes.map(({ method, path, body }) => [method, path, Object.keys(body as object).sort()])).toEqual(
				Array(2).fill(['PATCH', `/v2/voice-agents/${agentId}`, ['webhookAuth', 'webhookUrl']]),
			);
			expect(stage.logs()).not.toContain(ours);
		});

		it('of two agents: taken one after another, each heard by its own workflow, each given back', async () => {
			const [one, other] = [stage.hamsa.seedAgent(FOREIGN).id, stage.hamsa.seedAgent().id];
			const first = await activated(one, { ifWebhookExists: 'replace' });
			const second = await activated(other);
			expect(webhookScope(one)).toEqual(OURS);
			expect(webhookScope(other)).toEqual(OURS);
			expect(agent(one).webhookAuth!.authSecret).not.toBe(agent(other).webhookAuth!.authSecret);

			expect(await send(one)).toBe(200);
			expect(await send(other)).toBe(200);
			await stage.api.waitForExecutions(first.id, 1);
			await stage.api.waitForExecutions(second.id, 1);

			await stage.api.deactivateWorkflow(first.id);
			expect(webhookScope(one)).toEqual(FOREIGN);
			expect(await send(other)).toBe(200);
			await stage.api.waitForExecutions(second.id, 2);
			await stage.api.deactivateWorkflow(second.id);
			expect(agent(other).webhookUrl).toBeNull();
		});

		it('of somebody without a secret is put back without ours: one that nobody knows stands there', async () => {
			const { id: agentId } = stage.hamsa.seedAgent({ webhookUrl: FOREIGN.webhookUrl });
			const { id } = await activated(agentId, { ifWebhookExists: 'replace' });
			const ours = agent(agentId).webhookAuth!.authSecret;
			await stage.api.deactivateWorkflow(id);
			expect(webhookScope(agentId)).toEqual({ ...OURS, webhookUrl: FOREIGN.webhookUrl });
			expect(agent(agentId).webhookAuth!.authSecret).not.toBe(ours);
		});

		it('is left to whoever took it meanwhile', async () => {
			const { id: agentId } = stage.hamsa.seedAgent();
			const { id } = await activated(agentId);
			Object.assign(agent(agentId), FOREIGN);
			await stage.api.deactivateWorkflow(id);
			expect(webhookScope(agentId)).toEqual(FOREIGN);
		});

		it('keeps what it replaced when the workflow is published again, and a secret that was changed by hand is set again', async () => {
			const { id: agentId } = stage.hamsa.seedAgent(FOREIGN);
			const trigger = hamsaTrigger(stage, agentId, { ifWebhookExists: 'replace' });
			const { id } = await activate(stage, [trigger, noOp('Work')]);
			agent(agentId).webhookAuth = { authKey: 'Bearer', authSecret: 'changed-by-hand-0123456789' };
			expect(await send(agentId)).toBe(503);
			expect(webhookScope(agentId)).toEqual(OURS);

			await stage.api.updateWorkflow(id, {
				nodes: [{ ...trigger, parameters: { ...trigger.parameters, events: ['callEnded', 'callStarted'] } }, noOp('Work')],
			});
			await stage.api.activateWorkflow(id);
			expect(webhookScope(agentId)).toEqual(OURS);
			expect(await send(agentId, { event: callEvent('call.started') })).toBe(200);
			await stage.api.waitForExecutions(id, 1);
			await stage.api.deactivateWorkflow(id);
			expect(webhookScope(agentId)).toEqual(FOREIGN);
		});
	});

	describe('a secret that Hamsa does not show', () => {
		beforeAll(() => {
			stage.hamsa.settings.webhookSecretReadable = false;
		});
		afterAll(() => {
			stage.hamsa.settings.webhookSecretReadable = true;
		});

		it('cannot be put back: the URL is, without our secret, and the log says so', async () => {
			const { id: agentId } = stage.hamsa.seedAgent(FOREIGN);
			const { id } = await activated(agentId, { ifWebhookExists: 'replace' });
			expect(stage.logs()).toContain('its secret has to be set again in Hamsa');
			const ours = agent(agentId).webhookAuth!.authSecret;
			expect(await send(agentId)).toBe(200);
			await stage.api.waitForExecutions(id, 1);

			await stage.api.deactivateWorkflow(id);
			expect(agent(agentId).webhookUrl).toBe(FOREIGN.webhookUrl);
			const left = agent(agentId).webhookAuth!.authSecret;
			expect(left).not.toBe(ours);
			// Not the mask either, which everybody could guess.
			expect(left).toMatch(/^[\w-]{43}$/);
			expect(stage.logs()).toContain('but not its secret, which Hamsa does not show: set it again in Hamsa');
		});
	});

	describe.each([
		['readable', true],
		['masked', false],
	])('a test listen, the secret being %s', (_how, readable) => {
		beforeAll(() => {
			stage.hamsa.settings.webhookSecretReadable = readable;
		});
		afterAll(() => {
			stage.hamsa.settings.webhookSecretReadable = true;
		});

		it('does not leave the active workflow deaf', async () => {
			const { id: agentId } = stage.hamsa.seedAgent();
			const { id } = await activated(agentId);
			const production = webhookScope(agentId);

			await stage.api.listenForTestEvent({ id }, 'Trigger');
			const test = agent(agentId).webhookUrl!;
			expect(test).toBe(production.webhookUrl!.replace('/webhook/', '/webhook-test/'));
			expect(await send(agentId)).toBe(200);
			await pWaitFor(async () => !(await isWebhookRegistered(test)) && agent(agentId).webhookUrl === production.webhookUrl, {
				timeout: patience,
			});
			expect(webhookScope(agentId)).toEqual(production);
			const before = (await stage.api.listExecutions(id)).length;

			expect(await send(agentId)).toBe(200);
			await stage.api.waitForExecutions(id, before + 1);
			await stage.api.deactivateWorkflow(id);
			expect(agent(agentId).webhookUrl).toBeNull();
		});

		it('that is cancelled gives the webhook back too', async () => {
			const { id: agentId } = stage.hamsa.seedAgent();
			const nodes = [hamsaTrigger(stage, agentId), noOp('Work')];
			const stored = await stage.api.createWorkflow(workflow('Listen', nodes, chain(...nodes)));
			const listener = await stage.api.listenForTestEvent(stored, 'Trigger');
			expect(agent(agentId).webhookUrl).toContain('/webhook-test/');
			await listener.cancel();
			await pWaitFor(() => agent(agentId).webhookUrl === null, { timeout: patience });
		});
	});

	describe('a new API key', () => {
		afterAll(async () => await useKey('hamsa-simulator-key'));

		async function useKey(apiKey: string): Promise<void> {
			stage.hamsa.apiKey = apiKey;
			const { id, name, type } = stage.hamsaCredential;
			await stage.api.request('PATCH', `/rest/credentials/${id}`, { body: { name, type, data: hamsaAccount(stage.hamsa) } });
		}

		it.each([
			['readable', true],
			['masked', false],
		])(
			'does not deafen the active workflow, not even after a test listen; activated again, the old secret is void (%s)',
			async (how, readable) => {
				stage.hamsa.settings.webhookSecretReadable = readable;
				const { id: agentId } = stage.hamsa.seedAgent();
				const { id } = await activated(agentId);
				const old = webhookScope(agentId);
				await useKey(`new-key-${how}`);
				expect(await send(agentId)).toBe(200);
				await stage.api.waitForExecutions(id, 1);

				const listener = await stage.api.listenForTestEvent({ id }, 'Trigger');
				await listener.cancel();
				await pWaitFor(() => agent(agentId).webhookUrl === old.webhookUrl, { timeout: patience });
				expect(await send(agentId)).toBe(200);
				await stage.api.waitForExecutions(id, 2);

				await stage.api.deactivateWorkflow(id);
				await stage.api.activateWorkflow(id);
				expect(agent(agentId).webhookAuth!.authSecret).not.toBe(old.webhookAuth!.authSecret);
				expect(await send(agentId, { auth: old.webhookAuth })).toBe(401);
				expect(await send(agentId)).toBe(200);
				await stage.api.waitForExecutions(id, 3);
				await stage.api.deactivateWorkflow(id);
				stage.hamsa.settings.webhookSecretReadable = true;
			},
		);
	});

	it('of somebody else is left alone, and it is said where it leads', async () => {
		expect((await taken.rejection).message).toMatch(/already delivers the events of this agent to another webhook/);
		expect(webhookScope(taken.agentId)).toEqual(FOREIGN);
	});

	it('is not set to an address Hamsa cannot reach, and it is said what to do about it', async () => {
		expect((await unreachable.rejection).message).toMatch(/Hamsa cannot deliver to http:\/\/127\.0\.0\.1:\d+/);
		expect(unreachable.agent.webhookUrl).toBeNull();
	});
}

export function hamsaWebhookAcrossRestart(getStage: () => WithHamsa<RegularStage>): AcrossRestart {
	let agentId: string;
	let workflowId: string;
	const agent = () => getStage().hamsa.state.agent(agentId);

	return {
		name: 'the webhook of an agent at Hamsa',
		before: async () => {
			({ id: agentId } = getStage().hamsa.seedAgent());
			({ id: workflowId } = await activate(getStage(), [hamsaTrigger(getStage(), agentId), noOp('Work')]));
		},
		tests: () => {
			it('is heard, and given back', async () => {
				const { api, hamsa } = getStage();
				await pWaitFor(async () => await isWebhookRegistered(agent().webhookUrl!), { timeout: patience });
				expect((await hamsa.deliver({ agentId, event: callEvent('call.ended', { agentId }) })).attempts[0].status).toBe(200);
				await api.waitForExecutions(workflowId, 1);
				await api.deactivateWorkflow(workflowId);
				expect(agent().webhookUrl).toBeNull();
			});
		},
	};
}
