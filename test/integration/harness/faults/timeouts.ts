import { Socket } from 'node:net';

import { monotonicNow, setSpeed, sleep } from '../../../support/scaledClock';

/** A minute passes in a third of a second, and in sixty ticks of the event loop. */
const SPEED = 200;

/** Only those of requests; shorter ones are Node's own. */
const SHORTEST_MS = 10_000;

/** How often a socket is looked at: twenty times a minute. */
const POLL_INTERVAL_MS = 3_000;

/**
 * Puts the time-outs of connections on the scaled clock, and lets it run faster. To be ended with `jest.restoreAllMocks`.
 *
 * @returns the time-outs the code asked for, in milliseconds
 */
export function scaleTimeouts(): number[] {
	setSpeed(SPEED);
	const asked: number[] = [];
	const latest = new WeakMap<Socket, symbol>();
	// eslint-disable-next-line @typescript-eslint/unbound-method
	const real = Socket.prototype.setTimeout;
	jest.spyOn(Socket.prototype, 'setTimeout').mockImplementation(function (this: Socket, ms: number, callback?: () => void) {
		const mine = Symbol();
		// Each one replaces the one before.
		latest.set(this, mine);
		if (ms < SHORTEST_MS) return real.call(this, ms, callback);
		asked.push(ms);
		real.call(this, 0);
		if (callback) this.once('timeout', callback);
		void timeOut(this, ms, () => latest.get(this) === mine);
		return this;
	});
	return asked;
}

/** Like the time-out of Node: an event once nothing was sent or received for so long. */
async function timeOut(socket: Socket, ms: number, counts: () => boolean): Promise<void> {
	const transferred = () => socket.bytesRead + socket.bytesWritten;
	let known = transferred();
	for (let activeAt = monotonicNow(); counts() && !socket.destroyed; ) {
		await sleep(POLL_INTERVAL_MS);
		if (transferred() !== known) {
			[known, activeAt] = [transferred(), monotonicNow()];
		} else if (monotonicNow() - activeAt >= ms && counts() && !socket.destroyed) {
			socket.emit('timeout');
			activeAt = monotonicNow();
		}
	}
}
