import * as crypto from 'node:crypto';

import { authenticateApiKey } from '../../../../nodes/ReceptAi/trigger/auth/apiKey';
import { authenticateBasic, type Login } from '../../../../nodes/ReceptAi/trigger/auth/basic';
import { authenticateBearer } from '../../../../nodes/ReceptAi/trigger/auth/bearer';
import { isOneOf } from '../../../../nodes/shared/webhook/sharedSecret';
import type { AuthResult } from '../../../../nodes/shared/webhook/receive';

jest.mock('node:crypto', () => {
	const actual = jest.requireActual<typeof crypto>('node:crypto');
	return { ...actual, timingSafeEqual: jest.fn(actual.timingSafeEqual) };
});

const NOW = 'the-current-one';
const BEFORE = 'the-one-before';

const delivery = (headers: Record<string, string | undefined>) => ({ headers, rawBody: Buffer.from('{}'), remoteAddress: '' });
const said = (authResult: AuthResult) => (authResult === 'authenticated' ? 'authenticated' : `${authResult.status} ${authResult.reason}`);

beforeEach(() => jest.mocked(crypto.timingSafeEqual).mockClear());

describe('an API key', () => {
	const authenticate = (headers: Record<string, string | undefined>, keys = [NOW, BEFORE]) =>
		said(authenticateApiKey(delivery(headers), { header: 'X-API-Key', keys }));

	it.each<[string, Record<string, string | undefined>, string]>([
		['the current one', { 'x-api-key': NOW }, 'authenticated'],
		['the one before', { 'x-api-key': BEFORE }, 'authenticated'],
		['another one', { 'x-api-key': 'other' }, '401 The key in the header X-API-Key does not match.'],
		['the start of it', { 'x-api-key': NOW.slice(0, -1) }, '401 The key in the header X-API-Key does not match.'],
		['more than it', { 'x-api-key': `${NOW}x` }, '401 The key in the header X-API-Key does not match.'],
		['in other case', { 'x-api-key': NOW.toUpperCase() }, '401 The key in the header X-API-Key does not match.'],
		['twice', { 'x-api-key': `${NOW}, ${NOW}` }, '401 The key in the header X-API-Key does not match.'],
		['nothing', { 'x-api-key': '' }, '401 The header X-API-Key is missing.'],
		['in another header', { authorization: NOW }, '401 The header X-API-Key is missing.'],
	])('%s', (_which, headers, expected) => expect(authenticate(headers)).toBe(expected));

	it('is never genuine without one', () => {
		expect(authenticate({ 'x-api-key': '' }, ['', ''])).toBe('503 This trigger has no API key, so no delivery can be proven genuine.');
		expect(authenticate({ 'x-api-key': 'x' }, [])).toMatch(/has no API key/);
	});
});

describe('a bearer token', () => {
	const authenticate = (authorization: string | undefined, tokens = [NOW, BEFORE]) =>
		said(authenticateBearer(delivery({ authorization }), { tokens }));

	it.each<[string | undefined, string]>([
		[`Bearer ${NOW}`, 'authenticated'],
		[`bearer  ${BEFORE} `, 'authenticated'],
		['Bearer other', '401 The bearer token does not match.'],
		[`Bearer ${NOW}x`, '401 The bearer token does not match.'],
		[NOW, '401 The header Authorization holds no bearer token.'],
		[`Basic ${NOW}`, '401 The header Authorization holds no bearer token.'],
		['Bearer', '401 The header Authorization holds no bearer token.'],
		['Bearer ', '401 The header Authorization holds no bearer token.'],
		[`Bearer ${NOW} ${NOW}`, '401 The header Authorization holds no bearer token.'],
		[undefined, '401 The header Authorization is missing.'],
	])('%j', (authorization, expected) => expect(authenticate(authorization)).toBe(expected));

	it('is never genuine without one', () => expect(authenticate('Bearer x', ['', ''])).toMatch(/has no bearer token/));
});

describe('Basic', () => {
	const logins = [
		{ user: 'new', password: 'pass:word' },
		{ user: 'old', password: 'wörd' },
	];
	const authenticate = (authorization: string | undefined, rules: Login[] = logins) =>
		said(authenticateBasic(delivery({ authorization }), { logins: rules }));
	const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

	it.each<[string, string | undefined, string]>([
		['the current login, with a colon in the password', basic('new:pass:word'), 'authenticated'],
		['the one before, with a letter beyond ASCII', basic('old:wörd'), 'authenticated'],
		['the scheme in other case', basic('new:pass:word').replace('Basic', 'BASIC'), 'authenticated'],
		['one user with the password of the other', basic('new:wörd'), '401 The user and password do not match.'],
		['a wrong password', basic('new:pass'), '401 The user and password do not match.'],
		['a wrong user', basic('other:pass:word'), '401 The user and password do not match.'],
		['no password', basic('new:'), '401 The user and password do not match.'],
		['no colon', basic('new'), '401 The user and password do not match.'],
		['an empty login', basic(':'), '401 The user and password do not match.'],
		['not encoded', 'Basic new:pass:word', '401 The header Authorization holds no user and password.'],
		['a bearer token', 'Bearer bmV3', '401 The header Authorization holds no user and password.'],
		['nothing', undefined, '401 The header Authorization is missing.'],
	])('%s', (_what, authorization, expected) => expect(authenticate(authorization)).toBe(expected));

	it.each<[string, Login]>([
		['without a user', { user: '', password: 'p' }],
		['without a password', { user: 'u', password: '' }],
	])('a login %s never counts', (_what, login) => {
		expect(authenticate(basic(`${login.user}:${login.password}`), [login])).toMatch(/has no user and password/);
	});
});

describe('comparing', () => {
	it('takes the same look at every secret, whether or not an earlier one fits', () => {
		expect(isOneOf('a', ['a', 'b', 'c'])).toBe(true);
		expect(crypto.timingSafeEqual).toHaveBeenCalledTimes(3);
		jest.mocked(crypto.timingSafeEqual).mockClear();
		expect(isOneOf('x', ['a', 'b', 'c'])).toBe(false);
		expect(crypto.timingSafeEqual).toHaveBeenCalledTimes(3);
	});

	it('takes place at every method', () => {
		authenticateApiKey(delivery({ 'x-k': 'x' }), { header: 'X-K', keys: ['a', 'b'] });
		authenticateBearer(delivery({ authorization: 'Bearer x' }), { tokens: ['a', 'b'] });
		authenticateBasic(delivery({ authorization: 'Basic eDp5' }), {
			logins: [
				{ user: 'a', password: 'b' },
				{ user: 'c', password: 'd' },
			],
		});
		expect(crypto.timingSafeEqual).toHaveBeenCalledTimes(6);
	});

	it('finds the empty text nowhere', () => expect(isOneOf('', [''])).toBe(false));
});
