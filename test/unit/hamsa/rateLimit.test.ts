import { askedMs, HAMSA_RATE_LIMIT, resetMs } from '../../../nodes/Hamsa/transport/rateLimit';

const NOW = Date.UTC(2026, 0, 1);
const inSeconds = (ms: number) => String((NOW + ms) / 1000);

describe('how long Hamsa asks to wait', () => {
	it.each<[string, Record<string, string>, number]>([
		['Retry-After alone', { 'retry-after': '7' }, 7_000],
		['the reset alone, in seconds', { 'x-ratelimit-reset': inSeconds(30_000) }, 30_000],
		['the reset alone, in milliseconds', { 'x-ratelimit-reset': String(NOW + 1_234) }, 1_234],
		['a reset gone by', { 'x-ratelimit-reset': inSeconds(-5_000) }, 60_000],
		['a reset of this very moment', { 'x-ratelimit-reset': inSeconds(0) }, 60_000],
		['a reset gone by, and how long to wait', { 'retry-after': '7', 'x-ratelimit-reset': inSeconds(-5_000) }, 7_000],
		['both, of which one is rounded up', { 'retry-after': '7', 'x-ratelimit-reset': String(NOW + 6_200) }, 6_200],
		['both, by a clock that is behind', { 'retry-after': '7', 'x-ratelimit-reset': inSeconds(2_000) }, 7_000],
		['both, by a clock that is ahead', { 'retry-after': '7', 'x-ratelimit-reset': inSeconds(9_000) }, 7_000],
		['nothing', {}, 60_000],
		['nothing that can be read', { 'retry-after': 'soon', 'x-ratelimit-reset': 'later' }, 60_000],
	])('%s', (_what, headers, ms) => {
		expect(askedMs(headers, NOW)).toBe(ms);
	});

	it('is what the transport waits by', () => {
		expect(HAMSA_RATE_LIMIT.askedMs({ 'retry-after': '3' })).toBe(3_000);
		expect(HAMSA_RATE_LIMIT.maxWaitMs).toBeGreaterThan(60_000);
		expect(resetMs('0')).toBeUndefined();
	});
});
