import { createHash, timingSafeEqual } from 'node:crypto';

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
