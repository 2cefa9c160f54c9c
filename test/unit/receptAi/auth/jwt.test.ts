import * as crypto from 'node:crypto';

import { authenticateJwt, rsaPublicKey, type JwtRules } from '../../../../nodes/ReceptAi/trigger/auth/jwt';
import { signJwt } from '../../../simulator';

jest.mock('node:crypto', () => {
	const actual = jest.requireActual<typeof crypto>('node:crypto');
	return { ...actual, timingSafeEqual: jest.fn(actual.timingSafeEqual), verify: jest.fn(actual.verify) };
});

const SECRET = 'a-secret-of-more-than-thirty-two-bytes';
const NOW = 1_767_225_600;

const rsa = (modulusLength = 2048) => {
	const { publicKey, privateKey } = crypto.generateKeyPairSync('rsa', { modulusLength });
	return {
		public: publicKey.export({ type: 'spki', format: 'pem' }) as string,
		pkcs1: publicKey.export({ type: 'pkcs1', format: 'pem' }) as string,
		private: privateKey,
	};
};
const pair = rsa();
const otherPair = rsa();

function authenticate(authorization: string | undefined, rules: Partial<JwtRules> = {}): string {
	const authResult = authenticateJwt(
		{ headers: { authorization }, rawBody: Buffer.from('{}'), remoteAddress: '' },
		{ algorithm: 'HS256', keys: [SECRET], issuer: '', audience: '', clockToleranceSeconds: 60, now: NOW * 1000, ...rules },
	);
	if (authResult === 'authenticated') return authResult;
	// Without a key of ours there is nothing to compare with.
	expect(authResult.status).toBe(authResult.reason.includes('has no usable') ? 503 : 401);
	return authResult.reason;
}

const token = (claims: Record<string, unknown> = {}, more: Partial<Parameters<typeof signJwt>[0]> = {}) =>
	signJwt({ key: SECRET, ...more, claims: { iat: NOW, exp: NOW + 60, ...claims } });
const bearer = (...args: Parameters<typeof token>) => `Bearer ${token(...args)}`;

const HS = {};
const RS: Partial<JwtRules> = { algorithm: 'RS256', keys: [pair.public] };
const byRsa = { algorithm: 'RS256' as const, key: pair.private };

/** Computed with OpenSSL and not with this code: HS256 over {"alg":"HS256","typ":"JWT"} and {"sub":"recept","exp":1767229200}. */
it('accepts a token that somebody else made', () => {
	const head = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9';
	const body = 'eyJzdWIiOiJyZWNlcHQiLCJleHAiOjE3NjcyMjkyMDB9';
	expect(authenticate(`Bearer ${head}.${body}.UQgSXqLvpAuTMJJaVIUCmMrpSLmvJj8NMsrTkrIGNDs`)).toBe('authenticated');
});

describe('accepts', () => {
	it.each<[string, string, Partial<JwtRules>]>([
		['HS256', bearer(), HS],
		['RS256', bearer({}, byRsa), RS],
		['RS256 with a key in the older form', bearer({}, byRsa), { ...RS, keys: [pair.pkcs1] }],
		['RS256 with a key that lost its line breaks', bearer({}, byRsa), { ...RS, keys: [pair.public.replace(/\n/g, ' ')] }],
		['RS256 with a key whose line breaks were written out', bearer({}, byRsa), { ...RS, keys: [pair.public.replace(/\n/g, '\\n')] }],
		['the secret before', bearer(), { keys: ['the-next-secret-of-thirty-two-bytes-or-more', SECRET] }],
		['the key before', bearer({}, byRsa), { ...RS, keys: [otherPair.public, pair.public] }],
		['the right issuer', bearer({ iss: 'recept' }), { issuer: 'recept' }],
		['the right audience', bearer({ aud: 'n8n' }), { audience: 'n8n' }],
		['the right audience among others', bearer({ aud: ['crm', 'n8n'] }), { audience: 'n8n' }],
		['any issuer and audience, if none is asked for', bearer({ iss: 'x', aud: 'y' }), HS],
		['one that expired within the tolerance', bearer({ exp: NOW - 59 }), HS],
		['one that begins within the tolerance', bearer({ nbf: NOW + 60, iat: NOW + 60 }), HS],
		['no time of issue', bearer({ iat: undefined }), HS],
		['the scheme in other case', bearer().replace('Bearer', 'bearer'), HS],
	])('%s', (_what, authorization, rules) => expect(authenticate(authorization, rules)).toBe('authenticated'));
});

