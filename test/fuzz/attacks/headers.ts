import { type Attack, type Header, setHeader, type Sent, whole, withHeaders, withoutHeader } from './attack';

/** The first headers are of the connection and the content; the others prove it. */
const COMMON = 4;

const proofIn = (given: Header[]): Header[] => given.slice(COMMON);

const mapProof = (given: Header[], change: (header: Header) => Header): Header[] => [
	...given.slice(0, COMMON),
	...proofIn(given).map(change),
];

/**
 * Of a header that comes twice, Node keeps the first one of some names, and joins the others by a comma. ElevenLabs' own is a list with
 * commas, of which its SDK reads the first time and the first signature.
 */
const countsTheFirst = (proof: Header[]): boolean =>
	proof.every(([name]) => ['authorization', 'elevenlabs-signature'].includes(name.toLowerCase()));

const oddCase = (name: string): string =>
	Array.from(name, (char, index) => (index % 2 === 0 ? char.toLowerCase() : char.toUpperCase())).join('');

/** Headers that may say something else to each of those who read them. */
export const headerAttacks: Attack[] = [
	withHeaders('names in odd case', 'taken', (given) => given.map(([name, value]) => [oddCase(name), value])),
	withHeaders('in another order', 'taken', (given) => [...given].reverse()),
	withHeaders('blanks around the values', 'taken', (given) => mapProof(given, ([name, value]) => [name, ` \t ${value} \t `])),
	withHeaders(
		'the proof twice',
		(proof) => (countsTheFirst(proof) ? 'taken' : 'refused'),
		(given) => [...given, ...proofIn(given)],
	),
	withHeaders(
		'the proof, then another one',
		(proof) => (countsTheFirst(proof) ? 'taken' : 'refused'),
		(given) => [...given, ...proofIn(given).map(([name]): Header => [name, 'x'])],
	),
	withHeaders('another proof before it', 'refused', (given) => [
		...given.slice(0, COMMON),
		...proofIn(given).map(([name]): Header => [name, 'x']),
		...proofIn(given),
	]),
	withHeaders('an empty proof before it', 'refused', (given) => [
		...given.slice(0, COMMON),
		...proofIn(given).map(([name]): Header => [name, '']),
		...proofIn(given),
	]),
	withHeaders('the proof among others, in one header', 'refused', (given) => mapProof(given, ([name, value]) => [name, `x, ${value}`])),
	withHeaders('names with a low line', 'refused', (given) =>
		mapProof(given, ([name, value]) => [name.replaceAll('-', '_') + '_', value]),
	),
	withHeaders('the proof as a cookie', 'refused', (given) => [
		...given.slice(0, COMMON),
		[
			'Cookie',
			proofIn(given)
				.map((header) => header.join('='))
				.join('; '),
		],
	]),
	withHeaders('several IDs of a delivery', 'taken', (given, { at }) => [
		...given,
		['Idempotency-Key', String(at)],
		['Idempotency-Key', 'b'],
		['X-Webhook-ID', 'a'],
		['X-Webhook-ID', 'b'],
	]),
	withHeaders('headers of odd names', 'taken', (given) => [
		...given,
		['__proto__', 'x'],
		['constructor', 'x'],
		['toString', 'x'],
		['hasOwnProperty', 'x'],
	]),
	withHeaders('headers of a proxy', 'taken', (given) => [
		...given,
		['X-Forwarded-For', '127.0.0.1, ::1, 10.0.0.1'],
		['X-Forwarded-Proto', 'https'],
		['X-Forwarded-Host', 'another.example'],
		['Forwarded', 'for=127.0.0.1;proto=https'],
		['X-Original-URL', '/rest/login'],
	]),

	...['\0', '\x01', '\x0b', '\x7f', '\r', '\n', '\r\n X-Folded:'].map((char) =>
		withHeaders(`${JSON.stringify(char)} in the proof`, 'either', (given, { at }) =>
			mapProof(given, ([name, value]) => {
				const cut = Math.floor(at * value.length);
				return [name, value.slice(0, cut) + char + value.slice(cut)];
			}),
		),
	),
	withHeaders('bytes above ASCII in the proof', 'refused', (given) => mapProof(given, ([name, value]) => [name, `${value}\xff\xc3\xa9`])),
	withHeaders('a line break and another header in the proof', 'either', (given) =>
		mapProof(given, ([name, value]) => [name, `x\r\n${name}: ${value}`]),
	),
	withHeaders('a blank after the name', 'refused', (given) => mapProof(given, ([name, value]) => [`${name} `, value])),
	withHeaders('a blank before the name', 'either', (given) => mapProof(given, ([name, value]) => [` ${name}`, value])),
	withHeaders('no name', 'refused', (given) => [...given, ['', 'x']]),
	withHeaders('a header of 20 KB', 'refused', (given) => [...given, ['X-Long', 'a'.repeat(20_000)]]),
	withHeaders('a proof of 20 KB', 'refused', (given) => mapProof(given, ([name, value]) => [name, value + 'a'.repeat(20_000)])),
	withHeaders('a proof of 14 KB', 'refused', (given) =>
		mapProof(given, ([name, value]) => [name, value + 'a'.repeat(Math.floor(14_000 / proofIn(given).length))]),
	),
	withHeaders('a proof of 14 KB of commas', 'refused', (given) =>
		mapProof(given, ([name]) => [name, ','.repeat(Math.floor(14_000 / proofIn(given).length))]),
	),
	withHeaders('2,100 headers before the proof', 'either', (given) => [
		...given.slice(0, COMMON),
		...Array.from({ length: 2_100 }, (): Header => ['a', '']),
		...proofIn(given),
	]),
	withHeaders('2,100 headers after the proof', 'either', (given) => [
		...given,
		...Array.from({ length: 2_100 }, (): Header => ['a', '']),
	]),

	withHeaders('no host', 'refused', withoutHeader('host')),
	withHeaders('two hosts', 'either', (given) => [...given, ['Host', 'another.example']]),
	withHeaders('another host', 'taken', setHeader('host', 'another.example')),
	withHeaders('an expectation that is met', 'taken', (given) => [...given, ['Expect', '100-continue']]),
	withHeaders('an expectation that is not', 'refused', (given) => [...given, ['Expect', 'a miracle']]),
	withHeaders('another origin', 'taken', (given) => [...given, ['Origin', 'https://another.example']]),
	withHeaders('a browser that names itself a bot', 'either', (given) => [...given, ['User-Agent', 'Googlebot/2.1']]),

	...(
		[
			['text/plain', 'refused'],
			['', 'refused'],
			['application/jsonp', 'refused'],
			['application/x-www-form-urlencoded', 'refused'],
			['multipart/form-data; boundary=x', 'refused'],
			['multipart/form-data', 'refused'],
			// n8n has one parser of XML for all requests: after a text that is no XML, a longer one is left waiting before any trigger sees it.
			['application/xml', 'refusedIfHeard'],
			['application/json, text/html', 'refused'],
			['application/json;;;', 'either'],
			['APPLICATION/JSON', 'taken'],
			['application/json; charset=utf-8', 'taken'],
			['application/json; charset=UTF-8; charset=utf-16le', 'either'],
			['application/json; charset=klingon', 'either'],
			['application/json; charset="', 'either'],
			[`application/json;${' '.repeat(8_000)}x`, 'either'],
			[`${' '.repeat(8_000)}application/json`, 'taken'],
		] as const
	).map(([type, outcome]) => whole(`the content type "${type.replace(/ {9,}/, '...')}"`, outcome, ofType(type))),
	withHeaders('no content type', 'refused', withoutHeader('content-type')),
	withHeaders('two content types, the right one first', 'either', (given) => [...given, ['Content-Type', 'text/plain']]),
	withHeaders('two content types, the wrong one first', 'refused', (given) => [['Content-Type', 'text/plain'], ...given]),
];

function ofType(type: string): Sent {
	return { headers: setHeader('content-type', type) };
}
