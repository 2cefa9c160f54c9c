import { createHmac, timingSafeEqual } from 'node:crypto';

/** One delivery, as its signature sees it. Header values are `undefined` when the header is missing. */
export interface SignedDelivery {
	/** The exact bytes that arrived, before any parsing. */
	rawBody: Buffer;
	/** `sha256=` and 64 hexadecimal digits. */
	signature: string | undefined;
	/** Unix time in whole seconds. */
	timestamp: string | undefined;
}

export type SignatureRefusal =
	| 'noSecret'
	| 'missingSignature'
	| 'missingTimestamp'
	| 'malformedTimestamp'
	| 'stale'
	| 'fromTheFuture'
	| 'mismatch';

export type SignatureVerdict = { genuine: true } | { genuine: false; refusal: SignatureRefusal };

export interface SignatureRules {
	/** All secrets that count at the moment; two while one replaces the other. Empty strings never count. */
	secrets: string[];
	/** How far the timestamp may lie from now, in seconds, in both directions. */
	toleranceSeconds: number;
	/** Now, in milliseconds since 1970. */
	now: number;
}

/**
 * Decides whether a delivery was signed with one of our secrets just now:
 * HMAC-SHA256 over `timestamp + "." + rawBody`, keyed with the whole secret as text
 * (api/agentphone.md 4.3). Never throws; without a secret nothing is genuine.
 */
export function verifySignature(
	{ rawBody, signature, timestamp }: SignedDelivery,
	{ secrets, toleranceSeconds, now }: SignatureRules,
): SignatureVerdict {
	const usable = secrets.filter((secret) => secret !== '');
	if (usable.length === 0) return refuse('noSecret');
	if (!signature) return refuse('missingSignature');
	if (!timestamp) return refuse('missingTimestamp');
	if (!/^\d{1,12}$/.test(timestamp)) return refuse('malformedTimestamp');

	const ageSeconds = now / 1000 - Number(timestamp);
	if (ageSeconds > toleranceSeconds) return refuse('stale');
	if (ageSeconds < -toleranceSeconds) return refuse('fromTheFuture');

	const claimed = parseDigest(signature);
	let matched = false;
	for (const secret of usable) {
		const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest();
		// No early exit: the time taken must not tell which of the secrets matched.
		matched = timingSafeEqual(expected, claimed.digest) || matched;
	}
	return matched && claimed.wellFormed ? { genuine: true } : refuse('mismatch');
}

/**
 * A malformed signature is still compared, against zeros, so that it takes as long as a well-formed
 * wrong one; `wellFormed` then refuses it.
 */
function parseDigest(signature: string): { digest: Buffer; wellFormed: boolean } {
	const hex = /^sha256=([0-9a-f]{64})$/.exec(signature)?.[1];
	return { digest: hex ? Buffer.from(hex, 'hex') : Buffer.alloc(32), wellFormed: hex !== undefined };
}

const refuse = (refusal: SignatureRefusal): SignatureVerdict => ({ genuine: false, refusal });
