import { deflateRawSync, deflateSync, brotliCompressSync, gzipSync } from 'node:zlib';

import { ODD_VALUES, withFieldBefore, withValueAt } from '../oddJson';
import { delivery, jsonOf, setHeader, whole, type Attack, type Kit, type Outcome } from './attack';

/** A body in a content encoding; what is proven is what it holds. */
const encoded = (what: string, outcome: Outcome, encoding: string, encode: (body: Buffer) => Buffer): Attack =>
	whole(what, outcome, (kit) => ({
		body: encode(jsonOf(kit)),
		proven: jsonOf(kit),
		headers: (given) => [['Content-Encoding', encoding], ...given],
	}));

/** Another body, rightly proven. */
const written = (
	what: string,
	outcome: Outcome,
	write: (text: string, kit: Kit) => string | Buffer,
	contentType = 'application/json',
): Attack =>
	whole(what, outcome, (kit) => ({
		body: Buffer.from(write(jsonOf(kit).toString(), kit)),
		headers: setHeader('content-type', contentType),
	}));

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** Encodings and texts that JSON may come in. */
export const bodyAttacks: Attack[] = [
	encoded('gzip', 'taken', 'gzip', gzipSync),
	encoded('deflate', 'taken', 'deflate', deflateSync),
	encoded('deflate without a head', 'refused', 'deflate', deflateRawSync),
	encoded('br', 'refused', 'br', brotliCompressSync),
	encoded('gzip in capitals', 'either', 'GZIP', gzipSync),
	encoded('gzip twice', 'refused', 'gzip, gzip', (body) => gzipSync(gzipSync(body))),
	encoded('gzip within gzip', 'refused', 'gzip', (body) => gzipSync(gzipSync(body))),
	encoded('gzip that is none', 'refused', 'gzip', (body) => body),
	encoded('gzip that was cut', 'refused', 'gzip', (body) => gzipSync(body).subarray(0, -9)),
	encoded('gzip with a wrong checksum', 'refused', 'gzip', (body) => Buffer.concat([gzipSync(body).subarray(0, -8), Buffer.alloc(8)])),
	encoded('gzip and something after it', 'either', 'gzip', (body) => Buffer.concat([gzipSync(body), Buffer.from('more')])),
	encoded('an encoding that does not exist', 'either', 'klingon', (body) => body),
	encoded('identity', 'either', 'identity', (body) => body),
	{
		what: 'closed within gzip',
		outcome: 'unheard',
		request: (kit) => ({
			steps: [
				delivery(kit, {
					body: gzipSync(jsonOf(kit)),
					proven: jsonOf(kit),
					headers: (given) => [['Content-Encoding', 'gzip'], ...given],
				}).subarray(0, -10),
				5,
			],
			then: 'drop',
		}),
	},

	written('UTF-16', 'refused', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
	written('UTF-16, big-endian', 'refused', (text) => swapped(`\ufeff${text}`)),
	written('UTF-16 that says so', 'refused', (text) => Buffer.from(text, 'utf16le'), 'application/json; charset=utf-16le'),
	written('UTF-32', 'refused', (text) => Buffer.concat(Array.from(text, (char) => Buffer.from([char.charCodeAt(0) & 255, 0, 0, 0])))),
	written(
		'UTF-8 that says it is Latin-1',
		'either',
		(text) => text.replace('{', '{"umlaut":"\u00fc",'),
		'application/json; charset=latin1',
	),
	written('UTF-7', 'either', (text) => text, 'application/json; charset=utf-7'),
	written('a byte order mark', 'taken', (text) => `\ufeff${text}`),
	written('two byte order marks', 'refused', (text) => `\ufeff\ufeff${text}`),
	written('invalid UTF-8 within a text', 'taken', (text) =>
		Buffer.concat([Buffer.from('{"bytes":"'), Buffer.from([0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80]), Buffer.from(`",${text.slice(1)}`)]),
	),
	written('invalid UTF-8 outside of texts', 'refused', (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff])])),

	written('nothing', 'refused', () => ''),
	written('blanks', 'refused', () => ' \r\n\t '),
	written('blanks around it', 'taken', (text) => `\r\n ${text} \r\n`),
	written('a null after it', 'refused', (text) => `${text}\0`),
	written('only its beginning', 'refused', (text, { at }) => text.slice(0, Math.floor(at * text.length))),
	written('two, one after the other', 'refused', (text) => `${text}${text}`),
	written('lines of JSON', 'refused', (text) => `${text}\n${text}\n`),
	written('a list of it', 'refused', (text) => `[${text}]`),
	written('a text of it', 'refused', (text) => JSON.stringify(text)),
	written('a comma at its end', 'refused', (text) => text.replace(/\}$/, ',}')),
	written('a comment', 'refused', (text) => `/* */${text}`),
	written('JavaScript instead of JSON', 'refused', (text) => text.replaceAll('"', "'")),
	written('a number that JSON does not have', 'refused', (text) => text.replace('{', '{"a":NaN,')),
	written('a form of it', 'refused', (text) => new URLSearchParams({ payload: text }).toString(), 'application/x-www-form-urlencoded'),
	written(
		'entities of XML',
		'refused',
		() =>
			'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]><a>&c;&d;</a>',
		'application/xml',
	),

	...ODD_VALUES.map(([what, json]) =>
		whole(`${what} in some place`, 'either', (kit) => ({ body: Buffer.from(withValueAt(kit.event, kit.at, json)) })),
	),
	...['__proto__', 'constructor', 'toString', 'event', 'id', 'type', 'message', 'messages'].map((name) =>
		whole(`the field ${name}, perhaps twice`, 'either', (kit) => ({ body: Buffer.from(withFieldBefore(kit.event, name, '{"a":1}')) })),
	),
	written('100,000 fields', 'either', (text) =>
		text.replace('{', `{${Array.from({ length: 100_000 }, (_, index) => `"f${index}":1,`).join('')}`),
	),
	written('100,000 times the same field', 'either', (text) => text.replace('{', `{${'"f":1,'.repeat(100_000)}`)),
];
