import * as crypto from 'node:crypto';

import { carriesSecret, secretIn } from '../../../nodes/shared/webhook/sharedSecret';

jest.mock('node:crypto', () => {
	const actual = jest.requireActual<typeof crypto>('node:crypto');
	return { ...actual, timingSafeEqual: jest.fn(actual.timingSafeEqual) };
});

const S = 'a-long-random-secret-0123456789';

describe('carriesSecret', () => {
	it.each<[string, string]>([
		['as the reference says', `Bearer ${S}`],
		['with the word twice, as it comes from the guide', `bearer Bearer ${S}`],
		['with the other word', `Token ${S}`],
		['with both', `TOKEN   bearer\t${S}`],
		['with the word it was told', `Shop ${S}`],
		['alone', S],
		['with spaces around', `  Bearer ${S}  `],
	])('finds it %s', (_how, header) => {
		expect(carriesSecret(header, { secrets: [S], schemes: ['Shop'] })).toBe(true);
	});

	it.each([`Bearer ${S}`, `bearer Bearer ${S}`, S])('finds one that was stored with the word, in "%s"', (header) => {
		expect(carriesSecret(header, { secrets: [`Bearer ${S}`] })).toBe(true);
	});

	it('finds any of several, wherever it stands', () => {
		expect(carriesSecret(`Bearer ${S}`, { secrets: ['other', S] })).toBe(true);
		expect(carriesSecret(`Bearer ${S}`, { secrets: [S, 'other'] })).toBe(true);
	});

	it.each<[string, unknown]>([
		['no header', undefined],
		['an empty header', ''],
		['a word and nothing else', 'Bearer'],
		['a word and spaces', 'Bearer   '],
		['words and nothing else', 'Bearer Token'],
		['another secret', `Bearer ${S}x`],
		['the beginning of it', `Bearer ${S.slice(0, -1)}`],
		['it in another case', `Bearer ${S.toUpperCase()}`],
		['a word it was not told', `Basic ${S}`],
		['a word that runs into it', `Bearer${S}`],
		['something behind it', `Bearer ${S} x`],
		['a list of headers', [`Bearer ${S}`]],
	])('refuses %s', (_what, header) => {
		expect(carriesSecret(header, { secrets: [S] })).toBe(false);
	});

	it.each([['none'], [''], ['   '], ['Bearer'], ['Bearer ']])('without a usable secret (%p) nothing is genuine', (secret) => {
		const secrets = secret === 'none' ? [] : [secret];
		for (const header of ['', 'Bearer', 'Bearer ', 'x', undefined]) expect(carriesSecret(header, { secrets })).toBe(false);
	});

	it('an empty secret beside a good one does not open the door', () => {
		expect(carriesSecret('Bearer ', { secrets: ['', S] })).toBe(false);
		expect(carriesSecret('', { secrets: ['', S] })).toBe(false);
	});

	it('an empty scheme word is none', () => {
		expect(carriesSecret(`Bearer ${S}`, { secrets: [S], schemes: ['', ' '] })).toBe(true);
	});

	it('compares with every secret, also after a match, and digests of one length', () => {
		const compare = jest.mocked(crypto.timingSafeEqual).mockClear();
		carriesSecret(`Bearer ${S}`, { secrets: [S, 'other', 'a much longer other one than any of the rest'] });
		expect(compare).toHaveBeenCalledTimes(3);
		expect(new Set(compare.mock.calls.flat().map((one) => (one as Buffer).length))).toEqual(new Set([32]));
	});
});

describe('secretIn', () => {
	it('gives what stands behind the words', () => {
		expect(secretIn(`Bearer ${S}`)).toBe(S);
		expect(secretIn('Bearer')).toBe('');
		expect(secretIn(undefined)).toBe('');
	});
});
