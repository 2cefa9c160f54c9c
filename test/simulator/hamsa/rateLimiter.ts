import { tooMany } from './errors';
import type { Settings } from './settings';

const MINUTE_MS = 60_000;

/**
 * So many requests a minute (docs/platforms/hamsa.md, 1.4), counted in fixed windows, which `timeScale` shortens. Windows begin on
 * whole multiples of their length, so that with a length of whole seconds `X-RateLimit-Reset` is exact.
 */
export class RateLimiter {
	private window = -1;
	private used = 0;
	/** Null: unlimited, and no headers. */
	limit: number | null = null;

	constructor(private readonly settings: Settings) {}

	/** Counts a request. Gives the headers every answer carries; throws once the window is used up. A refused request does not count. */
	check(now = Date.now()): Record<string, string> {
		if (this.limit === null) return {};
		const lengthMs = MINUTE_MS / this.settings.timeScale;
		const window = Math.floor(now / lengthMs);
		if (window !== this.window) [this.window, this.used] = [window, 0];
		const resetMs = (window + 1) * lengthMs;
		const reset = this.settings.resetIn === 'seconds' ? Math.ceil(resetMs / 1000) : resetMs;
		const headers = { 'X-RateLimit-Limit': String(this.limit), 'X-RateLimit-Reset': String(reset) };
		if (this.used >= this.limit) {
			throw tooMany({ ...headers, 'X-RateLimit-Remaining': '0', 'Retry-After': String(Math.ceil((resetMs - now) / 1000)) });
		}
		this.used += 1;
		return { ...headers, 'X-RateLimit-Remaining': String(this.limit - this.used) };
	}
}
