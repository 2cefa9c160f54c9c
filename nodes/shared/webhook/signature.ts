import { createHmac, timingSafeEqual } from 'node:crypto';

/** The parts of a delivery that its signature covers. Header values are `undefined` when the header is missing. */
export interface SignedDelivery {
	/** The exact bytes that arrived, before any parsing. */
	rawBody: Buffer;
	/** In the form of the scheme: `sha256=` and 64 hexadecimal digits, unless said otherwise. One of several must match. */
	signature: string | string[] | undefined;
	/**
	 * Unix time in whole seconds (1 to 12 digits) or milliseconds (13 digits). n8n's own triggers take both as well
	 * (n8n-nodes-base, utils/webhook-signature-verification). A time in seconds has 13 digits only after the year 33000, so
	 * none is taken for the other. This very text is signed, whatever its unit. Not looked at where the scheme has none.
	 */
	timestamp?: string;
	/** The ID of the message, where the scheme signs it. */
	id?: string;
}

export type SignatureRejection =
	| 'noSecret'
	| 'missingSignature'
	| 'missingId'
	| 'missingTimestamp'
	| 'malformedTimestamp'
	| 'stale'
	| 'fromTheFuture'
	| 'mismatch';

export type SignatureVerdict = { authenticated: true } | { authenticated: false; rejection: SignatureRejection };

/** A part of a delivery that a signature may cover. */
export type SignedPart = 'id' | 'timestamp' | 'body';

/** How a platform signs. */
export interface SignatureScheme {
	algorithm: 'sha1' | 'sha256' | 'sha512';
	/** Base64 may be the usual or the one for URLs, padded or not. */
	encoding: 'hex' | 'base64';
	/** Whether hexadecimal digits may be upper case; lower case only if left out. */
	anyCase?: boolean;
	/** Prefixes that are accepted before the signature; '' for none. */
	prefixes: string[];
	/** What is signed, in this order; the timestamp in the unit it came in. */
	signed: SignedPart[];
	/** What stands between the signed parts; a dot if left out. */
	separator?: string;
	/** Seconds or milliseconds, told by the number of digits, if left out. ISO times without a zone are UTC. */
	timeUnit?: 'seconds' | 'milliseconds' | 'iso';
	/** `base64`: the key is the decoded secret, without `whsec_` in front (Standard Webhooks). The secret as text if left out. */
	keyEncoding?: 'base64';
}

/**
 * HMAC-SHA256 over `timestamp + "." + rawBody` (docs/platforms/agentphone.md, 4.3). AgentPhone documents the timestamp in
 * seconds. One in milliseconds would be taken too: it is signed and judged by its age like any other, so nothing gets in by it.
 */
const DEFAULT_SCHEME: SignatureScheme = {
	algorithm: 'sha256',
	encoding: 'hex',
	prefixes: ['sha256='],
	signed: ['timestamp', 'body'],
};

const DIGEST_BYTES = { sha1: 20, sha256: 32, sha512: 64 };

export interface SignatureRules {
	/** All secrets that count at the moment; two while one replaces the other. Empty strings never count. */
	secrets: string[];
	/** How far the timestamp may lie in the past, in seconds, and in the future unless `futureToleranceSeconds` says otherwise. */
	toleranceSeconds: number;
	futureToleranceSeconds?: number;
	/** Now, in milliseconds since 1970. */
	now: number;
	scheme?: SignatureScheme;
}

/**
 * Verifies that a delivery was signed with one of our secrets and, if the scheme has a timestamp, that it is fresh. Of several
 * signatures one must match. Never throws; without a secret nothing is authenticated.
 */
export function verifySignature(
	delivery: SignedDelivery,
	{ secrets, toleranceSeconds, futureToleranceSeconds = toleranceSeconds, now, scheme = DEFAULT_SCHEME }: SignatureRules,
): SignatureVerdict {
	// A secret that decodes to nothing would be a key that everybody knows.
	const keys = secrets.map((secret) => keyOf(secret, scheme)).filter((key) => key.length > 0);
	if (keys.length === 0) return reject('noSecret');
	const signatures = [delivery.signature ?? []].flat().filter((signature) => signature !== '');
	if (signatures.length === 0) return reject('missingSignature');
	if (scheme.signed.includes('id') && !delivery.id) return reject('missingId');
	if (scheme.signed.includes('timestamp')) {
		if (!delivery.timestamp) return reject('missingTimestamp');
		const sentAtMs = millisecondsOf(delivery.timestamp, scheme.timeUnit);
		if (sentAtMs === undefined) return reject('malformedTimestamp');

		const ageSeconds = (now - sentAtMs) / 1000;
		if (ageSeconds > toleranceSeconds) return reject('stale');
		if (ageSeconds < -futureToleranceSeconds) return reject('fromTheFuture');
	}

	const claims = signatures.slice(0, MAX_SIGNATURES).map((signature) => parseDigest(signature, scheme));
	let matched = false;
	for (const key of keys) {
		const digest = digestOf(delivery, key, scheme);
		// No early exit: the time taken must not tell which of the secrets matched.
		for (const claimed of claims) matched = (timingSafeEqual(digest, claimed.digest) && claimed.wellFormed) || matched;
	}
	return matched ? { authenticated: true } : reject('mismatch');
}

