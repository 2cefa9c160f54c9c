// The webhook slot at AgentPhone: taken, kept, shared with a test listen, given back.
import pWaitFor from 'p-wait-for';

import { textMessage } from '../../simulator';
import { patience, isWebhookRegistered } from '../harness/api';
import { workflow } from '../harness/workflows';
import { activate, agentTrigger, chain, noOp, refusedActivation, seedPhoneAgent, type Stage } from './stage';

export function registrationSuite(getStage: () => Stage): void {
	let stage: Stage;
	let taken: { agentId: string; rejection: Promise<Error> };
	beforeAll(() => {
		stage = getStage();
		const agentId = seedPhoneAgent(stage);
		stage.simulator.seedWebhook({ agentId, url: 'https://shop.example.com/hook' });
		taken = { agentId, rejection: refusedActivation(stage, [agentTrigger(stage, agentId), noOp('Work')]) };
	});

	const slotOf = (agentId: string) => stage.simulator.state.ownerOf(agentId).agentWebhooks.get(agentId);
	const text = async (agentId: string) => (await stage.simulator.deliver({ agentId, event: textMessage() })).attempts[0];

	it('takes an empty slot with the settings of the node, and empties it again', async () => {
		const agentId = seedPhoneAgent(stage);
		const { id } = await activate(stage, [
			agentTrigger(stage, agentId, { events: ['textMessage'], timeout: 45, options: { contextLimit: 3 } }),
			noOp('Work'),
		]);
		expect(slotOf(agentId)).toMatchObject({
			url: expect.stringMatching(/\/webhook\/[0-9a-f-]+\/agentphone$/) as string,
			timeout: 45,
			contextLimit: 3,
		});
		expect((await text(agentId)).status).toBe(200);
		await stage.api.waitForExecutions(id, 1);
		await stage.api.deactivateWorkflow(id);
		expect(slotOf(agentId)).toBeUndefined();
	});

	it('replaces it when told to, and puts it back', async () => {
		const agentId = seedPhoneAgent(stage);
		stage.simulator.seedWebhook({ agentId, url: 'https://shop.example.com/hook', contextLimit: 7, timeout: 99 });
		const { id } = await activate(stage, [
			agentTrigger(stage, agentId, { events: ['textMessage'], ifWebhookExists: 'replace' }),
			noOp('Work'),
		]);
		expect((await text(agentId)).status).toBe(200);
		await stage.api.deactivateWorkflow(id);
		expect(slotOf(agentId)).toMatchObject({ url: 'https://shop.example.com/hook', contextLimit: 7, timeout: 99 });
	});

	it('leaves the slot to whoever took it meanwhile', async () => {
		const agentId = seedPhoneAgent(stage);
		const { id } = await activate(stage, [agentTrigger(stage, agentId), noOp('Work')]);
		stage.simulator.seedWebhook({ agentId, url: 'https://newer.example.com/hook' });
		await stage.api.deactivateWorkflow(id);
		expect(slotOf(agentId)!.url).toBe('https://newer.example.com/hook');
	});

	it('takes the slot of the whole account', async () => {
		const trigger = agentTrigger(stage, 'unused', { listenTo: 'account', events: ['textMessage'] });
		const { id } = await activate(stage, [trigger, noOp('Work')]);
		const other = seedPhoneAgent(stage);
		expect((await text(other)).status).toBe(200);
		await stage.api.waitForExecutions(id, 1);
		await stage.api.deactivateWorkflow(id);
		expect(stage.simulator.state.account().webhook).toBeFalsy();
	});

	describe.each([
		['readable', true],
		['masked', false],
	])('a test listen, the secret being %s afterwards', (_how, readable) => {
		afterAll(() => {
			stage.simulator.settings.webhookSecretReadable = true;
		});

		it('does not leave the active workflow deaf', async () => {
			stage.simulator.settings.webhookSecretReadable = readable;
			const agentId = seedPhoneAgent(stage);
			const trigger = agentTrigger(stage, agentId, { events: ['textMessage'] });
			const { id } = await activate(stage, [trigger, noOp('Work')]);
			expect((await text(agentId)).status).toBe(200);
			await stage.api.waitForExecutions(id, 1);
			const production = slotOf(agentId)!;

			await stage.api.listenForTestEvent({ id }, 'Trigger');
			const test = slotOf(agentId)!;
			expect(test.url).toBe(production.url.replace('/webhook/', '/webhook-test/'));
			expect((await text(agentId)).status).toBe(200);
			await pWaitFor(async () => !(await isWebhookRegistered(test.url)) && slotOf(agentId)!.url === production.url, {
				timeout: patience,
			});
			expect(slotOf(agentId)!.secret).not.toBe(production.secret);
			const before = (await stage.api.listExecutions(id)).length;

			// Delivered as the platform does: repeated until it is taken.
			const { attempts } = await stage.simulator.deliver({ agentId, event: textMessage(), retry: true });
			expect(attempts.map(({ status }) => status)).toEqual(readable ? [200] : [503, 200]);
			await stage.api.waitForExecutions(id, before + 1);
			expect((await text(agentId)).status).toBe(200);
			await stage.api.deactivateWorkflow(id);
			expect(slotOf(agentId)).toBeUndefined();
		});
	});

	it('a test listen that is cancelled gives the slot back too', async () => {
		const agentId = seedPhoneAgent(stage);
		const stored = await stage.api.createWorkflow(
			workflow('Listen', [agentTrigger(stage, agentId), noOp('Work')], chain(agentTrigger(stage, agentId), noOp('Work'))),
		);
		const listener = await stage.api.listenForTestEvent(stored, 'Trigger');
		expect(slotOf(agentId)!.url).toContain('/webhook-test/');
		await listener.cancel();
		await pWaitFor(() => slotOf(agentId) === undefined, { timeout: patience });
	});

	it('leaves a slot of somebody else alone, and says where it leads', async () => {
		expect((await taken.rejection).message).toMatch(/already delivers these events to another webhook/);
		expect(slotOf(taken.agentId)!.url).toBe('https://shop.example.com/hook');
	});

	it('does not ask AgentPhone again and again because of forged deliveries', async () => {
		const agentId = seedPhoneAgent(stage);
		const { id } = await activate(stage, [agentTrigger(stage, agentId, { events: ['textMessage'] }), noOp('Work')]);
		stage.simulator.clearRequests();
		for (let forged = 0; forged < 10; forged++) {
			const { attempts } = await stage.simulator.deliver({ agentId, event: textMessage(), secret: 'whsec_forged' });
			expect(attempts[0].status).toBe(401);
		}
		expect(stage.simulator.requests.map(({ method }) => method)).toEqual(['GET']);
		expect((await text(agentId)).status).toBe(200);
		await stage.api.deactivateWorkflow(id);
	});
}
