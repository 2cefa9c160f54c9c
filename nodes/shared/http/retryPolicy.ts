/**
 * When a request is sent again. Everything that decides it is in this file; nothing else waits or repeats.
 *
 * | what happened                  | repeatable request        | other request (place a call, send, buy, register) |
 * | ------------------------------ | ------------------------- | ------------------------------------------------- |
 * | 429                            | again, as Retry-After asks | again, as Retry-After asks: the API did not act   |
 * | 408, 500, 502 to 504,          | again, with backoff        | never: it may have acted                          |
 * | 520 to 524, 529, 530           |                            |                                                   |
 * | any other status from 500 on   | never                      | never: it may have acted                          |
 * | no answer (network, time-out)  | again, with backoff        | never: it may have acted                          |
 * | anything else                  | never                      | never                                             |
 *
 * 520 to 530 are Cloudflare's: the gateway got no good answer from the platform, which may have carried the request out
 * (https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/). A `Retry-After` beside
 * one of the statuses that pass makes the wait longer, unless it asks for more than is waited for. No wait is shorter than the
 * backoff.
 *
 * Sources: docs/platforms/agentphone.md, 5.1, 5.2 and 9 (of the statuses worth repeating, the widest list); docs/platforms/hamsa.md, 1.3 and 1.4.
 */

/** First attempt included. */
export const MAX_ATTEMPTS = 4;

/** Wait before the second attempt; it doubles from there. */
export const BASE_WAIT_MS = 500;

export const MAX_WAIT_MS = 8_000;

/** A longer Retry-After is not waited for, unless a platform's rules say so: the request is given up and the user is told how long to wait. */
export const MAX_RETRY_AFTER_MS = 30_000;

export const TOO_MANY_REQUESTS = 429;

const RETRYABLE_STATUSES = new Set([408, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529, 530]);

/** No answer for a reason that passes. A host that does not exist or a bad certificate stays as it is. */
const RETRYABLE_CODES = new Set([
	'EAI_AGAIN',
	'ECONNABORTED',
	'ECONNREFUSED',
	'ECONNRESET',
	'EHOSTUNREACH',
	'ENETDOWN',
	'ENETUNREACH',
	'EPIPE',
	'ERR_NETWORK',
	'ETIMEDOUT',
]);

/** No connection came about, so the request cannot have been carried out. */
const NEVER_SENT_CODES = new Set(['EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETDOWN', 'ENETUNREACH', 'ENOTFOUND', 'ERR_SSL_WRONG_VERSION_NUMBER']);

/** The other side could not prove who it is, and was sent nothing. A time-out of the handshake is not among them: it says less. */
const CERTIFICATE_CODE = /CERT|UNABLE_TO_VERIFY/;

/** Whether Node's code says that the certificate was not accepted. */
export const isCertificateCode = (code: string): boolean => CERTIFICATE_CODE.test(code);

/** How one attempt ended. `askedMs` is how long the answer asks to wait, in milliseconds; `code` is Node's or axios's word for why no HTTP answer came. */
export type AttemptEnd =
	| { responded: true; statusCode: number; askedMs?: number }
	| { responded: false; code: string };

/**
 * The wait a `Retry-After` header asks for: whole seconds or an HTTP date.
 *
 * @returns milliseconds, 0 for a date gone by, or undefined if the header is absent or unreadable
 */
export function retryAfterMs(header: unknown, now = Date.now()): number | undefined {
	if (typeof header !== 'string' && typeof header !== 'number') return undefined;
	const text = String(header).trim();
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
	// Date.parse reads stray numbers such as "-5" as years, so only a text with a month name counts as a date.
	const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * Whether the attempt may have changed something on the other side although no good answer came. A 2xx counts as well: where
 * its body cannot be read, nobody knows what was done. A 429 and the other 4xx say that nothing was done.
 */
export function mayHaveExecuted(end: AttemptEnd): boolean {
	if (!end.responded) return !NEVER_SENT_CODES.has(end.code) && !isCertificateCode(end.code);
	const { statusCode } = end;
	return statusCode === 408 || statusCode >= 500 || (statusCode >= 200 && statusCode < 300);
}

/** How a platform limits its requests, and how patient we are with it. */
export interface RateLimitRules {
	/** Attempts at most, the first one included, if all of them are refused with 429. */
	maxAttempts: number;
	/** A longer wait is not waited for. */
	maxWaitMs: number;
	/** The wait that the headers of a 429 ask for, in milliseconds; undefined if they ask for none. Header names are lower case. */
	askedMs: (headers: Record<string, unknown>) => number | undefined;
}

export const DEFAULT_RATE_LIMIT: RateLimitRules = {
	maxAttempts: MAX_ATTEMPTS,
	maxWaitMs: MAX_RETRY_AFTER_MS,
	askedMs: (headers) => retryAfterMs(headers['retry-after']),
};

/**
 * Decides about another attempt.
 *
 * @param attempt how many attempts were made, from 1
 * @param repeatable whether sending it twice has the same effect as sending it once
 * @returns milliseconds to wait before the next attempt, or undefined to give up
 */
export function nextWaitMs(
	attempt: number,
	idempotent: boolean,
	end: AttemptEnd,
	rateLimit: RateLimitRules = DEFAULT_RATE_LIMIT,
	random: () => number = Math.random,
): number | undefined {
	const isRateLimited = end.responded && end.statusCode === TOO_MANY_REQUESTS;
	if (attempt >= (isRateLimited ? rateLimit.maxAttempts : MAX_ATTEMPTS)) return undefined;
	const passing = end.responded ? RETRYABLE_STATUSES.has(end.statusCode) : RETRYABLE_CODES.has(end.code);
	if (!isRateLimited && !(idempotent && passing)) return undefined;
	const askedMs = (end.responded && end.askedMs) || 0;
	const isTooLong = askedMs > rateLimit.maxWaitMs;
	if (isRateLimited && isTooLong) return undefined;
	// A time gone by, by our clock, must not make many requests in no time.
	return Math.max(isTooLong ? 0 : askedMs, backoffMs(attempt, random));
}

/** Exponential, and half of it random: workflows that were stopped together must not come back together. */
function backoffMs(attempt: number, random: () => number): number {
	const full = Math.min(MAX_WAIT_MS, BASE_WAIT_MS * 2 ** (attempt - 1));
	return full / 2 + (full / 2) * random();
}
