// The clock of n8n's machines is wrong for a while.
import pWaitFor from 'p-wait-for';

import { textMessage } from '../../simulator';
import type { FaultFixture } from '../harness/fixture';
import { burst, expectWellAgain } from '../harness/burst';
import { expectNotLeftHanging } from '../harness/callers';

export function clockFaults(fixture: () => FaultFixture): void {
	/** Sets n8n's clock wrong by so many seconds, and waits until everything that takes webhooks has noticed. */
	async function shiftClock(seconds: number): Promise<void> {
		const { simulator, surroundings, voiceAgentId, webhookUrls } = fixture();
		surroundings.setClock(seconds);
		const { pathname } = new URL(simulator.state.ownerOf(voiceAgentId).agentWebhooks.get(voiceAgentId)!.url);
		const isWrong = async (webhookUrl: string) => {
			// Refused for its time or else for its signature: nothing starts.
			const { attempts } = await simulator.deliver({
				agentId: voiceAgentId,
				event: textMessage(),
				signature: 'sha256=forged',
				url: new URL(pathname, webhookUrl).href,
			});
			return attempts[0].body.includes('clock');
		};
		for (const webhookUrl of webhookUrls)
			await pWaitFor(async () => (await isWrong(webhookUrl)) === (seconds !== 0), { interval: 50, timeout: 10_000 });
	}

	it.each([
		['10 minutes ahead', 600, 'old'],
		['10 minutes behind', -600, 'in the future'],
	])(
		'clock %s',
		async (how, seconds, reason) => {
			const { simulator, agentId } = fixture();
			const { deliveries } = simulator.state.ownerOf(agentId);
			const rejected = () =>
				deliveries.filter(
					({ slot, httpStatus, responseBody }) => slot.includes(agentId) && httpStatus === 401 && responseBody?.includes(reason),
				);
			const { row, callers, sent } = await burst(fixture(), {
				fault: `clock ${how}`,
				strike: async () => {
					await shiftClock(seconds);
					// Somebody reads in AgentPhone's log of deliveries what is wrong, and mends it.
					await pWaitFor(() => rejected().length > 0, { interval: 50, timeout: 20_000 });
					expect(rejected()[0].responseBody).toContain('the clock of the server is wrong');
					await shiftClock(0);
				},
			});
			// These platforms do not repeat what was refused: docs/examples/catch-up.md fetches it.
			const refused = sent.filter(({ attempts }) => attempts.at(-1) === 401);
			for (const { kind } of refused) expect(['text', 'ended', 'elevenLabsTrigger']).toContain(kind);
			const taken = row.delivered - refused.length;
			expect(taken).toBeGreaterThan(row.delivered / 2);
			expect(row).toMatchObject({ acknowledged: taken, executedOnce: taken, byHand: 0, lost: 0, doubled: 0 });
			callers.forEach(expectNotLeftHanging);
			// Not even one who was waiting for the workflow's next word when the clock was set.
			expect(row.callers).toMatchObject({ answered: callers.length });
			await expectWellAgain(fixture());
		},
		240_000,
	);

	it('publishes and unpublishes while the clock is wrong', async () => {
		const { api, voiceWorkflowId } = fixture();
		await shiftClock(600);
		await api.deactivateWorkflow(voiceWorkflowId);
		await api.activateWorkflow(voiceWorkflowId);
		await shiftClock(0);
		await expectWellAgain(fixture());
	}, 120_000);
}
