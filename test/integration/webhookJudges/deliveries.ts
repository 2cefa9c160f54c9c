// Signed deliveries, and what may happen to them on their way.
import fc from 'fast-check';

/** As a library is asked about it: it takes the body as text. */
export interface JudgedDelivery {
	/** In milliseconds since 1970. */
	now: number;
	body: string;
	/** By lower-case name. */
	headers: Record<string, string>;
	secret: string;
}

/** A delivery with the bytes that arrive. */
export interface SignedDelivery extends Omit<JudgedDelivery, 'body'> {
	bytes: Buffer;
}

export type Change = (delivery: SignedDelivery) => SignedDelivery;

/** Any JSON text, as a platform may send it: with characters of all planes, and blanks. */
export const anyBody: fc.Arbitrary<string> = fc
	.tuple(fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }), fc.constantFrom(undefined, 2, '\t'))
	.map(([value, indent]) => JSON.stringify({ event: 'call_ended', value }, null, indent));

const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const at = (text: { length: number }, where: number) => Math.floor(where * text.length);

const bodyChanges: Array<fc.Arbitrary<Change>> = [
	fc.tuple(part, fc.integer({ min: 0, max: 7 })).map(
		([where, bit]): Change =>
			(delivery) => {
				const bytes = Buffer.from(delivery.bytes);
				bytes[at(bytes, where)] ^= 1 << bit;
				return { ...delivery, bytes };
			},
	),
	part.map(
		(where): Change =>
			(delivery) => ({ ...delivery, bytes: delivery.bytes.subarray(0, at(delivery.bytes, where)) }),
	),
	fc.constantFrom(' ', '\n', '{}').map(
		(more): Change =>
			(delivery) => ({ ...delivery, bytes: Buffer.concat([delivery.bytes, Buffer.from(more)]) }),
	),
];

const changedSecret: fc.Arbitrary<Change> = part.map(
	(where): Change =>
		({ secret, ...delivery }) => {
			// A letter in its middle: of the last one of base64, not every bit counts.
			const place = 6 + at(secret.slice(6, -4), where);
			return { ...delivery, secret: secret.slice(0, place) + (secret[place] === 'A' ? 'B' : 'A') + secret.slice(place + 1) };
		},
);

const clockChanges = (offsetsMs: number[]): fc.Arbitrary<Change> =>
	fc.constantFrom(...offsetsMs).map(
		(offset): Change =>
			(delivery) => ({ ...delivery, now: delivery.now + offset }),
	);

/** Rewordings of a header's value. A list has fields by comma, such as `t=1,v0=2`. */
const rewordings: Array<fc.Arbitrary<(value: string) => string>> = [
	fc.constantFrom(
		(value: string) => value.toUpperCase(),
		(value: string) => value.toLowerCase(),
		(value: string) => value.replace(/(^|,)(\w+)=/g, (name) => name.toUpperCase()),
		(value: string) => value.replace(/=([0-9a-f]{64})/, (digits) => digits.toUpperCase()),
		(value: string) => value.split(',').reverse().join(','),
		(value: string) => value.replace(',', ', '),
		(value: string) => value.replace(',', ' ,'),
		(value: string) => value.replace('=', '= '),
		(value: string) => ` ${value}\t`,
		// A header that comes twice reaches us so.
		(value: string) => `${value}, ${value}`,
		(value: string) => value.replace(/(\w+)=([^,]*)$/, '$1=$2,$1=$2'),
		(value: string) => value.replace(/(\w+)=([^,]*)$/, `$1=${'0'.repeat(64)},$1=$2`),
		(value: string) => value.replace(/(\w+)=([^,]*)$/, `$1=$2,$1=${'0'.repeat(64)}`),
		(value: string) => value.replace(/^(\w+)=([^,]*)/, '$1=$2,$1=$2'),
		(value: string) => value.replace(/^(\w+)=([^,]*)/, '$1=1,$1=$2'),
		(value: string) => `${value},x=1`,
		(value: string) => `x=1,${value}`,
		(value: string) => value.replace(/,.*/, ''),
		(value: string) => value.replace(/^[^,]*,/, ''),
		(value: string) => value.replace(/=[^,]*$/, '='),
		(value: string) => value.replace(/=[^,]*/, '='),
		(value: string) => `v1,${'A'.repeat(43)}= ${value}`,
		(value: string) => `${value} v1,${'A'.repeat(43)}=`,
		(value: string) => `v0,${value} v2,x ${value}`,
		(value: string) => value.replace('v1,', 'v2,'),
		() => '',
	),
	part.map((where) => (value: string) => value.slice(0, at(value, where))),
	fc.tuple(part, fc.constantFrom('0', '1', 'f', 'Q', '=', ',', '.', 'é')).map(([where, letter]) => (value: string) => {
		const place = at(value, where);
		return value.slice(0, place) + letter + value.slice(place + 1);
	}),
];

const headerChanges = (names: string[]): fc.Arbitrary<Change> =>
	fc.tuple(fc.constantFrom(...names), fc.oneof(...rewordings)).map(
		([name, reword]): Change =>
			(delivery) => ({
				...delivery,
				headers: { ...delivery.headers, [name]: reword(delivery.headers[name] ?? '') },
			}),
	);

const missingHeaders = (names: string[]): fc.Arbitrary<Change> =>
	fc.constantFrom(...names).map(
		(name): Change =>
			(delivery) => ({
				...delivery,
				headers: Object.fromEntries(Object.entries(delivery.headers).filter(([other]) => other !== name)),
			}),
	);

/**
 * One thing that may happen to a delivery.
 *
 * @param names of the headers that prove it
 * @param offsetsMs how far the clock goes on, or back
 */
export const anyChange = (names: string[], offsetsMs: number[]): fc.Arbitrary<Change> =>
	fc.oneof(
		{ weight: 4, arbitrary: fc.oneof(...bodyChanges) },
		{ weight: 2, arbitrary: changedSecret },
		{ weight: 5, arbitrary: clockChanges(offsetsMs) },
		{ weight: 10, arbitrary: headerChanges(names) },
		{ weight: 2, arbitrary: missingHeaders(names) },
	);

/** As HTTP brings it: blanks around the value of a header are not part of it. */
export const received = (delivery: SignedDelivery): SignedDelivery => ({
	...delivery,
	headers: Object.fromEntries(Object.entries(delivery.headers).map(([name, value]) => [name, value.replace(/^[ \t]+|[ \t]+$/g, '')])),
});
