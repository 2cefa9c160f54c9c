import {
	BASE_WAIT_MS,
	MAX_ATTEMPTS,
	MAX_RETRY_AFTER_MS,
	MAX_WAIT_MS,
	mayHaveExecuted,
	nextWaitMs,
	retryAfterMs,
	DEFAULT_RATE_LIMIT,
	type AttemptEnd,
} from '../../../nodes/shared/http/retryPolicy';

const answer = (statusCode: number, retryAfter?: string): AttemptEnd => ({
	responded: true,
	statusCode,
	askedMs: retryAfterMs(retryAfter),
});
const silence = (code: string): AttemptEnd => ({ responded: false, code });
const never = () => 1;

/** Whether it is sent again if idempotent, and if not; whether it may have been carried out. */
const table: Array<[string, AttemptEnd, { idempotent: boolean; other: boolean; acted: boolean }]> = [
	['200 with a body that is no answer', answer(200), { idempotent: false, other: false, acted: true }],
	['301', answer(301), { idempotent: false, other: false, acted: false }],
	['400', answer(400), { idempotent: false, other: false, acted: false }],
	['401', answer(401), { idempotent: false, other: false, acted: false }],
	['402', answer(402), { idempotent: false, other: false, acted: false }],
	['404', answer(404), { idempotent: false, other: false, acted: false }],
	['408', answer(408), { idempotent: true, other: false, acted: true }],
	['409', answer(409), { idempotent: false, other: false, acted: false }],
	['422', answer(422), { idempotent: false, other: false, acted: false }],
	['429', answer(429), { idempotent: true, other: true, acted: false }],
	['429 with Retry-After 0', answer(429, '0'), { idempotent: true, other: true, acted: false }],
	['429 that asks for an hour', answer(429, '3600'), { idempotent: false, other: false, acted: false }],
	['500', answer(500), { idempotent: true, other: false, acted: true }],
	['501', answer(501), { idempotent: false, other: false, acted: true }],
	['502', answer(502), { idempotent: true, other: false, acted: true }],
	['503', answer(503), { idempotent: true, other: false, acted: true }],
	['503 with Retry-After 3600', answer(503, '3600'), { idempotent: true, other: false, acted: true }],
	['504', answer(504), { idempotent: true, other: false, acted: true }],
	['connection lost', silence('ECONNRESET'), { idempotent: true, other: false, acted: true }],
	['time-out', silence('ECONNABORTED'), { idempotent: true, other: false, acted: true }],
	['connection refused', silence('ECONNREFUSED'), { idempotent: true, other: false, acted: false }],
	['DNS busy', silence('EAI_AGAIN'), { idempotent: true, other: false, acted: false }],
	['no such host', silence('ENOTFOUND'), { idempotent: false, other: false, acted: false }],
	['bad certificate', silence('CERT_HAS_EXPIRED'), { idempotent: false, other: false, acted: false }],
	['stopped by the user', silence('ERR_CANCELED'), { idempotent: false, other: false, acted: true }],
	['unknown', silence(''), { idempotent: false, other: false, acted: true }],
];

