import { createHmac, createPublicKey, timingSafeEqual, verify, type KeyObject } from 'node:crypto';

import { isObject } from '../../../shared/json';
import type { Delivery, AuthResult } from '../../../shared/webhook/receive';
import { bearerTokenOf } from './bearer';
import { missingHeader, unauthorized, missingSecret } from './refusals';

export type JwtAlgorithm = 'HS256' | 'RS256';

export interface JwtRules {
	/** The only one that counts. A token never chooses: that is how a public key gets taken for a shared secret. */
	algorithm: JwtAlgorithm;
	/** Shared secrets for HS256, PEM public keys for RS256; two while one replaces the other. */
	keys: string[];
	/** Who must have issued the token; '' for anybody. */
	issuer: string;
	/** For whom it must be; '' for anybody. */
	audience: string;
	/** How far the sender's clock may be off. */
	clockToleranceSeconds: number;
	/** Now, in milliseconds since 1970. */
	now: number;
}

interface Token {
	header: Record<string, unknown>;
	claims: Record<string, unknown>;
	/** What is signed: the first two parts, as they came. */
	signed: string;
	signature: Buffer;
}

/** A JSON Web Token in the Authorization header (RFC 7519), signed by somebody we trust, for us, and not expired. */
export function authenticateJwt(delivery: Delivery, rules: JwtRules): AuthResult {
	const { algorithm, keys } = rules;
	const isSignedWith = algorithm === 'RS256' ? keys.flatMap(rsaVerifier) : keys.flatMap(hmacVerifier);
	if (isSignedWith.length === 0) return missingSecret(algorithm === 'RS256' ? 'usable public key' : 'usable secret for tokens');
	if (!delivery.headers.authorization) return missingHeader('Authorization');
	const token = parse(bearerTokenOf(delivery) ?? '');
	if (!token) return unauthorized('The header Authorization holds no JSON Web Token.');

	const { header, claims } = token;
	if (header.alg !== algorithm) return unauthorized(`The token is not signed with ${algorithm}.`);
	// Extensions that must be understood (RFC 7515, 4.1.11): we understand none.
	if (header.crit !== undefined) return unauthorized('The token needs an extension that is not supported.');
	let matched = false;
	// No early exit: the time taken must not tell which of the keys fits.
	for (const isSigned of isSignedWith) matched = isSigned(token) || matched;
	if (!matched) return unauthorized("The token's signature does not match.");

	const reason = reasonFor(claims, rules);
	return reason === undefined ? 'authenticated' : unauthorized(reason);
}

function reasonFor(
	{ exp, nbf, iat, iss, aud }: Token['claims'],
	{ issuer, audience, clockToleranceSeconds, now }: JwtRules,
): string | undefined {
	const seconds = now / 1000;
	if (exp === undefined) return 'The token has no expiry.';
	if (!isTime(exp)) return "The token's expiry is not a Unix time in seconds.";
	if (seconds >= exp + clockToleranceSeconds) return 'The token has expired.';
	for (const notBefore of [nbf, iat]) {
		if (notBefore === undefined) continue;
		if (!isTime(notBefore) || seconds < notBefore - clockToleranceSeconds) return 'The token is not valid yet.';
	}
	if (issuer !== '' && iss !== issuer) return 'The token is of another issuer.';
	const audiences: unknown[] = Array.isArray(aud) ? aud : [aud];
	if (audience !== '' && !audiences.includes(audience)) return 'The token is for another audience.';
	return undefined;
}

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function parse(text: string): Token | undefined {
	const [, head, body, signature] = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(text) ?? [];
	const header = jsonObject(head);
	const claims = jsonObject(body);
	if (!header || !claims) return undefined;
	return { header, claims, signed: `${head}.${body}`, signature: Buffer.from(signature, 'base64url') };
}

function jsonObject(part = ''): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
		return isObject(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

type Verifier = (token: Token) => boolean;

/** None for what is no secret: an empty one, or a public key that anybody may know. */
function hmacVerifier(secret: string): Verifier[] {
	if (secret === '' || secret.includes('-----BEGIN ')) return [];
	return [
		({ signed, signature }) => {
			const expected = createHmac('sha256', secret).update(signed).digest();
			return signature.length === expected.length && timingSafeEqual(signature, expected);
		},
	];
}

function rsaVerifier(pem: string): Verifier[] {
	const key = rsaPublicKey(pem);
	return key === undefined ? [] : [({ signed, signature }) => verify('sha256', Buffer.from(signed), key, signature)];
}

/** RFC 7518, 3.3 */
const MIN_BITS = 2048;

/** An RSA public key or certificate in PEM; `undefined` if it is none, or too weak. Line breaks may have been lost on the way into a field. */
export function rsaPublicKey(pem: string): KeyObject | undefined {
	const [, label, content] =
		/-----BEGIN ((?:RSA )?PUBLIC KEY|CERTIFICATE)-----([^-]+)-----END \1-----/.exec(pem.replace(/\\n/g, '\n')) ?? [];
	if (content === undefined) return undefined;
	try {
		const key = createPublicKey(
			`-----BEGIN ${label}-----\n${content.replace(/\s+/g, '').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`,
		);
		const strong = (key.asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_BITS;
		return key.asymmetricKeyType === 'rsa' && strong ? key : undefined;
	} catch {
		return undefined;
	}
}
