import { monotonicNow, sleep } from '../clock';

/** Longest single sleep, in milliseconds: a closed turn must not be kept in memory until its deadline. */
const LONGEST_SLEEP_MS = 250;

export interface Watch {
	/** Whether there is still something to wait for. */
	isOpen(): boolean;
	/** When something was last heard, on the monotonic clock: the deadline counts from here. */
	lastHeardAt(): number;
	/** Called once, if `limitMs` pass without anything heard. */
	onSilence(): void;
	limitMs: number;
}

/**
 * Watches over an open answer until it closes or falls silent for too long. Not awaited by its caller;
 * nodes may not use timers, hence the short sleeps. Never rejects.
 */
export async function watchOver(watch: Watch): Promise<void> {
	while (watch.isOpen()) {
		const leftMs = watch.lastHeardAt() + watch.limitMs - monotonicNow();
		if (leftMs <= 0) return watch.onSilence();
		await sleep(Math.min(leftMs, LONGEST_SLEEP_MS));
	}
}
