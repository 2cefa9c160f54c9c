import { retryAfterMs, type RateLimitRules } from '../../shared/http/retryPolicy';

/** Wait if no header specifies one, as in the guide of Hamsa (docs/platforms/hamsa.md, 1.4). */
const DEFAULT_WAIT_MS = 60_000;

/** `X-RateLimit-Reset` below this is in seconds, above in milliseconds: sources differ (docs/platforms/hamsa.md, 1.4 and 12). */
const MIN_MILLISECONDS_VALUE = 1e12;

/**
 * Hamsa allows 100 requests a minute (docs/platforms/hamsa.md, 1.4). A rejected request waits for the next minute, and several
 * simultaneous ones may need more than one.
 */
export const HAMSA_RATE_LIMIT: RateLimitRules = {
	maxAttempts: 10,
	maxWaitMs: 120_000,
	askedMs: (headers) => askedMs(headers),
};

/**
 * The wait that a 429 answer asks for, in milliseconds. `Retry-After` is rounded up to whole seconds. `X-RateLimit-Reset` is more
 * precise but depends on the clock of Hamsa, so it is only used if both differ by less than a second, or if it is the only header.
 */
export function askedMs(headers: Record<string, unknown>, now = Date.now()): number {
	const after = retryAfterMs(headers['retry-after'], now);
	const reset = resetMs(headers['x-ratelimit-reset'], now);
	if (after === undefined || reset === undefined) return after ?? reset ?? DEFAULT_WAIT_MS;
	return reset <= after && after - reset < 1_000 ? reset : after;
}

/** Milliseconds from now to the time in `X-RateLimit-Reset`; `undefined` if it is missing or in the past, because the clocks differ then. */
export function resetMs(header: unknown, now = Date.now()): number | undefined {
	const reset = typeof header === 'string' && /^\d+(\.\d+)?$/.test(header.trim()) ? Number(header) : undefined;
	if (reset === undefined || reset === 0) return undefined;
	const leftMs = (reset < MIN_MILLISECONDS_VALUE ? reset * 1000 : reset) - now;
	return leftMs > 0 ? leftMs : undefined;
}
