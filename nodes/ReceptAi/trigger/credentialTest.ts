import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { rsaPublicKey } from './auth/jwt';

/** The fields that make a secret of each kind, by what the credential's field Authentication Types calls it. */
const FIELDS: Record<string, string[]> = {
	apiKey: ['apiKey'],
	basic: ['basicUser', 'basicPassword'],
	bearer: ['bearerToken'],
	hmac: ['hmacSecret'],
	jwtPublicKey: ['jwtPublicKey'],
	jwtSecret: ['jwtSecret'],
};

/** RFC 7518, 3.2: a key of HS256 is at least as long as its digest. */
const LEAST_SECRET_BYTES = 32;

/** There is no call that could prove a secret, so this looks at its form. */
export async function webhookSecretsTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const reason = reasonFor(data);
	return reason === undefined
		? { status: 'OK', message: 'The secrets have the right form. The first delivery will prove them.' }
		: { status: 'Error', message: reason };
}

function reasonFor(data: ICredentialDataDecryptedObject): string | undefined {
	const kinds = (Array.isArray(data.authenticationTypes) ? data.authenticationTypes : []) as string[];
	if (kinds.length === 0) return 'Choose under Authentication Types what this credential is for.';
	const empty = kinds.some((kind) => Object.hasOwn(FIELDS, kind) && FIELDS[kind].some((field) => textOf(data[field]) === ''));
	if (empty) return 'Fill in every secret that is chosen under Authentication Types; only the previous ones may stay empty.';

	if (kinds.includes('basic') && textOf(data.basicUser).includes(':')) return 'A user name in Basic authentication cannot hold a colon.';
	if (kinds.includes('jwtSecret') && !secretsOf(data, 'jwtSecret').every(isStrongSecret)) {
		return 'The JWT secret must have at least 32 characters, and must not be a public key.';
	}
	if (kinds.includes('jwtPublicKey') && !secretsOf(data, 'jwtPublicKey').every((key) => rsaPublicKey(key) !== undefined)) {
		return 'The JWT public key must be an RSA public key of 2048 bits or more, whole, from "-----BEGIN PUBLIC KEY-----" to "-----END PUBLIC KEY-----".';
	}
	return undefined;
}

const textOf = (value: unknown): string => String(value ?? '').trim();

const secretsOf = (data: ICredentialDataDecryptedObject, name: string): string[] =>
	[data[name], data[`previous${name[0].toUpperCase()}${name.slice(1)}`]].map(textOf).filter((secret) => secret !== '');

const isStrongSecret = (secret: string): boolean => Buffer.byteLength(secret) >= LEAST_SECRET_BYTES && !secret.includes('-----BEGIN ');
