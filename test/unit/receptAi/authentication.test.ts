// What each method needs is in auth/; here it is how the trigger's settings put them together.
import { createHmac } from 'node:crypto';

import type { IHookFunctions } from 'n8n-workflow';

import { authenticate, signedDigest } from '../../../nodes/ReceptAi/trigger/authentication';
import { webhookLifecycle } from '../../../nodes/ReceptAi/trigger/lifecycle';

const BODY = '{"event":"call.ended"}';

function settings(parameters: Record<string, unknown>, secrets: Record<string, string> = {}) {
	const context = {
		getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
		getCredentials: jest.fn(() => Promise.resolve(secrets)),
		getNode: () => ({ name: 'Trigger' }),
	};
	return context as typeof context & Parameters<typeof authenticate>[0] & IHookFunctions;
}

const delivery = (headers: Record<string, string> = {}, remoteAddress = '203.0.113.7') => ({
	headers,
	rawBody: Buffer.from(BODY),
	remoteAddress,
});
const hmacOf = (text: string, algorithm = 'sha256', encoding: 'hex' | 'base64' = 'hex') =>
	createHmac(algorithm, 's').update(text).digest(encoding);

describe('what must be proven', () => {
	const key = { 'x-key': 'k' };
	const all = settings(
		{
			authentication: ['apiKey', 'basic', 'hmac', 'ipAllowList'],
			keyHeader: 'X-Key',
			signatureHeader: 'X-Sig',
			allowedAddresses: '203.0.113.0/24',
		},
		{ apiKey: 'k', hmacSecret: 's', basicUser: 'u', basicPassword: 'p' },
	);

	it('is something: with nothing chosen, nothing is genuine', async () => {
		expect(await authenticate(settings({}), delivery(key))).toEqual({
			status: 503,
			reason: 'This trigger has no authentication, so no delivery can be proven genuine.',
		});
		expect(await authenticate(settings({ authentication: [] }), delivery(key))).toMatchObject({ status: 503 });
	});

	it('is nothing if "None" alone is chosen, without a look at the credential', async () => {
		const none = settings({ authentication: ['none'] });
		expect(await authenticate(none, delivery())).toBe('authenticated');
		expect(none.getCredentials).not.toHaveBeenCalled();
		expect(
			await authenticate(settings({ authentication: ['none', 'apiKey'], keyHeader: 'X-Key' }, { apiKey: 'k' }), delivery()),
		).toMatchObject({ status: 401 });
		expect(await authenticate(settings({ authentication: ['none', 'ipAllowList'] }), delivery())).toMatchObject({ status: 403 });
	});

	it.each(['constructor', 'toString', 'valueOf', '__proto__', 'hasOwnProperty'])('is not %s, which every object has', async (method) => {
		expect(await authenticate(settings({ authentication: [method] }), delivery())).toEqual({
			status: 503,
			reason: 'This trigger has an authentication that is not known, so no delivery can be proven genuine.',
		});
	});

	it.each(['constructor', '__proto__'])('is in no header called %s', async (name) => {
		expect(
			await authenticate(settings({ authentication: ['hmac'], signatureHeader: name }, { hmacSecret: 's' }), delivery()),
		).toMatchObject({ status: 401 });
		expect(await authenticate(settings({ authentication: ['apiKey'], keyHeader: name }, { apiKey: 'k' }), delivery())).toMatchObject({
			status: 401,
		});
	});

	it('is a method we know', async () => {
		expect(await authenticate(settings({ authentication: ['none', 'telepathy'] }), delivery())).not.toBe('authenticated');
		expect(await authenticate(settings({ authentication: ['telepathy'] }), delivery())).not.toBe('authenticated');
	});

	it('is everything that is chosen, and the sender is told all that is missing', async () => {
		const right = { ...key, 'x-sig': hmacOf(BODY), authorization: 'Basic dTpw' };
		expect(await authenticate(all, delivery(right))).toBe('authenticated');
		expect(await authenticate(all, delivery())).toEqual({
			status: 401,
			reason: 'The header X-Key is missing. The header Authorization is missing. The header X-Sig is missing.',
		});
		expect(await authenticate(all, delivery({ ...right, 'x-sig': hmacOf('other') }))).toEqual({
			status: 401,
			reason: 'The signature does not match.',
		});
	});

	it('is asked for again later while a secret is missing, unless something else is wrong', async () => {
		const incomplete = settings(
			{ authentication: ['hmac', 'apiKey'], signatureHeader: 'X-Sig', keyHeader: 'X-Key' },
			{ apiKey: 'k', hmacSecret: '' },
		);
		expect(await authenticate(incomplete, delivery(key))).toMatchObject({ status: 503 });
		expect(await authenticate(incomplete, delivery({ 'x-key': 'other' }))).toMatchObject({ status: 401 });
	});

	it('is the address first, so that others learn nothing', async () => {
		const before = jest.mocked(all.getCredentials).mock.calls.length;
		expect(await authenticate(all, delivery(key, '198.51.100.1'))).toEqual({
			status: 403,
			reason: 'Deliveries from this address are not allowed.',
		});
		expect(all.getCredentials).toHaveBeenCalledTimes(before);
	});

	it('is the address alone, if that is chosen alone', async () => {
		const addresses = settings({ authentication: ['ipAllowList'], allowedAddresses: '203.0.113.7\n2001:db8::/32' });
		expect(await authenticate(addresses, delivery({}, '2001:db8::9'))).toBe('authenticated');
		expect(await authenticate(addresses, delivery({}, '203.0.113.8'))).toMatchObject({ status: 403 });
		expect(addresses.getCredentials).not.toHaveBeenCalled();
	});
});

