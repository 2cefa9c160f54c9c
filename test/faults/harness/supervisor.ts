// What systemd and Docker do (`restart: unless-stopped`): a process of n8n that has ended is started again, and nothing else is touched.
import { setTimeout as sleep } from 'node:timers/promises';

import pWaitFor from 'p-wait-for';

import type { N8nProcess } from '../../e2e/harness/n8n';

export interface Supervisor {
	/** How often it has started one again so far. */
	readonly restarts: number;
	/** Waits until every process runs and is ready. */
	allRun(): Promise<void>;
	stop(): Promise<void>;
}

const LOOK_EVERY_MS = 200;

/** Docker waits a little longer after each failure; this one does not. */
const PAUSE_AFTER_FAILURE_MS = 1_000;

export function supervise(processes: N8nProcess[]): Supervisor {
	let restarts = 0;
	let stopped = false;
	const starting = new Set<N8nProcess>();
	const watch = async (one: N8nProcess) => {
		while (!stopped) {
			if (!one.isRunning) {
				starting.add(one);
				restarts += 1;
				// What it needs may still be away: it is tried again.
				await one.restart().catch(() => sleep(PAUSE_AFTER_FAILURE_MS));
				starting.delete(one);
			}
			await sleep(LOOK_EVERY_MS);
		}
	};
	const watches = Promise.all(processes.map(watch));
	return {
		get restarts() {
			return restarts;
		},
		allRun: () => pWaitFor(() => processes.every((one) => one.isRunning && !starting.has(one)), { interval: 50, timeout: 120_000 }),
		stop: async () => {
			stopped = true;
			await watches;
		},
	};
}
