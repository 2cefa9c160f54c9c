// Clients that hold connections and say little or nothing.
import { startBadClients, type BadClients } from '../harness/badClients';
import type { FaultStage } from '../harness/stage';
import { call, expectNotLeftHanging, expectWellAgain, newestExecution, storm } from '../harness/storm';

export function connectionFaults(stage: () => FaultStage): void {
	it('slow and half-open connections', async () => {
		const { simulator, agentId, api, workflowIds } = stage();
		const last = await newestExecution(stage());
		let clients: BadClients | undefined;
		const { row, callers } = await storm(stage(), {
			fault: 'slow and half-open connections',
			strike: async () => {
				clients = await startBadClients(simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!.url, {
					silent: 100,
					slow: 100,
				});
				// Callers who are gone in the middle of a sentence.
				const gone = Array.from({ length: 10 }, () => call(stage(), 0, { hangUpAfterLines: 1 }));
				await Promise.all(gone);
				// All the others are still there, and n8n has time for whoever comes now.
				expect(clients.connected()).toBe(200);
				const turn = await call(stage());
				expect(turn.problems).toEqual([]);
				expect(turn.final).not.toBeNull();
			},
		});
		expect(clients!.connected()).toBe(200);
		clients!.hangUp();
		expect(row).toMatchObject({ acknowledged: row.delivered, executedOnce: row.delivered, byHand: 0, lost: 0, doubled: 0 });
		expect(row.callers).toMatchObject({ answered: callers.length });
		// Half a body starts nothing: half of the storm's events are AgentPhone's.
		expect((await api.listExecutions(workflowIds[0])).filter(({ id }) => Number(id) > last)).toHaveLength(row.delivered / 2);
		callers.forEach(expectNotLeftHanging);
		await expectWellAgain(stage());
	}, 240_000);
}