describe('the signature', () => {
	const judge = (signatureOptions: Record<string, unknown>, headers: Record<string, string>) =>
		authenticate(
			settings({ authentication: ['hmac'], signatureHeader: 'X-Sig', signatureOptions }, { hmacSecret: 's' }),
			delivery(headers),
		);

	it.each<[string, Record<string, unknown>, string]>([
		['in capitals', {}, hmacOf(BODY).toUpperCase()],
		['with the usual prefix in capitals', {}, `SHA256=${hmacOf(BODY)}`],
		['with a prefix of its own', { prefix: 'V1=' }, `V1=${hmacOf(BODY)}`],
		['in base64', { encoding: 'base64' }, hmacOf(BODY, 'sha256', 'base64')],
		['by SHA-512', { algorithm: 'sha512' }, `sha512=${hmacOf(BODY, 'sha512')}`],
		['with spaces around', {}, ` ${hmacOf(BODY)} `],
	])('may come %s', async (_how, options, signature) => expect(await judge(options, { 'x-sig': signature })).toBe('authenticated'));

	it.each<[string, Record<string, unknown>, string]>([
		['base64 in capitals', { encoding: 'base64' }, hmacOf(BODY, 'sha256', 'base64').toUpperCase()],
		['without the prefix asked for', { prefix: 'v1=' }, hmacOf(BODY)],
		['with the prefix of another algorithm', { algorithm: 'sha512' }, `sha256=${hmacOf(BODY, 'sha512')}`],
	])('may not come %s', async (_how, options, signature) =>
		expect(await judge(options, { 'x-sig': signature })).toMatchObject({ status: 401 }),
	);

	it.each<[string, () => string]>([
		['seconds', () => String(Math.floor(Date.now() / 1000))],
		['milliseconds', () => String(Date.now())],
	])('may be made with a time in %s, and not with an old one', async (_unit, timeOf) => {
		const timed = { timestampHeader: 'X-Time', tolerance: 60 };
		const time = timeOf();
		const headers = { 'x-time': time, 'x-sig': hmacOf(`${time}.${BODY}`) };
		expect(await judge(timed, headers)).toBe('authenticated');
		jest.useFakeTimers({ now: Date.now() + 62_000 });
		try {
			expect(await judge(timed, headers)).toMatchObject({
				status: 401,
				reason: expect.stringMatching(/^The header X-Time is more than 1 minute old\./) as string,
			});
		} finally {
			jest.useRealTimers();
		}
	});

	it.each([undefined, null, '', 'abc', NaN, {}, 1e9, -5])('keeps its time limit with a tolerance of %p', async (tolerance) => {
		const time = String(Math.floor(Date.now() / 1000) - 100_000);
		const headers = { 'x-time': time, 'x-sig': hmacOf(`${time}.${BODY}`) };
		expect(await judge({ timestampHeader: 'X-Time', tolerance }, headers)).toMatchObject({
			status: 401,
			reason: expect.stringContaining('X-Time is more than') as string,
		});
	});

	it('counts as an id with its time, and not without', () => {
		const timed = settings({ authentication: ['hmac'], signatureOptions: { timestampHeader: 'X-Time' } });
		const at = (time: string) => signedDigest(timed, delivery({ 'x-time': time }));
		expect(at('1')).toBe(at(' 1'));
		expect(at('1')).not.toBe(at('2'));
		expect(signedDigest(settings({ authentication: ['hmac'] }), delivery({ 'x-time': '1' }))).toBeUndefined();
		expect(
			signedDigest(
				settings({ authentication: ['apiKey'], signatureOptions: { timestampHeader: 'X-Time' } }),
				delivery({ 'x-time': '1' }),
			),
		).toBeUndefined();
	});
});

