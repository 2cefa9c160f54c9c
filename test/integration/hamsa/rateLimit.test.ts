import { scaleDate } from '../../support/scaledClock';
import { Harness, byId } from './support';

/** Hamsa allows 100 requests a minute (docs/platforms/hamsa.md, 1.4). */
const ALLOWED = 100;
const MINUTE_MS = 60_000;
const CALLS = 300;

it('makes 300 status calls under the rate limit, loses none, and uses every minute up', async () => {
	scaleDate(Date.UTC(2030, 0, 1));
	const harness = await Harness.start({ timeScale: 1 });
	try {
		harness.simulator.rateLimit(ALLOWED);
		const { id } = harness.simulator.seedJob();
		const firstMinute = Math.floor(Date.now() / MINUTE_MS);
		const { json, error } = await harness.run('job.get', { jobId: byId(id) }, { items: Array.from({ length: CALLS }, () => ({})) });

		expect(error).toBeUndefined();
		expect(json.filter((job) => job.id === id)).toHaveLength(CALLS);
		const minutes = [0, 1, 2].map((minute) =>
			harness.simulator.requests.filter(({ time }) => Math.floor(time / MINUTE_MS) === firstMinute + minute),
		);
		// One refusal ends each minute but the last, and no more.
		const whole = [...Array<number>(ALLOWED).fill(200), 429];
		expect(minutes.map((requests) => requests.map(({ status }) => status))).toEqual([whole, whole, whole.slice(0, ALLOWED)]);
		expect(harness.simulator.requests).toHaveLength(CALLS + 2);
		// None is wasted at the beginning.
		for (const [{ time }] of minutes.slice(1)) expect(time % MINUTE_MS).toBeLessThan(0.05 * MINUTE_MS);
	} finally {
		await harness.close();
		jest.restoreAllMocks();
	}
});
