// n8n is killed three times under a flood. While it starts it answers deliveries itself, with 200 and then 404 (docs/readiness-gate.md).
import { burst } from '../harness/burst';
import type { FaultFixture } from '../harness/fixture';

const EVENTS = 400;

/** So that some hundred wait to be delivered again while n8n starts. */
const AT_ONCE = 100;

const KILLS = 3;

/**
 * Queue mode compares with the database as well as n8n lets it (docs/queue-mode.md): a delivery that is cut off may be queued already, and
 * here it comes again after a tenth of a second, not after minutes.
 */
const DOUBLED_AT_MOST = { regular: 0, queue: 8 };

/** @param kill kills the process that takes deliveries; the supervisor starts it again */
export function startupFaults(fixture: () => FaultFixture, kill: () => Promise<void>): void {
	const flood = async (isUngated: boolean) =>
		await burst(fixture(), {
			fault: `${KILLS} x kill -9 under a flood, ${isUngated ? 'without' : 'with'} the gate`,
			events: EVENTS,
			atOnce: AT_ONCE,
			isUngated,
			isPatient: true,
			strike: async () => {
				for (let times = 0; times < KILLS; times++) {
					await kill();
					await fixture().supervisor.allRun();
				}
			},
		});

	it('kills under a flood: behind the gate nothing that is acknowledged is lost, and everything is acknowledged', async () => {
		const { row } = await flood(false);
		expect(row).toMatchObject({ delivered: EVENTS, acknowledged: EVENTS, lost: 0 });
		expect(row.doubled).toBeLessThanOrEqual(DOUBLED_AT_MOST[row.mode]);
		expect(row.executedOnce).toBeGreaterThanOrEqual(EVENTS - DOUBLED_AT_MOST[row.mode]);
	}, 600_000);

	// What is lost is n8n's doing and chance; the page shows it.
	it('kills under a flood: without the gate, what is lost is counted', async () => {
		const { row } = await flood(true);
		expect(row.delivered).toBe(EVENTS);
		expect(row.executedOnce).toBeGreaterThan(EVENTS / 2);
	}, 600_000);
}
