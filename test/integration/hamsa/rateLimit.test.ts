import { setTimeout as sleep } from 'node:timers/promises';

import { Bench, byId } from './support';

/** Hamsa allows 100 requests a minute (docs/platforms/hamsa.md, 1.4). Here a minute takes twelve seconds. */
const TIME_SCALE = 5;
const WINDOW_MS = 60_000 / TIME_SCALE;
const ALLOWED = 100;
const CALLS = 300;

/** From the beginning of a window to the beginning of the last one that is needed. */
const LEAST_MS = (CALLS / ALLOWED - 1) * WINDOW_MS;

it('makes 300 status calls under the rate limit, loses none and uses at least 95 % of it', async () => {
	const bench = await Bench.start({ timeScale: TIME_SCALE });
	try {
		bench.simulator.rateLimit(ALLOWED);
		const { id } = bench.simulator.seedJob();
		await sleep(WINDOW_MS - (Date.now() % WINDOW_MS));
		const startedAt = Date.now();
		const { json, error } = await bench.run('job.get', { jobId: byId(id) }, { items: Array.from({ length: CALLS }, () => ({})) });
		const tookMs = Date.now() - startedAt;

		expect(error).toBeUndefined();
		expect(json.filter((job) => job.id === id)).toHaveLength(CALLS);
		expect(bench.simulator.requests.filter(({ status }) => status === 200)).toHaveLength(CALLS);
		expect(tookMs).toBeGreaterThanOrEqual(LEAST_MS);
		expect(tookMs).toBeLessThanOrEqual(LEAST_MS / 0.95);
		// One refusal ends each window, and no more.
		expect(bench.simulator.requests.filter(({ status }) => status === 429)).toHaveLength(CALLS / ALLOWED - 1);
	} finally {
		await bench.close();
	}
}, 120_000);
