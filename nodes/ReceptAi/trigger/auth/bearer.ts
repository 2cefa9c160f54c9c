import type { Delivery, AuthResult } from '../../../shared/webhook/receive';
import { carriesSecret } from '../../../shared/webhook/sharedSecret';
import { anyOf, missingHeader, unauthorized, missingSecret } from './refusals';

/** The token of an Authorization header, without the word "Bearer"; `undefined` if it carries none. */
export function bearerTokenOf({ headers }: Delivery): string | undefined {
	return /^Bearer +(\S+)$/i.exec(headers.authorization?.trim() ?? '')?.[1];
}

/** A token that means nothing by itself, repeated by the sender. Tokens that say something are jwt.ts. */
export function authenticateBearer(delivery: Delivery, { tokens }: { tokens: string[] }): AuthResult {
	if (!anyOf(tokens)) return missingSecret('bearer token');
	if (!delivery.headers.authorization) return missingHeader('Authorization');
	const given = bearerTokenOf(delivery);
	if (!given) return unauthorized('The header Authorization holds no bearer token.');
	return carriesSecret(given, { secrets: tokens }) ? 'authenticated' : unauthorized('The bearer token does not match.');
}
