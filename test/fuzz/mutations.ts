import fc from 'fast-check';

import type { SentDelivery } from './inboundContext';

/** One change to a delivery on its way. */
export type Mutation = (delivery: SentDelivery) => SentDelivery;

const changed = (body: Buffer, change: (bytes: Buffer) => Buffer): Buffer => (body.length === 0 ? body : change(Buffer.from(body)));

/** Where in something of any length, told before the length is known. */
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

const bodyMutation: fc.Arbitrary<Mutation> = fc.oneof(
	fc.record({ at: place, bit: fc.integer({ min: 0, max: 7 }) }).map(
		({ at, bit }): Mutation =>
			(delivery) => ({
				...delivery,
				body: changed(delivery.body, (bytes) => {
					bytes[Math.floor(at * bytes.length)] ^= 1 << bit;
					return bytes;
				}),
			}),
	),
	fc.record({ at: place, piece: fc.uint8Array({ minLength: 1, maxLength: 20 }) }).map(
		({ at, piece }): Mutation =>
			(delivery) => {
				const cut = Math.floor(at * delivery.body.length);
				return { ...delivery, body: Buffer.concat([delivery.body.subarray(0, cut), piece, delivery.body.subarray(cut)]) };
			},
	),
	fc.record({ from: place, length: place }).map(
		({ from, length }): Mutation =>
			(delivery) => {
				const start = Math.floor(from * delivery.body.length);
				const end = start + Math.ceil(length * (delivery.body.length - start));
				return { ...delivery, body: Buffer.concat([delivery.body.subarray(0, start), delivery.body.subarray(end)]) };
			},
	),
	fc
		.constantFrom(
			'',
			'null',
			'[]',
			'"x"',
			'{}',
			'{"event":{}}',
			'{"__proto__":{"a":1}}',
			'[[[[[[[[',
			'\u0000',
			'{"event":"agent.message","channel":"voice"}',
		)
		.map(
			(text): Mutation =>
				(delivery) => ({ ...delivery, body: Buffer.from(text) }),
		),
	fc.json({ maxDepth: 4 }).map(
		(text): Mutation =>
			(delivery) => ({ ...delivery, body: Buffer.from(text) }),
	),
);

/** What a header's value may become. */
const headerText = fc.oneof(
	fc.string({ maxLength: 80 }),
	fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 64, maxLength: 64 }).map((hex) => `sha256=${hex}`),
	fc.integer().map(String),
	fc.constantFrom('', ' ', 'Bearer', 'Bearer ', 'Token null', 'sha256=', '0', '-1', '1e9', 'NaN', 'undefined', '\u2028'),
);

const reworded: fc.Arbitrary<(value: string) => string> = fc.oneof(
	fc.constantFrom(
		(value: string) => value.toUpperCase(),
		(value: string) => value.slice(0, -1),
		(value: string) => value.slice(1),
		(value: string) => `${value}0`,
		(value: string) => `x${value}`,
		(value: string) => value.replace(/=/g, ''),
		(value: string) => value.split('').reverse().join(''),
		(value: string) => `${value},${value}`,
	),
	fc.tuple(place, fc.string({ minLength: 1, maxLength: 1 })).map(([at, char]) => (value: string) => {
		const cut = Math.floor(at * value.length);
		return value.slice(0, cut) + char + value.slice(cut + 1);
	}),
);

const headerMutation = (names: string[]): fc.Arbitrary<Mutation> =>
	fc.oneof(
		fc.tuple(fc.constantFrom(...names), headerText).map(
			([name, value]): Mutation =>
				(delivery) => ({ ...delivery, headers: { ...delivery.headers, [name]: value } }),
		),
		fc.tuple(fc.constantFrom(...names), reworded).map(
			([name, reword]): Mutation =>
				(delivery) => ({
					...delivery,
					headers: { ...delivery.headers, [name]: reword(delivery.headers[name] ?? '') },
				}),
		),
		fc.constantFrom(...names).map(
			(name): Mutation =>
				(delivery) => ({
					...delivery,
					headers: Object.fromEntries(Object.entries(delivery.headers).filter(([other]) => other !== name)),
				}),
		),
	);

/** One to four changes to body and headers. */
export const mutations = (headerNames: string[]): fc.Arbitrary<Mutation[]> =>
	fc.array(fc.oneof({ weight: 2, arbitrary: bodyMutation }, { weight: 3, arbitrary: headerMutation(headerNames) }), {
		minLength: 1,
		maxLength: 4,
	});

/** Anything at all in the place of an event: to be signed rightly, so that parsing meets it. */
export const anyEvent = (names: string[]): fc.Arbitrary<unknown> => {
	const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom<unknown>('', 0, -1, 1e308, null, [], {}, 'x'.repeat(1000)));
	const keys = [
		'event',
		'eventType',
		'channel',
		'data',
		'callId',
		'transcript',
		'timestamp',
		'id',
		'jobId',
		'recentHistory',
		'direction',
		'type',
		'test',
		'messages',
		'role',
		'content',
		'tool_calls',
		'tools',
		'call',
		'metadata',
		'stream',
		'call_id',
		'agent_id',
		'conversation_id',
		'call_analysis',
		'transcript_object',
		'words',
		'start_timestamp',
		'analysis',
		'phone_call',
		'full_audio',
		'__proto__',
	];
	return fc.oneof(
		value,
		fc.dictionary(
			fc.constantFrom(...keys),
			fc.oneof(value, fc.constantFrom(...names), fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 5 })),
			{ maxKeys: 8 },
		),
	);
};
