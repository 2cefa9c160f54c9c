import { createHash, timingSafeEqual } from 'node:crypto';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

export interface SecretRules {
	/** All secrets that count at the moment; two while one replaces the other. Empty ones never count. */
	secrets: string[];
	/** Words besides Bearer and Token that may stand before the secret: what the sender was told to put there. */
	schemes?: string[];
}

/** What platforms put before a secret in an Authorization header. */
const DEFAULT_SCHEMES = ['bearer', 'token'];

/**
 * Whether an Authorization header carries one of the secrets.
 *
 * For platforms that repeat a shared secret instead of signing. On Hamsa it may come as `Bearer <secret>`,
 * `<authKey> <secret>`, `<secret>` alone, or with the word twice, because the secret that users were told to store starts
 * with "Bearer" itself (docs/platforms/hamsa.md, 10.2). So every leading scheme word is taken off, in any case, from the header
 * and from the secret alike, and only the rest is compared: in constant time, over digests, so that neither length
 * nor content nor which of the secrets fits can be measured. Never throws; without a secret nothing fits.
 */
export function carriesSecret(header: unknown, { secrets, schemes = [] }: SecretRules): boolean {
	return isOneOf(
		secretIn(header, schemes),
		secrets.map((secret) => secretIn(secret, schemes)),
	);
}

/** What a header (or a stored secret) holds after all its scheme words; '' if nothing. */
export function secretIn(header: unknown, schemes: string[] = []): string {
	const words = [...DEFAULT_SCHEMES, ...schemes.map((word) => word.trim().toLowerCase())].filter((word) => word !== '');
	return bare(typeof header === 'string' ? header : '', words);
}

/** Without the scheme words at the start; '' for a scheme word and nothing else. */
function bare(text: string, words: string[]): string {
	let rest = text.trim();
	for (;;) {
		const lower = rest.toLowerCase();
		if (words.includes(lower)) return '';
		const word = words.find((one) => lower.startsWith(one) && /^\s/.test(rest.slice(one.length)));
		if (word === undefined) return rest;
		rest = rest.slice(word.length).trim();
	}
}

/**
 * Whether `given` is one of the secrets, byte by byte. Compared over digests, so that neither length nor content nor which
 * of the secrets fits can be measured. Empty secrets never count: without a secret nothing fits.
 */
export function isOneOf(given: string | Buffer, secrets: string[]): boolean {
	const wanted = digest(given);
	let matched = false;
	for (const secret of secrets.filter((one) => one !== '')) {
		// No early exit: the time taken must not tell which of the secrets matched.
		matched = timingSafeEqual(digest(secret), wanted) || matched;
	}
	return matched;
}

const digest = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest();

/**
 * A secret of a credential and the one before it, which counts as well while one replaces the other; '' for one that is not set.
 *
 * @param field such as `secret`; the one before it is `previousSecret`
 */
export const currentAndPrevious = (credential: ICredentialDataDecryptedObject, field: string): string[] =>
	[field, `previous${field[0].toUpperCase()}${field.slice(1)}`].map((name) => String(credential[name] ?? '').trim());