/** Of one delivery: platforms send one for each of their secrets. */
const MAX_SIGNATURES = 10;

const keyOf = (secret: string, { keyEncoding }: SignatureScheme): Buffer =>
	keyEncoding === 'base64' ? Buffer.from(secret.replace(/^whsec_/, ''), 'base64') : Buffer.from(secret);

function digestOf(delivery: SignedDelivery, key: Buffer, { algorithm, signed, separator = '.' }: SignatureScheme): Buffer {
	const hmac = createHmac(algorithm, key);
	signed.forEach((part, index) => {
		if (index > 0) hmac.update(separator);
		hmac.update(part === 'body' ? delivery.rawBody : (delivery[part] ?? ''));
	});
	return hmac.digest();
}

/** A timestamp (`SignedDelivery.timestamp`) in milliseconds; undefined if it is none. */
function millisecondsOf(timestamp: string, unit: SignatureScheme['timeUnit']): number | undefined {
	if (unit === 'iso') return isoMilliseconds(timestamp);
	if (!/^\d{1,13}$/.test(timestamp)) return undefined;
	return (unit ?? (timestamp.length === 13 ? 'milliseconds' : 'seconds')) === 'milliseconds'
		? Number(timestamp)
		: Number(timestamp) * 1000;
}

function isoMilliseconds(timestamp: string): number | undefined {
	const [, time, zone = 'Z'] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:\d\d)?$/.exec(timestamp) ?? [];
	const milliseconds = time === undefined ? Number.NaN : Date.parse(`${time}${zone}`);
	return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/**
 * A malformed signature is still compared, against zeros, so that it takes as long as a well-formed
 * wrong one; `wellFormed` then rejects it.
 */
function parseDigest(
	signature: string,
	{ algorithm, encoding, anyCase, prefixes }: SignatureScheme,
): { digest: Buffer; wellFormed: boolean } {
	const bytes = DIGEST_BYTES[algorithm];
	const form = encoding === 'base64' ? /^[A-Za-z0-9+/_-]+={0,2}$/ : anyCase ? /^[0-9a-f]+$/i : /^[0-9a-f]+$/;
	// Node decodes a text with a digit too many, too.
	const isOfLength = ({ length }: string) => (encoding === 'hex' ? length === 2 * bytes : length <= 2 * bytes);
	for (const prefix of prefixes) {
		const text = signature.slice(prefix.length);
		if (!signature.startsWith(prefix) || !isOfLength(text) || !form.test(text)) continue;
		const digest = Buffer.from(text, encoding);
		if (digest.length === bytes) return { digest, wellFormed: true };
	}
	return { digest: Buffer.alloc(bytes), wellFormed: false };
}

export interface SignatureWords {
	signatureHeader: string;
	/** The header that holds the time; may be the same as that of the signature. */
	timestampHeader: string;
	idHeader?: string;
	toleranceSeconds: number;
	futureToleranceSeconds?: number;
	timeUnit?: SignatureScheme['timeUnit'];
}

const UNITS = { seconds: 'a Unix time in seconds', milliseconds: 'a Unix time in milliseconds', iso: 'an ISO 8601 time' };

/** Platforms show their users the answers to deliveries. */
const CLOCK_HINT = 'If it was sent just now, the clock of the server is wrong.';

/** The reason a rejected sender is given. */
export function signatureRejectionReason(
	rejection: SignatureRejection,
	{ signatureHeader, timestampHeader, idHeader, toleranceSeconds, futureToleranceSeconds, timeUnit }: SignatureWords,
): string {
	const time = timestampHeader === signatureHeader ? `The time in the header ${timestampHeader}` : `The header ${timestampHeader}`;
	const unit = timeUnit ? UNITS[timeUnit] : 'a Unix time in seconds or milliseconds';
	const reasons: Record<SignatureRejection, string> = {
		noSecret: 'This trigger has no signing secret, so no delivery can be proven genuine.',
		missingSignature: `The header ${signatureHeader} is missing.`,
		missingId: `The header ${idHeader ?? 'with the ID of the message'} is missing.`,
		missingTimestamp: `${time} is missing.`,
		malformedTimestamp: `${time} is not ${unit}.`,
		stale: `${time} is more than ${periodOf(toleranceSeconds)} old. ${CLOCK_HINT}`,
		fromTheFuture: `${time} is more than ${periodOf(futureToleranceSeconds ?? toleranceSeconds)} in the future. ${CLOCK_HINT}`,
		mismatch: 'The signature does not match.',
	};
	return reasons[rejection];
}

const periodOf = (seconds: number) => (seconds % 60 === 0 ? counted(seconds / 60, 'minute') : counted(seconds, 'second'));

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;

const reject = (rejection: SignatureRejection): SignatureVerdict => ({ authenticated: false, rejection });
