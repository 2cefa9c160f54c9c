import * as crypto from 'node:crypto';

import { verifySignature, type SignedDelivery } from '../../../nodes/shared/webhook/signature';

jest.mock('node:crypto', () => {
	const actual = jest.requireActual<typeof crypto>('node:crypto');
	return { ...actual, timingSafeEqual: jest.fn(actual.timingSafeEqual) };
});

// The test vector of docs/platforms/agentphone.md, 4.3, computed independently of this code.
const SECRET = 'whsec_example_0123456789abcdef';
const TIMESTAMP = 1767225600;
const BODY =
	'{"event":"agent.message","channel":"sms","timestamp":"2026-01-01T00:00:00Z","agentId":"agt_demo01","data":{"conversationId":"conv_demo01","numberId":"num_demo01","from":"+15005550001","to":"+15005550002","message":"ping","mediaUrl":null,"direction":"inbound","receivedAt":"2026-01-01T00:00:00Z"},"conversationState":null,"recentHistory":[]}';
const SIGNATURE = 'sha256=3866ff92d3a0788118b53298392d8dfefebaf83bd27f3ceef700b928cdc5c247';

const authenticated: SignedDelivery = { rawBody: Buffer.from(BODY), signature: SIGNATURE, timestamp: String(TIMESTAMP) };

const verify = (delivery: Partial<SignedDelivery> = {}, { secrets = [SECRET], atSeconds = TIMESTAMP } = {}) =>
	verifySignature({ ...authenticated, ...delivery }, { secrets, toleranceSeconds: 300, now: atSeconds * 1000 });

const rejection = (...args: Parameters<typeof verify>) => {
	const verdict = verify(...args);
	return verdict.authenticated ? 'authenticated' : verdict.rejection;
};

describe('verifySignature', () => {
	beforeEach(() => jest.mocked(crypto.timingSafeEqual).mockClear());

	it('accepts the documented vector', () => {
		expect(Buffer.byteLength(BODY)).toBe(340);
		expect(verify()).toEqual({ authenticated: true });
	});

	it('accepts it up to 300 seconds in both directions, and no further', () => {
		expect(rejection({}, { atSeconds: TIMESTAMP + 300 })).toBe('authenticated');
		expect(rejection({}, { atSeconds: TIMESTAMP - 300 })).toBe('authenticated');
		expect(rejection({}, { atSeconds: TIMESTAMP + 301 })).toBe('stale');
		expect(rejection({}, { atSeconds: TIMESTAMP - 301 })).toBe('fromTheFuture');
	});

	it('accepts any of several secrets, wherever it stands', () => {
		expect(rejection({}, { secrets: ['whsec_new', SECRET] })).toBe('authenticated');
		expect(rejection({}, { secrets: [SECRET, 'whsec_new'] })).toBe('authenticated');
	});

	it.each<[string, Partial<SignedDelivery>, string]>([
		['a changed byte', { rawBody: Buffer.from(BODY.replace('ping', 'pong')) }, 'mismatch'],
		['a changed timestamp', { timestamp: String(TIMESTAMP + 1) }, 'mismatch'],
		['a truncated body', { rawBody: Buffer.from(BODY.slice(0, -1)) }, 'mismatch'],
		['an empty body', { rawBody: Buffer.alloc(0) }, 'mismatch'],
		['no signature', { signature: undefined }, 'missingSignature'],
		['an empty signature', { signature: '' }, 'missingSignature'],
		['no timestamp', { timestamp: undefined }, 'missingTimestamp'],
		['an ISO timestamp', { timestamp: '2026-01-01T00:00:00Z' }, 'malformedTimestamp'],
		['a timestamp with a sign', { timestamp: `+${TIMESTAMP}` }, 'malformedTimestamp'],
		// Fresh, but the signature is over the time in seconds.
		['the same timestamp in milliseconds', { timestamp: `${TIMESTAMP}000` }, 'mismatch'],
		['a timestamp of 14 digits', { timestamp: `${TIMESTAMP}0000` }, 'malformedTimestamp'],
		['a timestamp in microseconds', { timestamp: `${TIMESTAMP}000000` }, 'malformedTimestamp'],
		['a timestamp with a fraction', { timestamp: `${TIMESTAMP}.5` }, 'malformedTimestamp'],
		['a timestamp of 12 digits, which are seconds', { timestamp: `${TIMESTAMP}00` }, 'fromTheFuture'],
		['a signature without its prefix', { signature: SIGNATURE.slice(7) }, 'mismatch'],
		['another algorithm', { signature: SIGNATURE.replace('sha256', 'sha512') }, 'mismatch'],
		['a short signature', { signature: SIGNATURE.slice(0, -2) }, 'mismatch'],
		['a long signature', { signature: `${SIGNATURE}00` }, 'mismatch'],
		['an upper-case signature', { signature: SIGNATURE.toUpperCase() }, 'mismatch'],
		['the right signature among others', { signature: `${SIGNATURE},${SIGNATURE}` }, 'mismatch'],
		['all zeros', { signature: `sha256=${'0'.repeat(64)}` }, 'mismatch'],
	])('refuses %s', (_name, change, expected) => expect(rejection(change)).toBe(expected));

	it('refuses everything without a secret, the empty one included', () => {
		const emptyKey = crypto.createHmac('sha256', '').update(`${TIMESTAMP}.${BODY}`).digest('hex');
		expect(rejection({ signature: `sha256=${emptyKey}` }, { secrets: [''] })).toBe('noSecret');
		expect(rejection({}, { secrets: [] })).toBe('noSecret');
	});

	it('does not take the secret without its prefix, nor decoded', () => {
		expect(rejection({}, { secrets: [SECRET.replace('whsec_', '')] })).toBe('mismatch');
	});

	it('compares in constant time, once per secret, whether or not an earlier one matched', () => {
		verify({}, { secrets: [SECRET, 'whsec_b', 'whsec_c'] });
		expect(crypto.timingSafeEqual).toHaveBeenCalledTimes(3);
	});

	it('compares malformed signatures too, so that they take as long', () => {
		verify({ signature: 'sha256=nonsense' });
		expect(crypto.timingSafeEqual).toHaveBeenCalledTimes(1);
	});
});