describe('refuses', () => {
	const [head, body, signature] = token().split('.');
	const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const none = (alg: string) => `Bearer ${part({ alg })}.${body}.`;

	it.each<[string, string | undefined, Partial<JwtRules>, RegExp]>([
		['the public key taken for a shared secret', bearer({}, { algorithm: 'HS256', key: pair.public }), RS, /not signed with RS256/],
		[
			'the same, by a token that says RS256',
			bearer({}, { algorithm: 'HS256', key: pair.public, header: { alg: 'RS256' } }),
			RS,
			/signature does not match/,
		],
		[
			'a shared secret that is a public key',
			bearer({}, { algorithm: 'HS256', key: pair.public }),
			{ keys: [pair.public] },
			/has no usable secret/,
		],
		['RS256 where HS256 is asked for', bearer({}, byRsa), HS, /not signed with HS256/],
		['no algorithm', none('none'), HS, /holds no JSON Web Token/],
		['no algorithm, with a signature', `Bearer ${part({ alg: 'none' })}.${body}.${signature}`, HS, /not signed with HS256/],
		['no algorithm, spelt otherwise', `Bearer ${part({ alg: 'nOnE' })}.${body}.${signature}`, RS, /not signed with RS256/],
		['an algorithm that is a list', bearer({}, { header: { alg: ['HS256'] } }), HS, /not signed with HS256/],
		['the algorithm in other case', bearer({}, { header: { alg: 'hs256' } }), HS, /not signed with HS256/],
		['an extension that must be understood', bearer({}, { header: { crit: ['b64'], b64: false } }), HS, /extension/],
		[
			'a key of its own',
			bearer({}, { ...byRsa, key: otherPair.private, header: { jwk: { kty: 'RSA' } } }),
			RS,
			/signature does not match/,
		],
		['another secret', bearer({}, { key: 'another-secret-of-thirty-two-bytes-or-more' }), HS, /signature does not match/],
		['another key', bearer({}, { ...byRsa, key: otherPair.private }), RS, /signature does not match/],
		['changed claims', `Bearer ${head}.${part({ iat: NOW, exp: NOW + 9999 })}.${signature}`, HS, /signature does not match/],
		['a changed header', `Bearer ${part({ typ: 'JWT', alg: 'HS256' })}.${body}.${signature}`, HS, /signature does not match/],
		['half a signature', `Bearer ${head}.${body}.${signature.slice(0, 20)}`, HS, /signature does not match/],
		['an expired one', bearer({ exp: NOW - 60 }), HS, /has expired/],
		['one that never expires', bearer({ exp: undefined }), HS, /has no expiry/],
		['an expiry that is a text', bearer({ exp: String(NOW + 60) }), HS, /expiry is not/],
		['an expiry that is nothing', bearer({ exp: null }), HS, /expiry is not/],
		['one that is not valid yet', bearer({ nbf: NOW + 61 }), HS, /not valid yet/],
		['one that begins at no time', bearer({ nbf: 'soon' }), HS, /not valid yet/],
		['one that was issued in the future', bearer({ iat: NOW + 61 }), HS, /not valid yet/],
		['another issuer', bearer({ iss: 'evil' }), { issuer: 'recept' }, /another issuer/],
		['an issuer among others', bearer({ iss: ['recept'] }), { issuer: 'recept' }, /another issuer/],
		['no issuer', bearer(), { issuer: 'recept' }, /another issuer/],
		['another audience', bearer({ aud: 'crm' }), { audience: 'n8n' }, /another audience/],
		['other audiences', bearer({ aud: ['crm', 'n8n2'] }), { audience: 'n8n' }, /another audience/],
		['no audience', bearer(), { audience: 'n8n' }, /another audience/],
		['an audience that holds ours', bearer({ aud: 'n8n-not' }), { audience: 'n8n' }, /another audience/],
		['two parts', `Bearer ${head}.${body}`, HS, /holds no JSON Web Token/],
		['four parts', `Bearer ${head}.${body}.${signature}.x`, HS, /holds no JSON Web Token/],
		['claims that are no JSON', `Bearer ${head}.bm9qc29u.${signature}`, HS, /holds no JSON Web Token/],
		['claims that are a list', `Bearer ${head}.${part([])}.${signature}`, HS, /holds no JSON Web Token/],
		['a header that is null', `Bearer ${part(null)}.${body}.${signature}`, HS, /holds no JSON Web Token/],
		['a line break inside', `Bearer ${head}.${body}\n.${signature}`, HS, /holds no JSON Web Token/],
		['a token without the word Bearer', token(), HS, /holds no JSON Web Token/],
		['garbage', 'Bearer garbage', HS, /holds no JSON Web Token/],
		['nothing', undefined, HS, /header Authorization is missing/],
		['everything, without a secret', bearer({}, { key: '' }), { keys: ['', ''] }, /has no usable secret/],
		['everything, without a public key', bearer({}, byRsa), { ...RS, keys: ['', 'no key'] }, /has no usable public key/],
		['a weak key', bearer({}, byRsa), { ...RS, keys: [rsa(1024).public] }, /has no usable public key/],
	])('%s', (_what, authorization, rules, reason) => {
		const said = authenticate(authorization, rules);
		expect(said).toMatch(reason);
		expect(said).not.toContain(SECRET);
		expect(said).not.toMatch(/eyJ|evil/);
	});
});

it('compares with every secret and every key, whether or not an earlier one fits', () => {
	jest.mocked(crypto.timingSafeEqual).mockClear();
	jest.mocked(crypto.verify).mockClear();
	expect(authenticate(bearer(), { keys: [SECRET, 'b', 'c'] })).toBe('authenticated');
	expect(crypto.timingSafeEqual).toHaveBeenCalledTimes(3);
	expect(authenticate(bearer({}, byRsa), { ...RS, keys: [pair.public, otherPair.public] })).toBe('authenticated');
	expect(crypto.verify).toHaveBeenCalledTimes(2);
});

it('reads RSA public keys only', () => {
	const ec = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }) as string;
	const pss = crypto.generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }) as string;
	const secret = pair.private.export({ type: 'pkcs8', format: 'pem' }) as string;
	expect([ec, pss, secret, '', 'x', pair.public.replace(/A/g, '!')].map(rsaPublicKey)).toEqual(Array(6).fill(undefined));
	expect(rsaPublicKey(`text before\n${pair.public}\nand after`)?.asymmetricKeyType).toBe('rsa');
});
