import { Socket } from 'node:net';

import type * as byteStream from '../../../../nodes/shared/http/byteStream';

/** What a minute of waiting for an answer is in a test. */
const SHORT_MS = 1_000;

/**
 * Lets the time-outs of connections pass in no time; what was asked for is kept. To be ended with `jest.restoreAllMocks`.
 *
 * @returns the time-outs the code asked for, in milliseconds
 */
export function shortTimeouts(): number[] {
	const asked: number[] = [];
	// eslint-disable-next-line @typescript-eslint/unbound-method
	const real = Socket.prototype.setTimeout;
	jest.spyOn(Socket.prototype, 'setTimeout').mockImplementation(function (this: Socket, ms: number, callback?: () => void) {
		if (ms >= 10_000) asked.push(ms);
		return real.call(this, ms >= 10_000 ? SHORT_MS : ms, callback);
	});
	return asked;
}

/** `nodes/shared/http/byteStream` for `jest.mock`: a stream that says nothing is waited for as short as a connection. */
export function impatientStreams(): typeof byteStream {
	const real = jest.requireActual<typeof byteStream>('../../../../nodes/shared/http/byteStream');
	const short = <Patience extends { quietMs: number }>(patience: Patience): Patience => ({ ...patience, quietMs: Math.min(patience.quietMs, SHORT_MS) });
	return {
		...real,
		chunksOf: (stream, patience) => real.chunksOf(stream, short(patience)),
		wholeOf: async (stream, bounds) => await real.wholeOf(stream, short(bounds)),
	};
}
