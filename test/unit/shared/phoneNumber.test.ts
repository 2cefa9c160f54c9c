import fc from 'fast-check';

import { countryCodeOf, hasTrunkZero } from '../../../nodes/shared/actions/countryCodes';
import {
	hasCountryCode,
	readAddress,
	readNationalNumber,
	readOtherAddress,
	readPhoneNumber,
} from '../../../nodes/shared/actions/phoneNumber';
import { asciiDigits } from '../../../nodes/shared/actions/plainText';
import { ACCEPTED, REFUSED } from './phoneNumbers';

const UK = '+442079460958';
const ZERO = 'has a zero in brackets: write the number as it is dialled from abroad, without brackets';

it.each(ACCEPTED)('%s: %j is %s', (_, written, number) => {
	expect(readPhoneNumber(written)).toEqual({ number });
	expect(hasCountryCode(written)).toBe(true);
	expect(readPhoneNumber(number)).toEqual({ number });
});

it.each(REFUSED)('%s: %j is refused', (_, written, reason, shown = typeof written === 'object' ? '' : String(written ?? '').trim()) => {
	const quoted = shown === '' ? 'empty' : `"${shown}"`;
	const problem =
		reason === ZERO
			? `must be a phone number in E.164 form, but ${quoted} ${ZERO}`
			: `must be a phone number in E.164 form, such as +15005550001, but is ${quoted}${reason === '' ? '' : `: ${reason}`}`;
	expect(readPhoneNumber(written)).toEqual({ problem });
});

it('the tables are large enough, for enough countries', () => {
	expect(ACCEPTED.length).toBeGreaterThan(70);
	expect(REFUSED.length).toBeGreaterThan(50);
	expect(new Set(ACCEPTED.map(([, , number]) => countryCodeOf(number.slice(1)))).size).toBeGreaterThan(20);
});

describe('a national number with a country code set apart', () => {
	it.each([
		['020 7946 0958', '44', UK],
		['(020) 7946-0958', '44', UK],
		['0113 496 0000', '44', '+441134960000'],
		['\u202a٠٢٠ ٧٩٤٦ ٠٩٥٨\u202c', '44', UK],
		["'07700 900123", '44', '+447700900123'],
		['tel:020-7946-0958', '44', UK],
		// A spreadsheet loses the zero.
		[7700900123, '44', '+447700900123'],
		['(500) 555-0001', '1', '+15005550001'],
		['1-500-555-0001', '1', '+15005550001'],
		[15005550001, '1', '+15005550001'],
		['8 (495) 555-01-00', '7', '+74955550100'],
		['495 555 01 00', '7', '+74955550100'],
		['06 5550 1234', '39', '+390655501234'],
		['347 555 0123', '39', '+393475550123'],
		['0549 886000', '378', '+3780549886000'],
		['07 12 34 56 78', '225', '+2250712345678'],
		['01 40 20 50 50', '33', '+33140205050'],
		['0171 5550124', '49', '+491715550124'],
		['91 555 01 00', '34', '+34915550100'],
		['98765 43210', '91', '+919876543210'],
		// These begin with the digits of their country code, and are too short to contain it.
		['91234 56789', '91', '+919123456789'],
		['6512 3456', '65', '+6565123456'],
		['55 99123 4567', '55', '+5555991234567'],
		['٠٥٠ ١٢٣ ٤٥٦٧', '966', '+966501234567'],
		['03-1234-5678', '81', '+81312345678'],
		['02 5550 1234', '61', '+61255501234'],
		['55 1234 5678', '52', '+525512345678'],
	])('%j of +%s is %s', (written, code, number) => {
		expect(hasCountryCode(written)).toBe(false);
		expect(readNationalNumber(written, code)).toEqual({ number });
	});

	it.each([
		['442079460958', '44', 'after the country code there must be 9 to 10 digits, but here are 12'],
		['7946 0958', '44', 'after the country code there must be 9 to 10 digits, but here are 8'],
		['555 0001', '1', 'after the country code there must be 10 digits, but here are 7'],
		['25005550001', '1', 'after the country code there must be 10 digits, but here are 11'],
		['011 44 20 7946 0958', '1', 'the numbers of +1 do not begin with 0'],
		['011 44 20 7946 0958', '44', 'after the country code there must be 9 to 10 digits, but here are 14'],
		['74955550100', '7', 'after the country code there must be 10 digits, but here are 11'],
		['091 555 01 00', '34', 'the numbers of +34 do not begin with 0'],
		['06 1 555 0100', '36', 'the numbers of +36 do not begin with 0'],
		['00 171', '49', 'the numbers of +49 do not begin with 00'],
		['919876543210', '91', 'after the country code there must be 10 digits, but here are 12'],
		['491715550124', '49', 'it may begin with the country code already, so write it with a plus sign'],
		['391234567890', '39', 'it may begin with the country code already, so write it with a plus sign'],
		['8 017 555 01 00', '375', 'after the country code there must be 9 digits, but here are 11'],
	])('%j of +%s is refused', (written, code, reason) => {
		const digits = written.replace(/\D/g, '');
		expect(readNationalNumber(written, code)).toEqual({
			problem: `must be a national number of +${code} or begin with a plus sign, but is "${digits}": ${reason}`,
		});
	});

	it.each([
		['020 7946 O958', 'the character "O" (U+004F) cannot be part of it'],
		['020 7946 0958 x12', 'the extension 12 cannot be used, so write the number without it'],
		['020 7946\n0958', 'write one number, on one line'],
	])('%j is refused with the sign named', (written, reason) => {
		expect(readNationalNumber(written, '44')).toEqual({
			problem: `must be a phone number in E.164 form, such as +15005550001, but is "${written}": ${reason}`,
		});
	});
});

