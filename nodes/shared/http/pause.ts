import { monotonicNow, sleep } from '../clock';
import type { RequestContext } from './send';

/** A stopped execution is noticed within this time. */
const STEP_MS = 250;

/** Waits, or less if the execution is stopped meanwhile. */
export async function pause(this: RequestContext, ms: number): Promise<void> {
	const until = monotonicNow() + ms;
	for (let left = ms; left > 0; left = until - monotonicNow()) {
		if (stopped.call(this)) return;
		await sleep(Math.min(STEP_MS, left));
	}
}

function stopped(this: RequestContext): boolean {
	return 'getExecutionCancelSignal' in this && this.getExecutionCancelSignal()?.aborted === true;
}
