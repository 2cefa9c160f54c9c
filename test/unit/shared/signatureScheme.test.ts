// Other schemes than AgentPhone's (signature.test.ts). The signatures were computed with OpenSSL.
import {
	signatureRejectionReason,
	verifySignature,
	type SignatureRejection,
	type SignatureRules,
	type SignatureScheme,
} from '../../../nodes/shared/webhook/signature';

const SECRET = 'hmac-secret';
const BODY = '{"event":"call.ended","note":"é"}';
const NOW = 1767225600;

const SHA256_HEX = 'a7621fc897d37c47b29792538104288e20afab5fc49bdf907e20c79f57d3e8d9';
const SHA256_BASE64 = 'p2IfyJfTfEeyl5JTgQQojiCvq1/Em9+QfiDHn1fT6Nk=';
const SHA512_HEX =
	'91599b99b583b622d89c4b1bc36e7255fe03adfc49dc993351df13ca8a0a1283b6088a7ab2ed4455556007bed27dd8d0ab69b0aa0f2ccdd8a1e8c67eb2afcd1d';
/** With the time 250 ms later, in milliseconds. */
const SHA256_TIMED_MS = '8c18bf4e19cffe11ce4ae57c95dbe062ebc6073bbda18b5f97265096b95d3323';
const SHA256_TIMED = '523f5f849c4f90774d5d9f76884f9577b7047bdcb971a808386ddac83ddac307';

const plain: SignatureScheme = { algorithm: 'sha256', encoding: 'hex', prefixes: ['sha256=', ''], signed: ['body'] };

function verdict(
	scheme: Partial<SignatureScheme>,
	signature: string | undefined,
	{ timestamp, ...rules }: Partial<SignatureRules> & { timestamp?: string } = {},
) {
	const result = verifySignature(
		{ rawBody: Buffer.from(BODY), signature, timestamp },
		{ secrets: [SECRET], toleranceSeconds: 300, now: NOW * 1000, scheme: { ...plain, ...scheme }, ...rules },
	);
	return result.authenticated ? 'authenticated' : result.rejection;
}

describe('accepts', () => {
	it.each<[string, Partial<SignatureScheme>, string]>([
		['SHA-256 in hexadecimal', {}, SHA256_HEX],
		['a prefix that may be there', {}, `sha256=${SHA256_HEX}`],
		['a prefix that must be there', { prefixes: ['v1,'] }, `v1,${SHA256_HEX}`],
		['SHA-256 in base64', { encoding: 'base64' }, SHA256_BASE64],
		[
			'base64 for URLs, without padding',
			{ encoding: 'base64' },
			SHA256_BASE64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, ''),
		],
		['base64 with a prefix', { encoding: 'base64' }, `sha256=${SHA256_BASE64}`],
		['SHA-512', { algorithm: 'sha512' }, SHA512_HEX],
	])('%s', (_what, scheme, signature) => expect(verdict(scheme, signature)).toBe('authenticated'));

	it('a timestamp that is signed', () => {
		expect(verdict({ signed: ['timestamp', 'body'] }, SHA256_TIMED, { timestamp: String(NOW) })).toBe('authenticated');
	});

	it('a timestamp in milliseconds, signed as it came, up to the tolerance in both directions and no further', () => {
		const at = (ms: number) =>
			verdict({ signed: ['timestamp', 'body'] }, SHA256_TIMED_MS, { timestamp: String(NOW * 1000 + 250), now: ms });
		expect(at(NOW * 1000 + 250)).toBe('authenticated');
		expect(at((NOW + 300) * 1000 + 250)).toBe('authenticated');
		expect(at((NOW + 300) * 1000 + 251)).toBe('stale');
		expect(at((NOW - 300) * 1000 + 250)).toBe('authenticated');
		expect(at((NOW - 300) * 1000 + 249)).toBe('fromTheFuture');
		expect(verdict({ signed: ['timestamp', 'body'] }, SHA256_TIMED, { timestamp: `${NOW}000` })).toBe('mismatch');
		expect(verdict({ signed: ['timestamp', 'body'] }, SHA256_TIMED_MS, { timestamp: `${NOW * 1000 + 250}0` })).toBe(
			'malformedTimestamp',
		);
	});

	it('whatever timestamp, where it is not signed', () => {
		expect(verdict({}, SHA256_HEX, { timestamp: 'x' })).toBe('authenticated');
	});
});

describe('refuses', () => {
	it.each<[string, Partial<SignatureScheme>, string | undefined, SignatureRejection]>([
		['another prefix', {}, `v1=${SHA256_HEX}`, 'mismatch'],
		['no prefix where one must be there', { prefixes: ['v1,'] }, SHA256_HEX, 'mismatch'],
		['the other algorithm', { algorithm: 'sha512', prefixes: ['sha512=', ''] }, SHA256_HEX, 'mismatch'],
		['the longer algorithm', {}, SHA512_HEX, 'mismatch'],
		['the other encoding', {}, SHA256_BASE64, 'mismatch'],
		['the other encoding too', { encoding: 'base64' }, SHA256_HEX, 'mismatch'],
		['half a signature in base64', { encoding: 'base64' }, SHA256_BASE64.slice(0, 20), 'mismatch'],
		['one digit more', {}, `${SHA256_HEX}0`, 'mismatch'],
		['one digit less', {}, SHA256_HEX.slice(0, -1), 'mismatch'],
		['a prefix alone', {}, 'sha256=', 'mismatch'],
		['another body', {}, SHA256_TIMED, 'mismatch'],
		['nothing', {}, '', 'missingSignature'],
		['no header', {}, undefined, 'missingSignature'],
	])('%s', (_what, scheme, signature, rejection) => expect(verdict(scheme, signature)).toBe(rejection));

	it('a signature without the timestamp, where that is signed', () => {
		expect(verdict({ signed: ['timestamp', 'body'] }, SHA256_HEX, { timestamp: String(NOW) })).toBe('mismatch');
		expect(verdict({ signed: ['timestamp', 'body'] }, SHA256_TIMED)).toBe('missingTimestamp');
		expect(verdict({ signed: ['timestamp', 'body'] }, SHA256_TIMED, { timestamp: String(NOW), now: (NOW + 301) * 1000 })).toBe('stale');
		expect(
			verdict({ signed: ['timestamp', 'body'] }, SHA256_TIMED, {
				timestamp: String(NOW),
				toleranceSeconds: 20,
				now: (NOW - 21) * 1000,
			}),
		).toBe('fromTheFuture');
	});
});

it.each<[SignatureRejection, number, string]>([
	['missingSignature', 300, 'The header X-Sig is missing.'],
	['missingTimestamp', 300, 'The header X-Time is missing.'],
	['malformedTimestamp', 300, 'The header X-Time is not a Unix time in seconds or milliseconds.'],
	['stale', 300, 'The header X-Time is more than 5 minutes old. If it was sent just now, the clock of the server is wrong.'],
	['stale', 60, 'The header X-Time is more than 1 minute old. If it was sent just now, the clock of the server is wrong.'],
	[
		'fromTheFuture',
		90,
		'The header X-Time is more than 90 seconds in the future. If it was sent just now, the clock of the server is wrong.',
	],
	['mismatch', 300, 'The signature does not match.'],
	['noSecret', 300, 'This trigger has no signing secret, so no delivery can be proven genuine.'],
])('says of %s with %d seconds: %s', (rejection, toleranceSeconds, reason) => {
	expect(signatureRejectionReason(rejection, { signatureHeader: 'X-Sig', timestampHeader: 'X-Time', toleranceSeconds })).toBe(reason);
});