it.each([
	['24163', '24163'],
	[' 24-163 ', '24163'],
	['٢٤١٦٣', '24163'],
	['tel:24163', '24163'],
	["'911", '911'],
	[24163, '24163'],
	['ada@example.com', 'ada@example.com'],
	['+ada@example.com', '+ada@example.com'],
	['\u200bgrp_1\u200b ', 'grp_1'],
	['123e4567-e89b-42d3-a456-426614174000', '123e4567-e89b-42d3-a456-426614174000'],
	['', ''],
	['\u200e', ''],
	[null, ''],
	['12', undefined],
	['5005550001', undefined],
	['(500) 555-0001', undefined],
	['241\n63', undefined],
	['*67', undefined],
	['front desk', undefined],
	['Ada', undefined],
])('other address: %j is %j', (written, address) => {
	expect(readOtherAddress(written)).toBe(address);
});

it.each([
	[' 24163 ', '24163'],
	['٢٤١٦٣', '24163'],
	['*67', '*67'],
	['(500) 555-0001', '(500) 555-0001'],
	["'1004", '1004'],
	['sip:1004@example.com', 'sip:1004@example.com'],
	['\u200bgrp_1\u200b ', 'grp_1'],
	['', ''],
])('not validated: %j is %j', (written, address) => {
	expect(readAddress(written)).toBe(address);
});

it('digits of every script count', () => {
	const systems = Intl.supportedValuesOf('numberingSystem').filter((system) => /^\p{Nd}{10}$/u.test(inDigits('0123456789', system)));
	expect(systems.length).toBeGreaterThan(50);
	for (const system of systems) expect([system, asciiDigits(inDigits('0123456789', system))]).toEqual([system, '0123456789']);
});

const digitsOf = new Map<string, string[]>();

/** Building a formatter for every number would take most of the time. */
const inDigits = (text: string, numberingSystem: string) => {
	const digits =
		digitsOf.get(numberingSystem) ??
		Array.from('0123456789', (digit) => new Intl.NumberFormat('en', { numberingSystem }).format(Number(digit)));
	digitsOf.set(numberingSystem, digits);
	return text.replace(/\d/g, (digit) => digits[Number(digit)]);
};