describe('the retry policy', () => {
	it.each(table)('%s', (_, end, { idempotent, other, acted }) => {
		expect(nextWaitMs(1, true, end) !== undefined).toBe(idempotent);
		expect(nextWaitMs(1, false, end) !== undefined).toBe(other);
		expect(mayHaveExecuted(end)).toBe(acted);
	});

	it('knows every status from 400 to 599', () => {
		const statuses = Array.from({ length: 200 }, (_, index) => 400 + index);
		const those = (holds: (end: AttemptEnd) => boolean) => statuses.filter((status) => holds(answer(status)));
		const serverErrors = statuses.filter((status) => status >= 500);
		expect(those(mayHaveExecuted)).toEqual([408, ...serverErrors]);
		expect(those((end) => nextWaitMs(1, true, end) !== undefined)).toEqual([
			408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529, 530,
		]);
		expect(those((end) => nextWaitMs(1, false, end) !== undefined)).toEqual([429]);
	});

	it('never waits less than the backoff, whatever the answer asks for', () => {
		for (const status of [408, 429, 500, 502, 503, 504, 520, 524, 530]) {
			for (const asked of ['0', '0.001', 'Wed, 31 Dec 2025 23:59:00 GMT', undefined]) {
				for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
					expect(nextWaitMs(attempt, true, answer(status, asked), undefined, () => 0)).toBeGreaterThanOrEqual(
						(BASE_WAIT_MS * 2 ** (attempt - 1)) / 2,
					);
				}
			}
		}
	});

	it('waits as long as a 503 asks, and by backoff if that is too long', () => {
		expect(nextWaitMs(1, true, answer(503, '7'))).toBe(7_000);
		expect(nextWaitMs(1, true, answer(503, '3600'), undefined, never)).toBe(BASE_WAIT_MS);
		expect(nextWaitMs(1, false, answer(503, '7'))).toBeUndefined();
	});

	it('gives up after the last attempt, whatever happened', () => {
		for (const [, end] of table) expect(nextWaitMs(MAX_ATTEMPTS, true, end)).toBeUndefined();
		expect(nextWaitMs(MAX_ATTEMPTS - 1, true, answer(503))).toBeDefined();
	});

	it('doubles the wait, up to a limit, and at least half of it is certain', () => {
		expect([1, 2, 3].map((attempt) => nextWaitMs(attempt, true, answer(503), undefined, never))).toEqual([
			BASE_WAIT_MS,
			2 * BASE_WAIT_MS,
			4 * BASE_WAIT_MS,
		]);
		expect(nextWaitMs(2, true, answer(503), undefined, () => 0)).toBe(BASE_WAIT_MS);
		expect(nextWaitMs(3, false, answer(429), undefined, never)).toBe(4 * BASE_WAIT_MS);
		for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
			expect(nextWaitMs(attempt, true, silence('ECONNRESET'), undefined, never)).toBeLessThanOrEqual(MAX_WAIT_MS);
		}
	});

	it('waits exactly as long as Retry-After asks, within bounds', () => {
		expect(nextWaitMs(1, false, answer(429, '7'))).toBe(7_000);
		expect(nextWaitMs(1, false, answer(429, String(MAX_RETRY_AFTER_MS / 1000)))).toBe(MAX_RETRY_AFTER_MS);
		expect(nextWaitMs(1, false, answer(429, String(MAX_RETRY_AFTER_MS / 1000 + 1)))).toBeUndefined();
	});

	it('follows a platform that asks for more WAIT_TIMEOUT_MS', () => {
		const patient = { ...DEFAULT_RATE_LIMIT, maxAttempts: 10, maxWaitMs: 120_000 };
		expect(nextWaitMs(9, false, answer(429, '119'), patient)).toBe(119_000);
		expect(nextWaitMs(10, false, answer(429, '1'), patient)).toBeUndefined();
		expect(nextWaitMs(1, false, answer(429, '121'), patient)).toBeUndefined();
		expect(nextWaitMs(MAX_ATTEMPTS, true, answer(503), patient)).toBeUndefined();
	});

	it('treats a 409 with Retry-After like a 429 where the platform says so', () => {
		const rules = { ...DEFAULT_RATE_LIMIT, alsoWithRetryAfter: [409] };
		expect(nextWaitMs(1, false, answer(409, '7'), rules)).toBe(7_000);
		expect(nextWaitMs(1, false, answer(409, '0'), rules, never)).toBe(BASE_WAIT_MS);
		expect(nextWaitMs(1, false, answer(409, '3600'), rules)).toBeUndefined();
		expect(nextWaitMs(MAX_ATTEMPTS, false, answer(409, '7'), rules)).toBeUndefined();
		expect(nextWaitMs(1, true, answer(409), rules)).toBeUndefined();
		expect(nextWaitMs(1, true, answer(409, '7'))).toBeUndefined();
		expect(nextWaitMs(1, false, answer(503, '7'), rules)).toBeUndefined();
	});

	it('falls back to backoff for a Retry-After it cannot read', () => {
		expect(nextWaitMs(1, false, answer(429, 'soon'), undefined, never)).toBe(BASE_WAIT_MS);
	});
});

describe('retryAfterMs', () => {
	const now = Date.parse('2026-01-01T00:00:00Z');
	it.each([
		['0', 0],
		[' 12 ', 12_000],
		['1.5', 1_500],
		[3, 3_000],
		['Thu, 01 Jan 2026 00:00:20 GMT', 20_000],
		['Wed, 31 Dec 2025 23:59:00 GMT', 0],
		['-5', undefined],
		['', undefined],
		['soon', undefined],
		[undefined, undefined],
		[['1'], undefined],
	])('%j is %p', (header, expected) => {
		expect(retryAfterMs(header, now)).toBe(expected);
	});
});
