// The webhook slot at AgentPhone: taken, kept, shared with a test listen, given back.
import pWaitFor from 'p-wait-for';

import { textMessage } from '../../simulator';
import { WAIT_TIMEOUT_MS, isWebhookRegistered } from '../harness/api';
import { workflow } from '../harness/workflows';
import { activate, agentTrigger, chain, noOp, refusedActivation, seedPhoneAgent, type Fixture } from './fixture';

export function registrationSuite(getFixture: () => Fixture): void {
	let fixture: Fixture;
	let taken: { agentId: string; rejection: Promise<Error> };
	beforeAll(() => {
		fixture = getFixture();
		const agentId = seedPhoneAgent(fixture);
		fixture.simulator.seedWebhook({ agentId, url: 'https://shop.example.com/hook' });
		taken = { agentId, rejection: refusedActivation(fixture, [agentTrigger(fixture, agentId), noOp('Work')]) };
	});

	const slotOf = (agentId: string) => fixture.simulator.state.ownerOf(agentId).agentWebhooks.get(agentId);
	const text = async (agentId: string) => (await fixture.simulator.deliver({ agentId, event: textMessage() })).attempts[0];

	it('takes an empty slot with the settings of the node, and empties it again', async () => {
		const agentId = seedPhoneAgent(fixture);
		const { id } = await activate(fixture, [
			agentTrigger(fixture, agentId, { events: ['textMessage', 'voiceTurn'], timeout: 45, options: { contextLimit: 3 } }),
			noOp('Work'),
		]);
		expect(slotOf(agentId)).toMatchObject({
			url: expect.stringMatching(/\/webhook\/[0-9a-f-]+\/agentphone$/) as string,
			timeout: 45,
			contextLimit: 3,
		});
		expect((await text(agentId)).status).toBe(200);
		await fixture.api.waitForExecutions(id, 1);
		await fixture.api.deactivateWorkflow(id);
		expect(slotOf(agentId)).toBeUndefined();
	});

	it('replaces it when told to, and puts it back', async () => {
		const agentId = seedPhoneAgent(fixture);
		fixture.simulator.seedWebhook({ agentId, url: 'https://shop.example.com/hook', contextLimit: 7, timeout: 99 });
		const { id } = await activate(fixture, [
			agentTrigger(fixture, agentId, { events: ['textMessage'], ifWebhookExists: 'replace' }),
			noOp('Work'),
		]);
		expect((await text(agentId)).status).toBe(200);
		await fixture.api.deactivateWorkflow(id);
		expect(slotOf(agentId)).toMatchObject({ url: 'https://shop.example.com/hook', contextLimit: 7, timeout: 99 });
	});

	it('leaves the slot to whoever took it meanwhile', async () => {
		const agentId = seedPhoneAgent(fixture);
		const { id } = await activate(fixture, [agentTrigger(fixture, agentId), noOp('Work')]);
		fixture.simulator.seedWebhook({ agentId, url: 'https://newer.example.com/hook' });
		await fixture.api.deactivateWorkflow(id);
		expect(slotOf(agentId)!.url).toBe('https://newer.example.com/hook');
	});

	it('takes the slot of the whole account', async () => {
		const trigger = agentTrigger(fixture, 'unused', { listenTo: 'account', events: ['textMessage'] });
		const { id } = await activate(fixture, [trigger, noOp('Work')]);
		const other = seedPhoneAgent(fixture);
		expect((await text(other)).status).toBe(200);
		await fixture.api.waitForExecutions(id, 1);
		await fixture.api.deactivateWorkflow(id);
		expect(fixture.simulator.state.account().webhook).toBeFalsy();
	});

	describe.each([
		['readable', true],
		['masked', false],
	])('a test listen, the secret being %s afterwards', (_how, readable) => {
		afterAll(() => {
			fixture.simulator.settings.webhookSecretReadable = true;
		});

		it('does not leave the active workflow deaf', async () => {
			fixture.simulator.settings.webhookSecretReadable = readable;
			const agentId = seedPhoneAgent(fixture);
			const trigger = agentTrigger(fixture, agentId, { events: ['textMessage'] });
			const { id } = await activate(fixture, [trigger, noOp('Work')]);
			expect((await text(agentId)).status).toBe(200);
			await fixture.api.waitForExecutions(id, 1);
			const production = slotOf(agentId)!;

			await fixture.api.listenForTestEvent({ id }, 'Trigger');
			const test = slotOf(agentId)!;
			expect(test.url).toBe(production.url.replace('/webhook/', '/webhook-test/'));
			expect((await text(agentId)).status).toBe(200);
			await pWaitFor(async () => !(await isWebhookRegistered(test.url)) && slotOf(agentId)!.url === production.url, {
				timeout: WAIT_TIMEOUT_MS,
			});
			expect(slotOf(agentId)!.secret).not.toBe(production.secret);
			const before = (await fixture.api.listExecutions(id)).length;

			// Delivered as the platform does: repeated until it is taken.
			const { attempts } = await fixture.simulator.deliver({ agentId, event: textMessage(), retry: true });
			expect(attempts.map(({ status }) => status)).toEqual(readable ? [200] : [503, 200]);
			await fixture.api.waitForExecutions(id, before + 1);
			expect((await text(agentId)).status).toBe(200);
			await fixture.api.deactivateWorkflow(id);
			expect(slotOf(agentId)).toBeUndefined();
		});
	});

	it('a test listen that is cancelled gives the slot back too', async () => {
		const agentId = seedPhoneAgent(fixture);
		const stored = await fixture.api.createWorkflow(
			workflow('Listen', [agentTrigger(fixture, agentId), noOp('Work')], chain(agentTrigger(fixture, agentId), noOp('Work'))),
		);
		const listener = await fixture.api.listenForTestEvent(stored, 'Trigger');
		expect(slotOf(agentId)!.url).toContain('/webhook-test/');
		await listener.cancel();
		await pWaitFor(() => slotOf(agentId) === undefined, { timeout: WAIT_TIMEOUT_MS });
	});

	it('leaves a slot of somebody else alone, and says where it leads', async () => {
		expect((await taken.rejection).message).toMatch(/already delivers these events to another webhook/);
		expect(slotOf(taken.agentId)!.url).toBe('https://shop.example.com/hook');
	});

	it('does not ask AgentPhone again and again because of forged deliveries', async () => {
		const agentId = seedPhoneAgent(fixture);
		const { id } = await activate(fixture, [agentTrigger(fixture, agentId, { events: ['textMessage'] }), noOp('Work')]);
		fixture.simulator.clearRequests();
		const statuses: unknown[] = [];
		for (let forged = 0; forged < 40; forged++) {
			const { attempts } = await fixture.simulator.deliver({ agentId, event: textMessage(), secret: 'whsec_forged' });
			statuses.push(attempts[0].status);
		}
		// Refused for good as long as AgentPhone may be asked, and then until it may be asked again.
		expect(new Set(statuses)).toEqual(new Set([401, 503]));
		const asked = fixture.simulator.requests.length;
		expect(asked).toBe(statuses.filter((status) => status === 401).length);
		expect(asked).toBeLessThan(20);
		expect((await text(agentId)).status).toBe(200);
		await fixture.api.deactivateWorkflow(id);
	});
}
