// Clients that hold connections and say little or nothing.
import { startBadClients, type BadClients } from '../harness/badClients';
import type { FaultFixture } from '../harness/fixture';
import { burst, expectWellAgain, newestExecution } from '../harness/burst';
import { call, callCustomLlm, expectNotLeftHanging } from '../harness/callers';

export function connectionFaults(fixture: () => FaultFixture): void {
	it('slow and half-open connections', async () => {
		const { simulator, agentId, api, workflowIds } = fixture();
		const last = await newestExecution(fixture());
		let clients: BadClients | undefined;
		const { row, callers, sent } = await burst(fixture(), {
			fault: 'slow and half-open connections',
			strike: async () => {
				clients = await startBadClients(simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!.url, {
					silent: 100,
					slow: 100,
				});
				// Callers who are gone in the middle of a sentence.
				const gone = Array.from({ length: 10 }, () => call(fixture(), 0, { hangUpAfterLines: 1 }));
				await Promise.all(gone);
				// All the others are still there, and n8n has time for whoever comes now.
				expect(clients.connected()).toBe(200);
				for (const one of [call, callCustomLlm]) expect(await one(fixture())).toMatchObject({ problems: [], ended: true });
			},
		});
		expect(clients!.connected()).toBe(200);
		clients!.hangUp();
		expect(row).toMatchObject({ acknowledged: row.delivered, executedOnce: row.delivered, byHand: 0, lost: 0, doubled: 0 });
		expect(row.callers).toMatchObject({ answered: callers.length });
		// Half a body starts nothing.
		const ofAgentPhone = (await api.listExecutions(workflowIds[0])).filter(({ id }) => Number(id) > last);
		expect(ofAgentPhone).toHaveLength(sent.filter(({ kind }) => kind === 'text' || kind === 'ended').length);
		callers.forEach(expectNotLeftHanging);
		await expectWellAgain(fixture());
	}, 240_000);
}
