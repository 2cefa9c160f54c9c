import { generateKeyPairSync } from 'node:crypto';

import { receptEvent, signJwt, type HmacAuth, type ReceptOverrides, type SenderAuth } from '../simulator';
import type { Ignored, Table } from './table';

type Right = [what: string, auth: () => SenderAuth[], overrides?: () => ReceptOverrides];

type Wrong = [what: string, status: number, reason: string, overrides: () => ReceptOverrides];

interface Method {
	name: string;
	parameters: Record<string, unknown>;
	secrets: Record<string, string | string[]>;
	/** What passes; the first of all is the usual one. */
	right: Table<Right>;
	wrong: Table<Wrong>;
}

const now = () => Math.floor(Date.now() / 1000);

export const KEY = 'api-key-now-0123456789';
const KEY_BEFORE = 'api-key-before-0123456789';
export const SECRET = 'hmac-secret-now-0123456789';
const SECRET_BEFORE = 'hmac-secret-before-0123456789';
const TOKEN = 'bearer-token-now-0123456789';
const TOKEN_BEFORE = 'bearer-token-before-0123456789';
const PASSWORD = 'password:now-0123456789';
const PASSWORD_BEFORE = 'password-before-0123456789';
const JWT_SECRET = 'jwt-secret-now-0123456789-0123456789';
const JWT_SECRET_BEFORE = 'jwt-secret-before-0123456789-0123456789';
export const SECRETS = [
	KEY,
	KEY_BEFORE,
	SECRET,
	SECRET_BEFORE,
	TOKEN,
	TOKEN_BEFORE,
	PASSWORD,
	PASSWORD_BEFORE,
	JWT_SECRET,
	JWT_SECRET_BEFORE,
];

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
export const pair = keyPair();
const pairBefore = keyPair();
export const publicPem = ({ publicKey }: ReturnType<typeof keyPair>) => publicKey.export({ type: 'spki', format: 'pem' }) as string;

const apiKey = (key: string): SenderAuth => ({ method: 'apiKey', key, header: 'X-Recept-Key' });
export const hmac = (more: Partial<HmacAuth> = {}): SenderAuth => ({ method: 'hmac', secret: SECRET, ...more });
const timed: Partial<HmacAuth> = {
	algorithm: 'sha512',
	encoding: 'base64',
	prefix: 'v1,',
	timestampHeader: 'X-Recept-Time',
	header: 'X-Recept-Signature',
};
const basic = (user: string, password: string): SenderAuth => ({ method: 'basic', user, password });
const bearer = (token: string): SenderAuth => ({ method: 'bearer', token });
const hs256 = (more: Partial<Parameters<typeof signJwt>[0]> = {}): SenderAuth => bearer(signJwt({ key: JWT_SECRET, ...more }));
const rs256 = (more: Partial<Parameters<typeof signJwt>[0]> = {}): SenderAuth =>
	bearer(signJwt({ algorithm: 'RS256', key: pair.privateKey, ...more, claims: { iss: 'recept', aud: ['crm', 'n8n'], ...more.claims } }));
const by =
	(...auth: SenderAuth[]) =>
	() => ({ auth });

