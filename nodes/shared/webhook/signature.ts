import { createHmac, timingSafeEqual } from 'node:crypto';

/** The parts of a delivery that its signature covers. Header values are `undefined` when the header is missing. */
export interface SignedDelivery {
	/** The exact bytes that arrived, before any parsing. */
	rawBody: Buffer;
	/** In the form of the scheme: `sha256=` and 64 hexadecimal digits, unless said otherwise. */
	signature: string | undefined;
	/**
	 * Unix time in whole seconds (1 to 12 digits) or milliseconds (13 digits). n8n's own triggers take both as well
	 * (n8n-nodes-base, utils/webhook-signature-verification). A time in seconds has 13 digits only after the year 33000, so
	 * none is taken for the other. This very text is signed, whatever its unit. Not looked at where the scheme has none.
	 */
	timestamp?: string;
}

export type SignatureRejection =
	| 'noSecret'
	| 'missingSignature'
	| 'missingTimestamp'
	| 'malformedTimestamp'
	| 'stale'
	| 'fromTheFuture'
	| 'mismatch';

export type SignatureVerdict = { authenticated: true } | { authenticated: false; rejection: SignatureRejection };

/** How a platform signs. */
export interface SignatureScheme {
	algorithm: 'sha256' | 'sha512';
	/** Hexadecimal digits are lower case; base64 may be the usual or the one for URLs, padded or not. */
	encoding: 'hex' | 'base64';
	/** Prefixes that are accepted before the signature; '' for none. */
	prefixes: string[];
	/** Whether the timestamp, in the unit it came in, and a dot are signed in front of the body. */
	timestamped: boolean;
}

/**
 * HMAC-SHA256 over `timestamp + "." + rawBody` (docs/platforms/agentphone.md, 4.3). AgentPhone documents the timestamp in
 * seconds. One in milliseconds would be taken too: it is signed and judged by its age like any other, so nothing gets in by it.
 */
const DEFAULT_SCHEME: SignatureScheme = { algorithm: 'sha256', encoding: 'hex', prefixes: ['sha256='], timestamped: true };

const DIGEST_BYTES = { sha256: 32, sha512: 64 };

export interface SignatureRules {
	/** All secrets that count at the moment; two while one replaces the other. Empty strings never count. */
	secrets: string[];
	/** How far the timestamp may lie from now, in seconds, in both directions. */
	toleranceSeconds: number;
	/** Now, in milliseconds since 1970. */
	now: number;
	scheme?: SignatureScheme;
}

/**
 * Verifies that a delivery was signed with one of our secrets and, if the scheme has a timestamp, that it is fresh. The key
 * is the whole secret as text. Never throws; without a secret nothing is authenticated.
 */
export function verifySignature(
	{ rawBody, signature, timestamp }: SignedDelivery,
	{ secrets, toleranceSeconds, now, scheme = DEFAULT_SCHEME }: SignatureRules,
): SignatureVerdict {
	const usable = secrets.filter((secret) => secret !== '');
	if (usable.length === 0) return reject('noSecret');
	if (!signature) return reject('missingSignature');
	if (scheme.timestamped) {
		if (!timestamp) return reject('missingTimestamp');
		const sentAtMs = millisecondsOf(timestamp);
		if (sentAtMs === undefined) return reject('malformedTimestamp');

		const ageSeconds = (now - sentAtMs) / 1000;
		if (ageSeconds > toleranceSeconds) return reject('stale');
		if (ageSeconds < -toleranceSeconds) return reject('fromTheFuture');
	}

	const claimed = parseDigest(signature, scheme);
	let matched = false;
	for (const secret of usable) {
		const hmac = createHmac(scheme.algorithm, secret);
		if (scheme.timestamped) hmac.update(`${timestamp}.`);
		// No early exit: the time taken must not tell which of the secrets matched.
		matched = timingSafeEqual(hmac.update(rawBody).digest(), claimed.digest) || matched;
	}
	return matched && claimed.wellFormed ? { authenticated: true } : reject('mismatch');
}

/** A timestamp (`SignedDelivery.timestamp`) in milliseconds; undefined if it is none. */
function millisecondsOf(timestamp: string): number | undefined {
	if (!/^\d{1,13}$/.test(timestamp)) return undefined;
	return timestamp.length === 13 ? Number(timestamp) : Number(timestamp) * 1000;
}

/**
 * A malformed signature is still compared, against zeros, so that it takes as long as a well-formed
 * wrong one; `wellFormed` then rejects it.
 */
function parseDigest(signature: string, { algorithm, encoding, prefixes }: SignatureScheme): { digest: Buffer; wellFormed: boolean } {
	const bytes = DIGEST_BYTES[algorithm];
	const form = encoding === 'hex' ? new RegExp(`^[0-9a-f]{${bytes * 2}}$`) : /^[A-Za-z0-9+/_-]+={0,2}$/;
	for (const prefix of prefixes) {
		const text = signature.slice(prefix.length);
		if (!signature.startsWith(prefix) || !form.test(text)) continue;
		const digest = Buffer.from(text, encoding);
		if (digest.length === bytes) return { digest, wellFormed: true };
	}
	return { digest: Buffer.alloc(bytes), wellFormed: false };
}

export interface SignatureWords {
	signatureHeader: string;
	timestampHeader: string;
	toleranceSeconds: number;
}

/** Platforms show their users the answers to deliveries. */
const CLOCK_HINT = 'If it was sent just now, the clock of the server is wrong.';

/** The reason a rejected sender is given. */
export function signatureRejectionReason(
	rejection: SignatureRejection,
	{ signatureHeader, timestampHeader, toleranceSeconds }: SignatureWords,
): string {
	const tolerance = toleranceSeconds % 60 === 0 ? counted(toleranceSeconds / 60, 'minute') : counted(toleranceSeconds, 'second');
	const reasons: Record<SignatureRejection, string> = {
		noSecret: 'This trigger has no signing secret, so no delivery can be proven genuine.',
		missingSignature: `The header ${signatureHeader} is missing.`,
		missingTimestamp: `The header ${timestampHeader} is missing.`,
		malformedTimestamp: `The header ${timestampHeader} is not a Unix time in seconds or milliseconds.`,
		stale: `The header ${timestampHeader} is more than ${tolerance} old. ${CLOCK_HINT}`,
		fromTheFuture: `The header ${timestampHeader} is more than ${tolerance} in the future. ${CLOCK_HINT}`,
		mismatch: 'The signature does not match.',
	};
	return reasons[rejection];
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;

const reject = (rejection: SignatureRejection): SignatureVerdict => ({ authenticated: false, rejection });
