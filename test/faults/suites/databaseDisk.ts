// The disk under n8n's database is full for a while: it can store nothing, and so it must take nothing.
import pWaitFor from 'p-wait-for';

import { SAFE_SENTENCE, type FaultStage } from '../harness/stage';
import { call, expectNotLeftHanging, expectWellAgain, spokenIn, storm, WHOLE_ANSWER } from '../harness/storm';

export interface DatabaseDisk {
	/** From now on the database has not one byte more than it has. */
	fill: () => Promise<void>;
	/** Makes room, and does what an operator has to do then. */
	free: () => Promise<void>;
}

export function databaseDiskFault(stage: () => FaultStage, { fill, free }: DatabaseDisk): void {
	it('full disk of the database', async () => {
		const { simulator, agentId } = stage();
		const { deliveries } = simulator.state.ownerOf(agentId);
		const before = deliveries.length;
		const wasRefused = ({ slot, attemptCount, httpStatus }: (typeof deliveries)[number]) => slot.includes(agentId) && attemptCount > 0 && (httpStatus === null || httpStatus >= 500);
		const refused = () => deliveries.slice(before).filter(wasRefused);
		let caller: Awaited<ReturnType<typeof call>> | undefined;
		const { row, callers } = await storm(stage(), {
			fault: 'full disk of the database',
			strike: async () => {
				await fill();
				try {
					caller = await call(stage());
					await pWaitFor(() => refused().length >= 3, { interval: 50, timeout: 20_000 });
				} finally {
					await free();
				}
			},
		});
		expect(row).toMatchObject({ acknowledged: row.delivered, executedOnce: row.delivered, lost: 0, doubled: 0 });
		callers.forEach(expectNotLeftHanging);
		expectNotLeftHanging(caller!);
		expect([SAFE_SENTENCE, WHOLE_ANSWER.at(-1)]).toContain(spokenIn(caller!).at(-1));
		await expectWellAgain(stage());
	}, 300_000);
}
