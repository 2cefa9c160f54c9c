// The webhook of an agent at Hamsa: taken, kept, shared with a test listen, given back.
import pWaitFor from 'p-wait-for';

import {
	hamsaCallEvent as callEvent,
	startHamsaSimulator,
	type HamsaDeliverOptions,
	type HamsaEntities,
	type HamsaSimulator,
} from '../../simulator';
import { WAIT_TIMEOUT_MS, isWebhookRegistered } from '../harness/api';
import { workflow } from '../harness/workflows';
import type { AcrossRestart } from './acrossRestart';
import { hamsaAccount, hamsaTrigger, type WithHamsa } from './hamsaFixture';
import { activate, chain, noOp, refusedActivation, type RegularFixture } from './fixture';

const FOREIGN = { webhookUrl: 'https://shop.example.com/hook', webhookAuth: { authKey: 'Token', authSecret: 'the-secret-of-the-shop' } };

const OURS = {
	webhookUrl: expect.stringMatching(/\/webhook\/[0-9a-f-]+\/hamsa$/) as string,
	webhookAuth: { authKey: 'Bearer', authSecret: expect.stringMatching(/^[\w-]{43}$/) as string },
};

/** @param getFixture behind it an n8n of its own, or one that others use too */
export function hamsaRegistrationSuite(getFixture: () => WithHamsa<RegularFixture>): void {
	let fixture: WithHamsa<RegularFixture>;
	let taken: { agentId: string; rejection: Promise<Error> };
	/** At a Hamsa that delivers to the internet only. */
	let farHamsa: HamsaSimulator;
	let unreachable: { agent: HamsaEntities.Agent; rejection: Promise<Error> };
	beforeAll(async () => {
		fixture = getFixture();
		const { id: agentId } = fixture.hamsa.seedAgent(FOREIGN);
		taken = { agentId, rejection: refusedActivation(fixture, [hamsaTrigger(fixture, agentId), noOp('Work')]) };
		farHamsa = await startHamsaSimulator({ allowLoopbackWebhooks: false });
		const agent = farHamsa.seedAgent();
		const hamsaCredential = await fixture.api.createCredential({ name: 'Far Hamsa', type: 'hamsaApi', data: hamsaAccount(farHamsa) });
		unreachable = {
			agent: farHamsa.state.agent(agent.id),
			rejection: refusedActivation(fixture, [hamsaTrigger({ hamsaCredential }, agent.id), noOp('Work')]),
		};
	});
	afterAll(() => farHamsa?.close());

	const agent = (id: string) => fixture.hamsa.state.agent(id);
	const webhookScope = (id: string) => ({ webhookUrl: agent(id).webhookUrl, webhookAuth: agent(id).webhookAuth });
	const send = async (agentId: string, options: Partial<HamsaDeliverOptions> = {}) =>
		(await fixture.hamsa.deliver({ agentId, event: callEvent('call.ended', { agentId }), ...options })).attempts[0].status;
	const activated = async (agentId: string, parameters: Record<string, unknown> = {}) =>
		await activate(fixture, [hamsaTrigger(fixture, agentId, parameters), noOp('Work')]);

	describe('the webhook of an agent', () => {
		it('is set with a secret of its own, and emptied again, without another field', async () => {
			const { id: agentId } = fixture.hamsa.seedAgent({ name: 'Order line' });
			const before = structuredClone(agent(agentId));
			fixture.hamsa.clearRequests();
			const { id } = await activated(agentId);
			expect(webhookScope(agentId)).toEqual(OURS);
			const ours = agent(agentId).webhookAuth!.authSecret;
			expect(await send(agentId)).toBe(200);
			await fixture.api.waitForExecutions(id, 1);

			await fixture.api.deactivateWorkflow(id);
			expect(agent(agentId).webhookUrl).toBeNull();
			// It must not stay there, to be sent to whoever is set next.
			expect(agent(agentId).webhookAuth!.authSecret).not.toBe(ours);
			expect({ ...agent(agentId), webhookAuth: null, updatedAt: '' }).toEqual({ ...before, updatedAt: '' });
			const changes = fixture.hamsa.requests.filter(({ method }) => method !== 'GET');
			expect(changes.map(({ method, path, body }) => [method, path, Object.keys(body as object).sort()])).toEqual(
				Array(2).fill(['PATCH', `/v2/voice-agents/${agentId}`, ['webhookAuth', 'webhookUrl']]),
			);
			expect(fixture.logs()).not.toContain(ours);
		});

		it('of two agents: taken one after another, each heard by its own workflow, each given back', async () => {
			const [one, other] = [fixture.hamsa.seedAgent(FOREIGN).id, fixture.hamsa.seedAgent().id];
			const first = await activated(one, { ifWebhookExists: 'replace' });
			const second = await activated(other);
			expect(webhookScope(one)).toEqual(OURS);
			expect(webhookScope(other)).toEqual(OURS);
			expect(agent(one).webhookAuth!.authSecret).not.toBe(agent(other).webhookAuth!.authSecret);

			expect(await send(one)).toBe(200);
			expect(await send(other)).toBe(200);
			await fixture.api.waitForExecutions(first.id, 1);
			await fixture.api.waitForExecutions(second.id, 1);

			await fixture.api.deactivateWorkflow(first.id);
			expect(webhookScope(one)).toEqual(FOREIGN);
			expect(await send(other)).toBe(200);
			await fixture.api.waitForExecutions(second.id, 2);
			await fixture.api.deactivateWorkflow(second.id);
			expect(agent(other).webhookUrl).toBeNull();
		});

		it('of somebody without a secret is put back without ours: one that nobody knows stands there', async () => {
			const { id: agentId } = fixture.hamsa.seedAgent({ webhookUrl: FOREIGN.webhookUrl });
			const { id } = await activated(agentId, { ifWebhookExists: 'replace' });
			const ours = agent(agentId).webhookAuth!.authSecret;
			await fixture.api.deactivateWorkflow(id);
			expect(webhookScope(agentId)).toEqual({ ...OURS, webhookUrl: FOREIGN.webhookUrl });
			expect(agent(agentId).webhookAuth!.authSecret).not.toBe(ours);
		});

		it('is left to whoever took it meanwhile', async () => {
			const { id: agentId } = fixture.hamsa.seedAgent();
			const { id } = await activated(agentId);
			Object.assign(agent(agentId), FOREIGN);
			await fixture.api.deactivateWorkflow(id);
			expect(webhookScope(agentId)).toEqual(FOREIGN);
		});

		it('keeps what it replaced when the workflow is published again, and a secret that was changed by hand is set again', async () => {
			const { id: agentId } = fixture.hamsa.seedAgent(FOREIGN);
			const trigger = hamsaTrigger(fixture, agentId, { ifWebhookExists: 'replace' });
			const { id } = await activate(fixture, [trigger, noOp('Work')]);
			agent(agentId).webhookAuth = { authKey: 'Bearer', authSecret: 'changed-by-hand-0123456789' };
			expect(await send(agentId)).toBe(503);
			expect(webhookScope(agentId)).toEqual(OURS);

			await fixture.api.updateWorkflow(id, {
				nodes: [{ ...trigger, parameters: { ...trigger.parameters, events: ['callEnded', 'callStarted'] } }, noOp('Work')],
			});
			await fixture.api.activateWorkflow(id);
			expect(webhookScope(agentId)).toEqual(OURS);
			expect(await send(agentId, { event: callEvent('call.started') })).toBe(200);
			await fixture.api.waitForExecutions(id, 1);
			await fixture.api.deactivateWorkflow(id);
			expect(webhookScope(agentId)).toEqual(FOREIGN);
		});
	});

	describe('a secret that Hamsa does not show', () => {
		beforeAll(() => {
			fixture.hamsa.settings.webhookSecretReadable = false;
		});
		afterAll(() => {
			fixture.hamsa.settings.webhookSecretReadable = true;
		});

		it('cannot be put back: the URL is, without our secret, and the log says so', async () => {
			const { id: agentId } = fixture.hamsa.seedAgent(FOREIGN);
			const { id } = await activated(agentId, { ifWebhookExists: 'replace' });
			expect(fixture.logs()).toContain('its secret has to be set again in Hamsa');
			const ours = agent(agentId).webhookAuth!.authSecret;
			expect(await send(agentId)).toBe(200);
			await fixture.api.waitForExecutions(id, 1);

			await fixture.api.deactivateWorkflow(id);
			expect(agent(agentId).webhookUrl).toBe(FOREIGN.webhookUrl);
			const left = agent(agentId).webhookAuth!.authSecret;
			expect(left).not.toBe(ours);
			// Not the mask either, which everybody could guess.
			expect(left).toMatch(/^[\w-]{43}$/);
			expect(fixture.logs()).toContain('but not its secret, which Hamsa does not show: set it again in Hamsa');
		});
	});

	describe.each([
		['readable', true],
		['masked', false],
	])('a test listen, the secret being %s', (_how, readable) => {
		beforeAll(() => {
			fixture.hamsa.settings.webhookSecretReadable = readable;
		});
		afterAll(() => {
			fixture.hamsa.settings.webhookSecretReadable = true;
		});

		it('does not leave the active workflow deaf', async () => {
			const { id: agentId } = fixture.hamsa.seedAgent();
			const { id } = await activated(agentId);
			const production = webhookScope(agentId);

			await fixture.api.listenForTestEvent({ id }, 'Trigger');
			const test = agent(agentId).webhookUrl!;
			expect(test).toBe(production.webhookUrl!.replace('/webhook/', '/webhook-test/'));
			expect(await send(agentId)).toBe(200);
			await pWaitFor(async () => !(await isWebhookRegistered(test)) && agent(agentId).webhookUrl === production.webhookUrl, {
				timeout: WAIT_TIMEOUT_MS,
			});
			expect(webhookScope(agentId)).toEqual(production);
			const before = (await fixture.api.listExecutions(id)).length;

			expect(await send(agentId)).toBe(200);
			await fixture.api.waitForExecutions(id, before + 1);
			await fixture.api.deactivateWorkflow(id);
			expect(agent(agentId).webhookUrl).toBeNull();
		});

		it('that is cancelled gives the webhook back too', async () => {
			const { id: agentId } = fixture.hamsa.seedAgent();
			const nodes = [hamsaTrigger(fixture, agentId), noOp('Work')];
			const stored = await fixture.api.createWorkflow(workflow('Listen', nodes, chain(...nodes)));
			const listener = await fixture.api.listenForTestEvent(stored, 'Trigger');
			expect(agent(agentId).webhookUrl).toContain('/webhook-test/');
			await listener.cancel();
			await pWaitFor(() => agent(agentId).webhookUrl === null, { timeout: WAIT_TIMEOUT_MS });
		});
	});

	describe('a new API key', () => {
		afterAll(async () => await useKey('hamsa-simulator-key'));

		async function useKey(apiKey: string): Promise<void> {
			fixture.hamsa.apiKey = apiKey;
			const { id, name, type } = fixture.hamsaCredential;
			await fixture.api.request('PATCH', `/rest/credentials/${id}`, { body: { name, type, data: hamsaAccount(fixture.hamsa) } });
		}

		it.each([
			['readable', true],
			['masked', false],
		])(
			'does not deafen the active workflow, not even after a test listen; activated again, the old secret is void (%s)',
			async (how, readable) => {
				fixture.hamsa.settings.webhookSecretReadable = readable;
				const { id: agentId } = fixture.hamsa.seedAgent();
				const { id } = await activated(agentId);
				const old = webhookScope(agentId);
				await useKey(`new-key-${how}`);
				expect(await send(agentId)).toBe(200);
				await fixture.api.waitForExecutions(id, 1);

				const listener = await fixture.api.listenForTestEvent({ id }, 'Trigger');
				await listener.cancel();
				await pWaitFor(() => agent(agentId).webhookUrl === old.webhookUrl, { timeout: WAIT_TIMEOUT_MS });
				expect(await send(agentId)).toBe(200);
				await fixture.api.waitForExecutions(id, 2);

				await fixture.api.deactivateWorkflow(id);
				await fixture.api.activateWorkflow(id);
				expect(agent(agentId).webhookAuth!.authSecret).not.toBe(old.webhookAuth!.authSecret);
				// What Hamsa does not show could be the secret of the delivery.
				expect(await send(agentId, { auth: old.webhookAuth })).toBe(readable ? 401 : 503);
				expect(await send(agentId)).toBe(200);
				await fixture.api.waitForExecutions(id, 3);
				await fixture.api.deactivateWorkflow(id);
				fixture.hamsa.settings.webhookSecretReadable = true;
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

export function hamsaWebhookAcrossRestart(getFixture: () => WithHamsa<RegularFixture>): AcrossRestart {
	let agentId: string;
	let workflowId: string;
	const agent = () => getFixture().hamsa.state.agent(agentId);

	return {
		name: 'the webhook of an agent at Hamsa',
		before: async () => {
			({ id: agentId } = getFixture().hamsa.seedAgent());
			({ id: workflowId } = await activate(getFixture(), [hamsaTrigger(getFixture(), agentId), noOp('Work')]));
		},
		tests: () => {
			it('is heard, and given back', async () => {
				const { api, hamsa } = getFixture();
				await pWaitFor(async () => await isWebhookRegistered(agent().webhookUrl!), { timeout: WAIT_TIMEOUT_MS });
				expect((await hamsa.deliver({ agentId, event: callEvent('call.ended', { agentId }) })).attempts[0].status).toBe(200);
				await api.waitForExecutions(workflowId, 1);
				await api.deactivateWorkflow(workflowId);
				expect(agent().webhookUrl).toBeNull();
			});
		},
	};
}
