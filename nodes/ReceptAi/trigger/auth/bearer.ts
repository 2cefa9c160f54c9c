import type { Delivery, Proof } from '../../../shared/webhook/receive';
import { carriesSecret } from '../../../shared/webhook/sharedSecret';
import { anyOf, missingHeader, unauthorized, withoutSecret } from './refusals';

/** The token of an Authorization header, without the word "Bearer"; `undefined` if it carries none. */
export function bearerTokenOf({ headers }: Delivery): string | undefined {
	return /^Bearer +(\S+)$/i.exec(headers.authorization?.trim() ?? '')?.[1];
}

/** A token that means nothing by itself, repeated by the sender. Tokens that say something are jwt.ts. */
export function proveBearer(delivery: Delivery, { tokens }: { tokens: string[] }): Proof {
	if (!anyOf(tokens)) return withoutSecret('bearer token');
	if (!delivery.headers.authorization) return missingHeader('Authorization');
	const given = bearerTokenOf(delivery);
	if (!given) return unauthorized('The header Authorization holds no bearer token.');
	return carriesSecret(given, { secrets: tokens }) ? 'genuine' : unauthorized('The bearer token does not match.');
}