describe('whatever the notation', () => {
	const some = (options: string[]) => fc.array(fc.constantFrom(...options), { maxLength: 3 }).map((parts) => parts.join(''));
	const separator = some([' ', '-', '.', '\t', '\u2011', '\u2013', '\u2014', '\u00a0', '\u202f', '\u3000', '\u2212', '\u30fc', '\u0640']);
	const mark = some(['\u200e', '\u200f', '\u202a', '\u202c', '\u2066', '\u2069', '\u200b', '\u200d', '\u00ad', '\ufeff', '\u3164']);
	const between = fc.tuple(mark, separator, mark).map((parts) => parts.join(''));

	/** Country codes with the first digits of real numbers, and how many digits follow. */
	const start = fc.constantFrom<[string, string, number]>(
		['1', '500555', 4],
		['7', '495', 7],
		['30', '21', 8],
		['33', '1', 8],
		['34', '91', 7],
		['39', '06', 8],
		['39', '347', 7],
		['41', '44', 7],
		['44', '20', 8],
		['49', '171', 7],
		['52', '55', 8],
		['55', '11', 9],
		['61', '2', 8],
		['81', '3', 8],
		['91', '98', 8],
		['98', '21', 8],
		['225', '07', 8],
		['378', '0549', 6],
		['966', '50', 7],
		['971', '50', 7],
	);

	const number = start.chain(([code, first, more]) =>
		fc.stringMatching(new RegExp(`^\\d{${more}}$`)).map((rest): [string, string] => [code, first + rest]),
	);

	const notation = fc.record({
		separators: fc.array(between, { minLength: 20, maxLength: 20 }),
		plus: fc.constantFrom('+', '\uff0b', '\ufe62', '00'),
		scheme: fc.constantFrom('', '', 'tel:', 'TEL:', "'", '\u2019'),
		script: fc.constantFrom('latn', 'arab', 'arabext', 'fullwide', 'deva', 'beng', 'thai'),
		zero: fc.constantFrom('', '(0)', '(0', '0', '（0）', '[0]'),
		brackets: fc.constantFrom<[string, string]>(['', ''], ['(', ')'], ['（', '）']),
	});

	it('the same number is dialled', () => {
		fc.assert(
			fc.property(number, notation, ([code, national], { separators, plus, scheme, script, zero, brackets }) => {
				const breakUp = (text: string, at: number) => Array.from(text, (digit, index) => digit + separators[index + at]).join('');
				const trunk = !hasTrunkZero(code) ? '' : zero === '(0' ? '(0' : zero;
				const area = zero === '(0' && trunk !== '' ? `${national.slice(0, 2)})` : brackets[0] + national.slice(0, 2) + brackets[1];
				const written = `${plus}${code}${separators[0]}${trunk}${area}${breakUp(national.slice(2), 1)}`;
				expect(readPhoneNumber(`${scheme}${inDigits(written, script)}`)).toEqual({ number: `+${code}${national}` });
			}),
			{ numRuns: 3_000, seed: 20_260_131 },
		);
	});

	it('a national number becomes the same as one with its country code', () => {
		fc.assert(
			fc.property(number, notation, fc.boolean(), ([code, national], { separators, script }, withPrefix) => {
				const prefix = withPrefix || hasTrunkZero(code) ? ({ 1: '1', 7: '8' }[code] ?? (hasTrunkZero(code) ? '0' : '')) : '';
				const written = Array.from(`${prefix}${national}`, (digit, index) => digit + separators[index]).join('');
				expect(readNationalNumber(inDigits(written, script), code)).toEqual({ number: `+${code}${national}` });
			}),
			{ numRuns: 2_000, seed: 20_260_131 },
		);
	});

	it('a number with one more character that is no separator is refused', () => {
		const intruder = fc.constantFrom(...Array.from('aZO/\\|*~_:+&"€·²½①⓪\u2800\u0301\u0000☎'));
		fc.assert(
			fc.property(number, intruder, fc.nat(), ([code, national], character, at) => {
				const digits = `${code}${national}`;
				const position = 1 + (at % digits.length);
				expect(readPhoneNumber(`+${digits.slice(0, position)}${character}${digits.slice(position)}`)).toHaveProperty('problem');
			}),
			{ numRuns: 1_000, seed: 20_260_131 },
		);
	});
});
