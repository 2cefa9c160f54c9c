import { rateLimited } from './errors';

export interface RateLimit {
	every: number;
	retryAfterSeconds: number;
}

/** Refuses every n-th request with 429 (docs/platforms/agentphone.md, 5.2: real limits are not published). */
export class RateLimiter {
	private limit: RateLimit | null = null;
	private count = 0;

	set(limit: RateLimit | null): void {
		this.limit = limit;
		this.count = 0;
	}

	check(): void {
		if (!this.limit) return;
		this.count += 1;
		if (this.count % this.limit.every === 0) throw rateLimited(this.limit.retryAfterSeconds);
	}
}
