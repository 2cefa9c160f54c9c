// The disk under n8n's database is full for a while: it can store nothing, and so it must take nothing.
import pWaitFor from 'p-wait-for';

import { workflow } from '../../e2e/harness/workflows';
import { noOp } from '../../e2e/suites/fixture';
import { SAFE_SENTENCE, WHOLE_ANSWER, type FaultFixture } from '../harness/fixture';
import { burst, expectWellAgain } from '../harness/burst';
import { call, callCustomLlm, expectNotLeftHanging, type Heard } from '../harness/callers';

export interface DatabaseDisk {
	/** From now on the database has not one byte more than it has. */
	fill: () => Promise<void>;
	/** Makes room, and does what an operator has to do then. */
	free: () => Promise<void>;
	/** Events that may be done twice: what is remembered of deliveries is in the database, too. */
	mayDouble: number;
}

export function databaseDiskFault(fixture: () => FaultFixture, { fill, free, mayDouble }: DatabaseDisk): void {
	it('full disk of the database', async () => {
		const { api } = fixture();
		const storesNothing = async () => {
			try {
				await api.createWorkflow(workflow('No room', [noOp('Work')]));
				return false;
			} catch {
				return true;
			}
		};
		let late: Heard[] = [];
		const { row, callers, sent } = await burst(fixture(), {
			fault: 'full disk of the database',
			// A database goes on for a while in the room it has.
			events: 120,
			strike: async () => {
				await fill();
				try {
					await pWaitFor(storesNothing, { interval: 20, timeout: 20_000 });
					late = await Promise.all([call(fixture()), callCustomLlm(fixture())]);
				} finally {
					await free();
				}
			},
		});
		expect(row).toMatchObject({ acknowledged: row.delivered, lost: 0 });
		expect(row.doubled).toBeLessThanOrEqual(mayDouble);
		// Some had to come again.
		expect(Math.max(...sent.map(({ attempts }) => attempts.length))).toBeGreaterThan(1);
		[...callers, ...late].forEach(expectNotLeftHanging);
		for (const { spoken } of late) expect([SAFE_SENTENCE, WHOLE_ANSWER.at(-1)]).toContain(spoken.at(-1));
		await expectWellAgain(fixture());
	}, 300_000);
}