describe('a token', () => {
	it.each(['HS256', 'RS256'])('by %s is verified with nothing but its own key', async (jwtAlgorithm) => {
		const context = settings(
			{ authentication: ['bearer'], tokenType: 'jwt', jwtAlgorithm },
			{ bearerToken: 't', [jwtAlgorithm === 'HS256' ? 'jwtPublicKey' : 'jwtSecret']: 'a-secret-of-more-than-thirty-two-bytes' },
		);
		expect(await authenticate(context, delivery({ authorization: 'Bearer t' }))).toMatchObject({
			status: 503,
			reason: expect.stringMatching(/has no usable/) as string,
		});
	});
});

it.each([undefined, null, '', 'abc', NaN, {}, 1e9, -5])('a token expires with a clock tolerance of %p', async (clockTolerance) => {
	const secret = 'a-secret-of-more-than-thirty-two-bytes';
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const signed = `${part({ alg: 'HS256' })}.${part({ exp: Math.floor(Date.now() / 1000) - 4_000 })}`;
	const token = `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
	const context = settings(
		{ authentication: ['bearer'], tokenType: 'jwt', jwtAlgorithm: 'HS256', jwtOptions: { clockTolerance } },
		{ jwtSecret: secret },
	);
	expect(await authenticate(context, delivery({ authorization: `Bearer ${token}` }))).toEqual({
		status: 401,
		reason: 'The token has expired.',
	});
});

describe('Basic with one before', () => {
	const judge = (secrets: Record<string, string>, login: string) =>
		authenticate(
			settings({ authentication: ['basic'] }, secrets),
			delivery({ authorization: `Basic ${Buffer.from(login).toString('base64')}` }),
		);

	it('may keep the user, and does not take an empty password', async () => {
		expect(await judge({ basicUser: 'u', basicPassword: 'now', previousBasicPassword: 'before' }, 'u:before')).toBe('authenticated');
		expect(
			await judge({ basicUser: 'u', basicPassword: 'now', previousBasicUser: 'v', previousBasicPassword: 'before' }, 'u:before'),
		).toMatchObject({ status: 401 });
		expect(await judge({ basicUser: 'u', basicPassword: 'now', previousBasicUser: 'v' }, 'v:')).toMatchObject({ status: 401 });
	});
});

describe('activation', () => {
	const activate = (parameters: Record<string, unknown>) => webhookLifecycle.checkExists.call(settings(parameters));

	it.each<[string, Record<string, unknown>, RegExp]>([
		['two methods that use one header', { authentication: ['basic', 'bearer'] }, /cannot both be required/],
		['no addresses', { authentication: ['ipAllowList'], allowedAddresses: ' , ' }, /Allowed Addresses is empty/],
		[
			'an address that is none',
			{ authentication: ['ipAllowList'], allowedAddresses: '203.0.113.0/24, 10.0.0.0/33' },
			/"10\.0\.0\.0\/33" is neither/,
		],
		['no header for the key', { authentication: ['apiKey'], keyHeader: ' ' }, /API Key Header is empty/],
		['no header for the signature', { authentication: ['hmac'], signatureHeader: '' }, /Signature Header is empty/],
	])('is refused with %s', async (_what, parameters, reason) => await expect(activate(parameters)).rejects.toThrow(reason));

	it.each<[Record<string, unknown>]>([
		[{ authentication: ['none'] }],
		[{ authentication: ['ipAllowList', 'hmac'], allowedAddresses: '203.0.113.0/24', signatureHeader: 'X-Sig' }],
		[{ authentication: ['apiKey', 'basic'], keyHeader: 'X-Key' }],
	])('goes on with %j', async (parameters) => expect(await activate(parameters)).toBe(true));
});
