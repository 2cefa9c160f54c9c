import { isOneOf } from '../../../shared/webhook/sharedSecret';
import type { Delivery, AuthResult } from '../../../shared/webhook/receive';
import { missingHeader, unauthorized, missingSecret } from './refusals';

export interface Login {
	user: string;
	password: string;
}

/** Basic authentication (RFC 7617). A login without a user or without a password never counts. */
export function authenticateBasic({ headers: { authorization } }: Delivery, { logins }: { logins: Login[] }): AuthResult {
	const usable = logins.filter(({ user, password }) => user !== '' && password !== '');
	if (usable.length === 0) return missingSecret('user and password');
	if (!authorization) return missingHeader('Authorization');
	const encoded = /^Basic +([A-Za-z0-9+/_-]+={0,2})$/i.exec(authorization.trim())?.[1];
	if (!encoded) return unauthorized('The header Authorization holds no user and password.');
	const given = Buffer.from(encoded, 'base64');
	const matched = isOneOf(
		given,
		usable.map(({ user, password }) => `${user}:${password}`),
	);
	return matched ? 'authenticated' : unauthorized('The user and password do not match.');
}
