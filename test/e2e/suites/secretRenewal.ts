// The signing secret is renewed outside n8n at the worst moment. AgentPhone does not deliver again after a 4xx, so a genuine event
// must never get one.
import pWaitFor from 'p-wait-for';

import { textMessage } from '../../simulator';
import { WAIT_TIMEOUT_MS } from '../harness/api';
import { activate, agentTrigger, noOp, seedPhoneAgent, type Fixture } from './fixture';

export function secretRenewalSuite(getFixture: () => Fixture): void {
	const slotOf = (agentId: string) => getFixture().simulator.state.ownerOf(agentId).slotFor(agentId)!.webhook;

	async function activateForTexts() {
		const agentId = seedPhoneAgent(getFixture());
		const { id } = await activate(getFixture(), [agentTrigger(getFixture(), agentId, { events: ['textMessage'] }), noOp('Work')]);
		return { agentId, id };
	}

	/** As the dashboard does it. */
	const renewSecret = (agentId: string) => {
		slotOf(agentId).secret = `whsec_renewed_${agentId}`;
	};

	/** Delivers the same event until it is taken. @returns the status of each attempt before */
	async function deliverUntilTaken(agentId: string): Promise<unknown[]> {
		const statuses: unknown[] = [];
		const event = textMessage({ data: { message: 'After the renewal' } });
		await pWaitFor(
			async () => {
				const { attempts } = await getFixture().simulator.deliver({ agentId, event, id: `del_renewed_${agentId}` });
				statuses.push(attempts[0].status);
				return attempts[0].status === 200;
			},
			{ timeout: WAIT_TIMEOUT_MS, interval: 500 },
		);
		return statuses.slice(0, -1);
	}

	async function expectRunOnce(id: string): Promise<void> {
		await getFixture().api.waitForExecutions(id, 1, { status: 'success' });
		expect(await getFixture().api.listExecutions(id)).toHaveLength(1);
		await getFixture().api.deactivateWorkflow(id);
	}

	it('within ten seconds of forged deliveries: a genuine event is taken in the end, once, and was never refused for good', async () => {
		const { agentId, id } = await activateForTexts();
		let forged: unknown;
		do {
			const { attempts } = await getFixture().simulator.deliver({ agentId, event: textMessage(), secret: 'whsec_forged' });
			forged = attempts[0].status;
		} while (forged === 401);
		renewSecret(agentId);
		const before = await deliverUntilTaken(agentId);
		expect(before.length).toBeGreaterThan(0);
		expect(new Set(before)).toEqual(new Set([503]));
		await expectRunOnce(id);
	});

	it('right after one forged delivery: the next one looks again', async () => {
		const { agentId, id } = await activateForTexts();
		const { attempts } = await getFixture().simulator.deliver({ agentId, event: textMessage(), secret: 'whsec_forged' });
		expect(attempts[0].status).toBe(401);
		renewSecret(agentId);
		expect(await deliverUntilTaken(agentId)).toEqual([]);
		await expectRunOnce(id);
	});

	it("while AgentPhone's API is away: a genuine event is taken in the end, once", async () => {
		const { agentId, id } = await activateForTexts();
		renewSecret(agentId);
		getFixture().simulator.faults.add({ method: 'GET', status: 503, times: 1_000 });
		const event = textMessage({ data: { message: 'After the renewal' } });
		const { attempts } = await getFixture().simulator.deliver({ agentId, event, id: `del_renewed_${agentId}` });
		expect(attempts.map(({ status }) => status)).toEqual([503]);
		getFixture().simulator.faults.clear();
		expect(new Set(await deliverUntilTaken(agentId))).toEqual(new Set());
		await expectRunOnce(id);
	});
}
