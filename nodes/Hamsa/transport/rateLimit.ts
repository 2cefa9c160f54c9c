import { retryAfterMs, type RateLimitRules } from '../../shared/http/retryPolicy';

/** What Hamsa's own guide waits if no header says how long (docs/platforms/hamsa.md, 1.4). */
const DEFAULT_WAIT_MS = 60_000;

/** `X-RateLimit-Reset` below this is in seconds, above in milliseconds: sources differ (docs/platforms/hamsa.md, 1.4 and 12). */
const MIN_MILLISECONDS_VALUE = 1e12;

/**
 * Hamsa allows 100 requests a minute (docs/platforms/hamsa.md, 1.4), so whoever is refused waits for the next minute, and several
 * waiting at once may need some minutes.
 */
export const HAMSA_RATE_LIMIT: RateLimitRules = {
	maxAttempts: 10,
	maxWaitMs: 120_000,
	askedMs: (headers) => askedMs(headers),
};

/**
 * `Retry-After` is rounded up to whole seconds, up to one too many in every minute. `X-RateLimit-Reset` names the moment, but by
 * Hamsa's clock: so it counts if the two differ by no more than the rounding, or if it is alone.
 */
export function askedMs(headers: Record<string, unknown>, now = Date.now()): number {
	const after = retryAfterMs(headers['retry-after'], now);
	const reset = resetMs(headers['x-ratelimit-reset'], now);
	if (after === undefined || reset === undefined) return after ?? reset ?? DEFAULT_WAIT_MS;
	return reset <= after && after - reset < 1_000 ? reset : after;
}

/** Milliseconds from now to the moment the header names; undefined if it names none, or one gone by: then the clocks differ, and it says nothing. */
export function resetMs(header: unknown, now = Date.now()): number | undefined {
	const reset = typeof header === 'string' && /^\d+(\.\d+)?$/.test(header.trim()) ? Number(header) : undefined;
	if (reset === undefined || reset === 0) return undefined;
	const leftMs = (reset < MIN_MILLISECONDS_VALUE ? reset * 1000 : reset) - now;
	return leftMs > 0 ? leftMs : undefined;
}