export const METHODS: Method[] = [
	{
		name: 'an API key in a header',
		parameters: { authentication: ['apiKey'], keyHeader: 'X-Recept-Key' },
		secrets: { authenticationTypes: ['apiKey'], apiKey: KEY, previousApiKey: KEY_BEFORE },
		right: {
			regular: [['the current key', () => [apiKey(KEY)]]],
			matrix: [['the one before', () => [apiKey(KEY_BEFORE)]]],
		},
		wrong: {
			regular: [['another key', 401, 'The key in the header X-Recept-Key does not match.', by(apiKey('other'))]],
			matrix: [
				['half the key', 401, 'The key in the header X-Recept-Key does not match.', by(apiKey(KEY.slice(0, 10)))],
				['an empty key', 401, 'The header X-Recept-Key is missing.', by(apiKey(''))],
				['no header', 401, 'The header X-Recept-Key is missing.', by()],
				['the key in another header', 401, 'The header X-Recept-Key is missing.', by({ method: 'apiKey', key: KEY })],
			],
		},
	},
	{
		name: 'HMAC-SHA256 over the body',
		parameters: { authentication: ['hmac'] },
		secrets: { authenticationTypes: ['hmac'], hmacSecret: SECRET, previousHmacSecret: SECRET_BEFORE },
		right: {
			queue: [['hexadecimal', () => [hmac()]]],
			matrix: [
				['with a prefix', () => [hmac({ prefix: 'sha256=' })]],
				['by the secret before', () => [hmac({ secret: SECRET_BEFORE })]],
			],
		},
		wrong: {
			queue: [
				[
					'a changed byte',
					401,
					'The signature does not match.',
					() => ({ mutateBody: (body) => body.replace('completed', 'compLeted') }),
				],
			],
			regular: [
				['no signature', 401, 'The header X-Signature is missing.', by()],
				['an empty body, rightly signed', 400, 'The body is not valid JSON.', () => ({ body: '' })],
				[
					'a form, rightly signed',
					415,
					'Send the event as application/json.',
					() => ({ headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }),
				],
				[
					'3 MB, rightly signed',
					413,
					'The event is larger than 2 MiB.',
					() => ({ body: JSON.stringify(receptEvent('call.ended', { padding: 'x'.repeat(3_000_000) })) }),
				],
			],
			matrix: [
				['a byte more', 401, 'The signature does not match.', () => ({ mutateBody: (body) => `${body} ` })],
				['another secret', 401, 'The signature does not match.', by(hmac({ secret: 'other' }))],
				['an empty secret', 401, 'The signature does not match.', by(hmac({ secret: '' }))],
				['the other algorithm', 401, 'The signature does not match.', by(hmac({ algorithm: 'sha512' }))],
				['base64', 401, 'The signature does not match.', by(hmac({ encoding: 'base64' }))],
				['a list, rightly signed', 400, 'The body is not a JSON object.', () => ({ body: '[]' })],
				['a text, rightly signed', 400, 'The body is not a JSON object.', () => ({ body: '"call.ended"' })],
				[
					'an object that is no event, rightly signed',
					400,
					'The event has no name: none of the fields event, eventType, event_type, type holds one.',
					() => ({ body: '{"hello":"world"}' }),
				],
			],
		},
	},
	{
		name: 'HMAC-SHA512 over timestamp and body',
		parameters: {
			authentication: ['hmac'],
			signatureHeader: 'X-Recept-Signature',
			signatureOptions: { algorithm: 'sha512', encoding: 'base64', prefix: 'v1,', timestampHeader: 'X-Recept-Time', tolerance: 120 },
		},
		secrets: { authenticationTypes: ['hmac'], hmacSecret: SECRET, previousHmacSecret: SECRET_BEFORE },
		right: {
			regular: [['just now', () => [hmac(timed)]]],
			matrix: [
				['a minute and a half ago', () => [hmac(timed)], () => ({ timestamp: now() - 90 })],
				['just now, in milliseconds', () => [hmac(timed)], () => ({ timestamp: Date.now() })],
				['by the secret before', () => [hmac({ ...timed, secret: SECRET_BEFORE })]],
			],
		},
		wrong: {
			regular: [
				[
					'a stale timestamp, rightly signed',
					401,
					'The header X-Recept-Time is more than 2 minutes old. If it was sent just now, the clock of the server is wrong.',
					() => ({ timestamp: now() - 130 }),
				],
			],
			matrix: [
				[
					'a timestamp from the future, rightly signed',
					401,
					'The header X-Recept-Time is more than 2 minutes in the future. If it was sent just now, the clock of the server is wrong.',
					() => ({ timestamp: now() + 130 }),
				],
				[
					'a timestamp that is no number',
					401,
					'The header X-Recept-Time is not a Unix time in seconds or milliseconds.',
					() => ({ timestamp: 'soon' }),
				],
				['no timestamp', 401, 'The header X-Recept-Time is missing.', () => ({ omitHeaders: ['X-Recept-Time'] })],
				[
					'another timestamp than was signed',
					401,
					'The signature does not match.',
					() => ({ headers: { 'X-Recept-Time': String(now() - 1) }, timestamp: now() }),
				],
				[
					'the body alone signed',
					401,
					'The signature does not match.',
					() => ({ auth: [hmac({ ...timed, timestampHeader: undefined })], headers: { 'X-Recept-Time': String(now()) } }),
				],
				['another prefix', 401, 'The signature does not match.', by(hmac({ ...timed, prefix: 'v2,' }))],
				['no headers at all', 401, 'The header X-Recept-Signature is missing.', by()],
			],
		},
	},
	{
		name: 'Basic',
		parameters: { authentication: ['basic'] },
		secrets: {
			authenticationTypes: ['basic'],
			basicUser: 'recept',
			basicPassword: PASSWORD,
			previousBasicUser: 'former',
			previousBasicPassword: PASSWORD_BEFORE,
		},
		right: {
			regular: [['the current login', () => [basic('recept', PASSWORD)]]],
			matrix: [['the one before', () => [basic('former', PASSWORD_BEFORE)]]],
		},
		wrong: {
			regular: [['another password', 401, 'The user and password do not match.', by(basic('recept', 'other'))]],
			matrix: [
				['another user', 401, 'The user and password do not match.', by(basic('other', PASSWORD))],
				[
					'one user with the password of the other',
					401,
					'The user and password do not match.',
					by(basic('recept', PASSWORD_BEFORE)),
				],
				['an empty login', 401, 'The user and password do not match.', by(basic('', ''))],
				['a bearer token', 401, 'The header Authorization holds no user and password.', by(bearer(PASSWORD))],
				['no header', 401, 'The header Authorization is missing.', by()],
			],
		},
	},
	{
		name: 'a fixed bearer token',
		parameters: { authentication: ['bearer'] },
		secrets: { authenticationTypes: ['bearer'], bearerToken: TOKEN, previousBearerToken: TOKEN_BEFORE },
		right: {
			regular: [['the current token', () => [bearer(TOKEN)]]],
			matrix: [['the one before', () => [bearer(TOKEN_BEFORE)]]],
		},
		wrong: {
			regular: [['another token', 401, 'The bearer token does not match.', by(bearer('other'))]],
			matrix: [
				['a login', 401, 'The header Authorization holds no bearer token.', by(basic('recept', TOKEN))],
				['no token', 401, 'The header Authorization holds no bearer token.', by(bearer(''))],
				['no header', 401, 'The header Authorization is missing.', by()],
			],
		},
	},
	{
		name: 'a JSON Web Token by HS256',
		parameters: { authentication: ['bearer'], tokenType: 'jwt', jwtAlgorithm: 'HS256' },
		secrets: { authenticationTypes: ['jwtSecret'], jwtSecret: JWT_SECRET, previousJwtSecret: JWT_SECRET_BEFORE },
		right: {
			regular: [['by the current secret', () => [hs256()]]],
			matrix: [
				['by the one before', () => [hs256({ key: JWT_SECRET_BEFORE })]],
				['expired within the tolerance', () => [hs256({ claims: { exp: now() - 20 } })]],
			],
		},
		wrong: {
			regular: [['another secret', 401, "The token's signature does not match.", () => ({ auth: [hs256({ key: 'other' })] })]],
			matrix: [
				['an expired one', 401, 'The token has expired.', () => ({ auth: [hs256({ claims: { exp: now() - 100 } })] })],
				['one that never expires', 401, 'The token has no expiry.', () => ({ auth: [hs256({ claims: { exp: undefined } })] })],
				[
					'one that is not valid yet',
					401,
					'The token is not valid yet.',
					() => ({ auth: [hs256({ claims: { nbf: now() + 100 } })] }),
				],
				['no algorithm', 401, 'The token is not signed with HS256.', () => ({ auth: [hs256({ header: { alg: 'none' } })] })],
				[
					'no signature',
					401,
					'The header Authorization holds no JSON Web Token.',
					() => ({
						auth: [
							bearer(
								`${signJwt({ key: JWT_SECRET, header: { alg: 'none' } })
									.split('.')
									.slice(0, 2)
									.join('.')}.`,
							),
						],
					}),
				],
				['RS256', 401, 'The token is not signed with HS256.', () => ({ auth: [rs256()] })],
				['garbage', 401, 'The header Authorization holds no JSON Web Token.', by(bearer('garbage'))],
				['no header', 401, 'The header Authorization is missing.', by()],
			],
		},
	},
	{
		name: 'a JSON Web Token by RS256, for us',
		parameters: {
			authentication: ['bearer'],
			tokenType: 'jwt',
			jwtAlgorithm: 'RS256',
			jwtOptions: { issuer: 'recept', audience: 'n8n', clockTolerance: 0 },
		},
		secrets: { authenticationTypes: ['jwtPublicKey'], jwtPublicKey: publicPem(pair), previousJwtPublicKey: publicPem(pairBefore) },
		right: {
			regular: [['by the current key', () => [rs256()]]],
			matrix: [['by the one before', () => [rs256({ key: pairBefore.privateKey })]]],
		},
		wrong: {
			regular: [
				['another key', 401, "The token's signature does not match.", () => ({ auth: [rs256({ key: keyPair().privateKey })] })],
			],
			matrix: [
				[
					'the public key taken for a secret',
					401,
					'The token is not signed with RS256.',
					() => ({ auth: [rs256({ algorithm: 'HS256', key: publicPem(pair) })] }),
				],
				[
					'the same, by a token that says RS256',
					401,
					"The token's signature does not match.",
					() => ({ auth: [rs256({ algorithm: 'HS256', key: publicPem(pair), header: { alg: 'RS256' } })] }),
				],
				['another issuer', 401, 'The token is of another issuer.', () => ({ auth: [rs256({ claims: { iss: 'other' } })] })],
				['another audience', 401, 'The token is for another audience.', () => ({ auth: [rs256({ claims: { aud: ['crm'] } })] })],
				['no audience', 401, 'The token is for another audience.', () => ({ auth: [rs256({ claims: { aud: undefined } })] })],
				['an expired one', 401, 'The token has expired.', () => ({ auth: [rs256({ claims: { exp: now() - 1 } })] })],
			],
		},
	},
	{
		name: 'an API key and HMAC together',
		parameters: { authentication: ['apiKey', 'hmac'], keyHeader: 'X-Recept-Key' },
		secrets: { authenticationTypes: ['apiKey', 'hmac'], apiKey: KEY, hmacSecret: SECRET },
		right: { regular: [['both', () => [apiKey(KEY), hmac()]]] },
		wrong: {
			regular: [['the key alone', 401, 'The header X-Signature is missing.', by(apiKey(KEY))]],
			matrix: [
				['the signature alone', 401, 'The header X-Recept-Key is missing.', by(hmac())],
				['neither', 401, 'The header X-Recept-Key is missing. The header X-Signature is missing.', by()],
				[
					'a wrong key and a right signature',
					401,
					'The key in the header X-Recept-Key does not match.',
					by(apiKey('other'), hmac()),
				],
				['a right key and a wrong signature', 401, 'The signature does not match.', by(apiKey(KEY), hmac({ secret: 'other' }))],
			],
		},
	},
];

