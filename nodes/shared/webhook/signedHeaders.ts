import { headerNamed, type AuthResult, type Delivery } from './receive';
import { signatureRejectionReason, verifySignature, type SignatureScheme, type SignedDelivery } from './signature';

/** Where a platform puts its signature, the time it signs and the ID it signs. Names as the platform writes them. */
export interface SignatureHeaders {
	signature: string;
	/**
	 * The names of the time and the signature inside the header, where that is a list such as `t=1790000000,v1=5257a8`. Of a
	 * name that comes twice the first value counts. Where the list is `exact` it holds the time, then the signature and nothing
	 * else, with names in any case.
	 */
	fields?: { timestamp: string; signature: string; exact?: boolean };
	/** The header of the time, where it is not in the list. */
	timestamp?: string;
	id?: string;
	/** What stands between several signatures of one header, one of which must match. */
	several?: ' ' | ',';
}

/** A platform's signature, declared. */
export interface SignatureDeclaration {
	headers: SignatureHeaders;
	scheme: SignatureScheme;
	/** How old a delivery may be, in seconds. */
	toleranceSeconds: number;
	/** How far its time may lie in the future, in seconds; as far as in the past if left out. */
	futureToleranceSeconds?: number;
}

/**
 * Whether a delivery is signed as declared, with one of the secrets.
 *
 * @param secrets all that count at the moment; empty ones never count
 * @returns a rejection with 503 while there is no secret, because a platform may not deliver again after a 4xx; else with 401
 */
export function authenticateSignature(delivery: Delivery, declaration: SignatureDeclaration, secrets: string[]): AuthResult {
	const { headers, scheme, toleranceSeconds, futureToleranceSeconds } = declaration;
	const verdict = verifySignature(signedPartsOf(delivery, headers), {
		secrets,
		toleranceSeconds,
		futureToleranceSeconds,
		now: Date.now(),
		scheme,
	});
	if (verdict.authenticated) return 'authenticated';
	const reason = signatureRejectionReason(verdict.rejection, {
		signatureHeader: headers.signature,
		timestampHeader: headers.timestamp ?? headers.signature,
		idHeader: headers.id,
		toleranceSeconds,
		futureToleranceSeconds,
		timeUnit: scheme.timeUnit,
	});
	return { status: verdict.rejection === 'noSecret' ? 503 : 401, reason };
}

/** What a delivery says to be signed by, read from its headers. */
export function signedPartsOf({ headers, rawBody }: Delivery, names: SignatureHeaders): SignedDelivery {
	const header = headerNamed(headers, names.signature)?.trim();
	const id = names.id ? headerNamed(headers, names.id)?.trim() : undefined;
	if (names.fields) {
		const { timestamp, signature } = (names.fields.exact ? exactFieldsOf : firstFieldsOf)(header ?? '', names.fields);
		return { rawBody, id, signature: header ? (signature ?? '-') : undefined, timestamp };
	}
	const timestamp = names.timestamp ? headerNamed(headers, names.timestamp)?.trim() : undefined;
	const signature = names.several ? header?.split(names.several).map((one) => one.trim()) : header;
	return { rawBody, id, signature, timestamp };
}

type Fields = NonNullable<SignatureHeaders['fields']>;
type FieldValues = Pick<SignedDelivery, 'timestamp'> & { signature?: string };

function firstFieldsOf(list: string, names: Fields): FieldValues {
	const entries = list.split(',');
	const first = (name: string) => entries.find((entry) => entry.startsWith(`${name}=`))?.slice(name.length + 1);
	return { timestamp: first(names.timestamp), signature: first(names.signature) };
}

function exactFieldsOf(list: string, names: Fields): FieldValues {
	const entries = list.split(',');
	const valueAt = (position: number, name: string) =>
		entries[position]?.toLowerCase().startsWith(`${name}=`) ? entries[position].slice(name.length + 1) : undefined;
	return entries.length === 2 ? { timestamp: valueAt(0, names.timestamp), signature: valueAt(1, names.signature) } : {};
}
