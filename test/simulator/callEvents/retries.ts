import { attempt as attemptTo, repeatedly, succeeded, type Attempt } from '../common/attempt';

/** When a platform delivers an event again. */
export interface Retries {
	/** The wait before each further attempt, in seconds. */
	waits: readonly number[];
	/** Whether an attempt that did not succeed is followed by another one. */
	repeats: (attempt: Attempt) => boolean;
}

/** Anything but 2xx. */
export const untilSuccess = (): boolean => true;

/** No answer, 408, 429 and 5xx. */
export const unlessRefused = ({ status }: Attempt): boolean => status === null || status === 408 || status === 429 || status >= 500;

interface Repeating {
	url: string;
	body: Buffer;
	/** The headers of each attempt: the time in a signature is that of the attempt. */
	headers: () => Record<string, string>;
	retries: Retries;
	/** How much faster than the platform's time passes here. */
	timeScale: number;
	/** How long the platform waits for the answer, in milliseconds. */
	timeoutMs?: number;
}

/** Delivers an event as its platform does, again and again while it has to. @returns all attempts, never rejects */
export async function deliverWithRetries({ url, body, headers, retries, timeScale, timeoutMs = 10_000 }: Repeating): Promise<Attempt[]> {
	const { signal: closed } = new AbortController();
	return await repeatedly(async () => await attemptTo({ url, body, headers: headers(), timeoutMs, signal: closed }), {
		waits: retries.waits.map((seconds) => (seconds * 1000) / timeScale),
		isFinal: (attempt) => succeeded(attempt) || !retries.repeats(attempt),
		closed,
	});
}
