import { setTimeout as sleep } from 'node:timers/promises';

import { messageOf } from './apiError';
import { post, readText, type PostOptions } from './post';

/** What came of one attempt to deliver; `status` null means no answer, `error` says why. */
export interface Attempt {
	status: number | null;
	body: string;
	ms: number;
	error?: string;
}

/** Any 2xx. */
export const succeeded = ({ status, error }: Attempt): boolean => error === undefined && status !== null && status >= 200 && status < 300;

/** Sends one delivery and waits for the whole answer, for `timeoutMs` at most. Never rejects. */
export async function attempt({ timeoutMs, signal: closed, ...delivery }: PostOptions & { timeoutMs: number }): Promise<Attempt> {
	const started = performance.now();
	const elapsed = () => Math.round(performance.now() - started);
	const timeout = AbortSignal.timeout(timeoutMs);
	try {
		const response = await post({ ...delivery, signal: AbortSignal.any([closed, timeout]) });
		const body = await readText(response);
		return { status: response.statusCode ?? null, body, ms: elapsed() };
	} catch (error) {
		const reason = timeout.aborted ? `No answer within ${timeoutMs} ms` : messageOf(error);
		return { status: null, body: '', ms: elapsed(), error: reason };
	}
}

interface Repeating {
	/** Before each further attempt, in milliseconds. */
	waits: readonly number[];
	/** Whether nothing comes after an attempt. */
	isFinal: (attempt: Attempt) => boolean;
	/** Ends the wait and the repetition. */
	closed: AbortSignal;
}

/**
 * Attempts, again and again while one is not final. Never rejects by itself.
 *
 * @param make makes an attempt, and is told how long the wait is before the next one, if there has to be one; null for the last
 */
export async function repeatedly(
	make: (wait: number | null) => Promise<Attempt>,
	{ waits, isFinal, closed }: Repeating,
): Promise<Attempt[]> {
	const attempts: Attempt[] = [];
	for (const wait of [...waits, null]) {
		const made = await make(wait);
		attempts.push(made);
		if (wait === null || isFinal(made) || closed.aborted) break;
		await sleep(wait, undefined, { signal: closed }).catch(() => undefined);
	}
	return attempts;
}
