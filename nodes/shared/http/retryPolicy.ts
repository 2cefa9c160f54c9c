/**
 * The retry policy of all API requests. The decision whether and when to send a request again is made only here.
 *
 * | outcome                         | idempotent request      | other request (place a call, send, buy, register)     |
 * | ------------------------------- | ----------------------- | ----------------------------------------------------- |
 * | 429, and what a platform uses   | retry after Retry-After | retry after Retry-After: the request was not executed |
 * | like it (`RateLimitRules`)      |                         |                                                       |
 * | 408, 500, 502 to 504,           | retry with backoff      | no retry: it may have been executed                   |
 * | 520 to 524, 529, 530            |                         |                                                       |
 * | any other status from 500 on    | no retry                | no retry: it may have been executed                   |
 * | no response (network, time-out) | retry with backoff      | no retry: it may have been executed                   |
 * | anything else                   | no retry                | no retry                                              |
 *
 * 520 to 530 are Cloudflare's: the gateway got no valid response from the platform, which may have executed the request
 * (https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/). A `Retry-After` header
 * of a retryable status lengthens the wait, unless it exceeds the maximum. No wait is shorter than the backoff.
 *
 * Sources: docs/platforms/agentphone.md, 5.1, 5.2 and 9 (the longest of its lists of retryable statuses); docs/platforms/hamsa.md, 1.3 and 1.4.
 */

/** Attempts per request, the first one included. */
export const MAX_ATTEMPTS = 4;

/** Backoff before the second attempt, in milliseconds; it doubles with each further attempt. */
export const BASE_WAIT_MS = 500;

/** Upper limit of the backoff. */
export const MAX_WAIT_MS = 8_000;

/** After a 429 with a longer Retry-After the request fails, and the error says how long to wait. A platform's `RateLimitRules` may replace this limit. */
export const MAX_RETRY_AFTER_MS = 30_000;

export const TOO_MANY_REQUESTS = 429;

const RETRYABLE_STATUSES = new Set([408, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529, 530]);

/** Temporary network failures. An unknown host or an invalid certificate is permanent. */
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

/** No connection was established, so the request cannot have been executed. */
const NEVER_SENT_CODES = new Set([
	'EAI_AGAIN',
	'ECONNREFUSED',
	'EHOSTUNREACH',
	'ENETDOWN',
	'ENETUNREACH',
	'ENOTFOUND',
	'ERR_SSL_WRONG_VERSION_NUMBER',
]);

/** The server's certificate was rejected, so nothing was sent. A time-out of the TLS handshake is not included. */
const CERTIFICATE_CODE = /CERT|UNABLE_TO_VERIFY/;

/** Whether an error code of Node.js means that the certificate was rejected. */
export const isCertificateCode = (code: string): boolean => CERTIFICATE_CODE.test(code);

/** How one attempt ended. `askedMs`: the wait that the response asks for, in milliseconds. `code`: error code of Node.js or axios. */
export type AttemptEnd = { responded: true; statusCode: number; askedMs?: number } | { responded: false; code: string };

/**
 * The wait that a `Retry-After` header asks for, in seconds or as an HTTP date (RFC 9110, 10.2.3).
 *
 * @returns milliseconds, 0 for a date in the past, undefined if the header is missing or invalid
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
 * Whether the platform may have executed the request although there is no usable response. True for a 2xx as well, since its
 * body may be unreadable; false for 429 and the other 4xx, which mean that nothing was done.
 */
export function mayHaveExecuted(end: AttemptEnd): boolean {
	if (!end.responded) return !NEVER_SENT_CODES.has(end.code) && !isCertificateCode(end.code);
	const { statusCode } = end;
	return statusCode === 408 || statusCode >= 500 || (statusCode >= 200 && statusCode < 300);
}

/** How requests are retried under a platform's rate limit. */
export interface RateLimitRules {
	/** Maximum number of attempts that end with 429, the first one included. */
	maxAttempts: number;
	/** If the response asks for a longer wait than this, in milliseconds, the request fails. */
	maxWaitMs: number;
	/** Statuses that mean the same as 429 if they come with a Retry-After header: the request was not executed. None if left out. */
	alsoWithRetryAfter?: readonly number[];
	/** The wait that the headers of a 429 ask for, in milliseconds; undefined if they do not ask for one. Header names are lower case. */
	askedMs: (headers: Record<string, unknown>) => number | undefined;
}

/** For platforms without rules of their own. */
export const DEFAULT_RATE_LIMIT: RateLimitRules = {
	maxAttempts: MAX_ATTEMPTS,
	maxWaitMs: MAX_RETRY_AFTER_MS,
	askedMs: (headers) => retryAfterMs(headers['retry-after']),
};

/** The wait that a response asks for, in milliseconds. A platform's rules apply to 429; any other status may have the standard header (RFC 9110, 10.2.3). */
export const askedWaitMs = (
	{ statusCode, headers }: { statusCode: number; headers: Record<string, unknown> },
	rateLimit: RateLimitRules,
): number | undefined => (statusCode === TOO_MANY_REQUESTS ? rateLimit.askedMs(headers) : retryAfterMs(headers['retry-after']));

/** Whether a response means that there are too many requests, or too much is under way, and nothing was done. */
export const isRateLimited = (
	{ statusCode, askedMs }: { statusCode: number; askedMs?: number },
	{ alsoWithRetryAfter = [] }: RateLimitRules,
): boolean => statusCode === TOO_MANY_REQUESTS || (askedMs !== undefined && alsoWithRetryAfter.includes(statusCode));

/**
 * Decides whether to make another attempt.
 *
 * @param attempt number of attempts made so far, from 1
 * @param idempotent whether sending the request twice has the same effect as sending it once
 * @param end how the last attempt ended
 * @param random returns a number from 0 to 1
 * @returns milliseconds to wait before the next attempt, or undefined to give up
 */
export function nextWaitMs(
	attempt: number,
	idempotent: boolean,
	end: AttemptEnd,
	rateLimit: RateLimitRules = DEFAULT_RATE_LIMIT,
	random: () => number = Math.random,
): number | undefined {
	const isLimited = end.responded && isRateLimited(end, rateLimit);
	if (attempt >= (isLimited ? rateLimit.maxAttempts : MAX_ATTEMPTS)) return undefined;
	const isRetryable = end.responded ? RETRYABLE_STATUSES.has(end.statusCode) : RETRYABLE_CODES.has(end.code);
	if (!isLimited && !(idempotent && isRetryable)) return undefined;
	const askedMs = (end.responded && end.askedMs) || 0;
	const isTooLong = askedMs > rateLimit.maxWaitMs;
	if (isLimited && isTooLong) return undefined;
	// If the clocks differ, the time that the header names may be in the past; without a minimum, all retries would be sent at once.
	return Math.max(isTooLong ? 0 : askedMs, backoffMs(attempt, random));
}

/** Exponential backoff whose second half is random (jitter), so that workflows limited at the same time do not retry at the same time. */
function backoffMs(attempt: number, random: () => number): number {
	const full = Math.min(MAX_WAIT_MS, BASE_WAIT_MS * 2 ** (attempt - 1));
	return full / 2 + (full / 2) * random();
}