/** How a delivery is known again, if its id is not in the usual header. */
export const deduplicateBy: Table<[what: string, parameters: Record<string, unknown>, delivery: (id: string) => ReceptOverrides]> = {
	regular: [['the id in the body', {}, (id) => ({ omitHeaders: ['X-Delivery-ID'], body: bodyOf({ id, attempt: Math.random() }) })]],
	matrix: [
		['the body as a whole', {}, (id) => ({ omitHeaders: ['X-Delivery-ID'], body: bodyOf({ data: { id } }) })],
		[
			'a field of the body',
			{ deduplicateBy: 'bodyField', deliveryIdField: 'meta.key' },
			(id) => ({ body: bodyOf({ meta: { key: id }, attempt: Math.random() }) }),
		],
		['another header', { deduplicateBy: 'header', deliveryIdHeader: 'X-Event-Key' }, (id) => ({ headers: { 'X-Event-Key': id } })],
		['the body as a whole, whatever the header says', { deduplicateBy: 'bodyHash' }, (id) => ({ body: bodyOf({ id }) })],
	],
};

const bodyOf = (body: object) => JSON.stringify({ event: 'call.ended', data: {}, ...body });

/** To a trigger that waits for `call.ended` and the events of agents. */
export const ignoredByReceptAi: Table<Ignored<{ event: ReturnType<typeof receptEvent> }>> = {
	regular: [['another event of the group', () => ({ event: receptEvent('call.failed') })]],
	matrix: [
		['another group', () => ({ event: receptEvent('user_actions') })],
		['an event of a name to come', () => ({ event: receptEvent('call.parked') })],
		['a test of an event that is not chosen', () => ({ event: receptEvent('call.failed', { test: true }) })],
	],
};
