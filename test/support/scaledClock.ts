/**
 * Stands in for `nodes/shared/clock` in unit and integration tests. Its time stands still until somebody sleeps. Then it
 * passes in ticks of the event loop, each worth `TICK_MS * speed` milliseconds: so waits are short, and a test process that
 * gets no processor for a second loses one tick, not `speed` seconds.
 */

/** Milliseconds between two ticks, on the real clock. */
const TICK_MS = 5;

/** How much faster than the real clock it runs, unless a test sets another speed. */
const USUAL_SPEED = 20;

interface Waiter {
	until: number;
	resume: () => void;
}

let speed = USUAL_SPEED;
let now = 0;
let ticking: NodeJS.Timeout | undefined;
const waiters = new Set<Waiter>();

export const monotonicNow = (): number => now;

export const sleep = async (ms: number): Promise<void> =>
	await new Promise((resume) => {
		waiters.add({ until: now + ms, resume });
		// A sleep nobody waits for any more must not keep the process alive.
		ticking ??= setInterval(() => pass(TICK_MS * speed), TICK_MS).unref();
	});

/** Lets time pass at once, and wakes whoever slept for no longer. */
export function pass(ms: number): void {
	now += ms;
	const due = [...waiters].filter(({ until }) => until <= now).sort((a, b) => a.until - b.until);
	for (const waiter of due) {
		waiters.delete(waiter);
		waiter.resume();
	}
	if (waiters.size > 0) return;
	clearInterval(ticking);
	ticking = undefined;
}

/** Until the end of the test; without a factor, the usual speed. At 0 time passes with `pass` alone. */
export const setSpeed = (factor = USUAL_SPEED): void => void (speed = factor);

/** Puts `Date.now` on this clock as well, where the product reckons with dates. To be ended with `jest.restoreAllMocks`. */
export function scaleDate(from = Date.now()): void {
	const offset = from - now;
	jest.spyOn(Date, 'now').mockImplementation(() => offset + now);
}
