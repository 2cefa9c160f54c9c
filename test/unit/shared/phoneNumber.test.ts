import fc from 'fast-check';

import { isInternational, readAddress, readPhoneNumber } from '../../../nodes/shared/actions/phoneNumber';
import { asciiDigits } from '../../../nodes/shared/actions/plainText';

const LONDON = '+442079460958';
const RIYADH = '+966112345678';

const MUST = 'must be a phone number in E.164 form, such as +15005550001, but is';
const zero = (text: string) =>
	`must be a phone number in E.164 form, but "${text}" has a zero in brackets: write the number as it is dialled from abroad, without brackets`;

it.each([
	['+442079460958', LONDON],
	[' +44 20 7946 0958 ', LONDON],
	['+44 (20) 7946-0958', LONDON],
	['+44.20.7946.0958', LONDON],
	// Copied from web pages and documents.
	['+44\u00a020\u00a07946\u00a00958', LONDON],
	['+44\u202f20\u20097946\u30000958', LONDON],
	['+44\u201120\u20117946\u20110958', LONDON],
	['+44\u201020\u20127946\u20130958', LONDON],
	['+44\u201420\u20157946\u22120958', LONDON],
	['+44\uff0d20\ufe637946\ufe580958', LONDON],
	['+44\u00ad20\u00ad7946\u200b0958', LONDON],
	['\u202a+44 20 7946 0958\u202c', LONDON],
	['\u200e+44 20 7946 0958\u200f', LONDON],
	['\u2066+44\u2069 20 7946 0958\ufeff', LONDON],
	['\uff0b\uff14\uff14\u3000\uff08\uff12\uff10\uff09\uff17\uff19\uff14\uff16\uff0d\uff10\uff19\uff15\uff18', LONDON],
	// Arabic-Indic, Persian, and right-to-left with its marks.
	['+٩٦٦ ١١ ٢٣٤ ٥٦٧٨', RIYADH],
	['\u200f+٩٦٦-١١-٢٣٤-٥٦٧٨', RIYADH],
	['+۹۶۶ ۱۱ ۲۳۴ ۵۶۷۸', RIYADH],
	// In Italy the zero of the area code is dialled from abroad.
	['+39 06 1234 5678', '+390612345678'],
	['+1 (500) 555-0001', '+15005550001'],
])('%j is read as %s', (written, number) => {
	expect(readPhoneNumber(written)).toEqual({ number });
	expect(isInternational(written)).toBe(true);
});

it.each<[unknown, string]>([
	['+44 (0)20 7946 0958', zero('+44 (0)20 7946 0958')],
	['+44(0)2079460958', zero('+44(0)2079460958')],
	['+44 ( 0 ) 20 7946 0958', zero('+44 ( 0 ) 20 7946 0958')],
	['+44 (020) 7946 0958', zero('+44 (020) 7946 0958')],
	['+39 (06) 1234 5678', zero('+39 (06) 1234 5678')],
	['+٤٤ (٠)٢٠ ٧٩٤٦ ٠٩٥٨', zero('+44 (0)20 7946 0958')],
	['+44 （０）20 7946 0958', zero('+44 （0）20 7946 0958')],
	// What cannot be seen is named.
	['+44 20 7946\u3164 0958', `${MUST} "+44 20 7946\u3164 0958": the character U+3164 cannot be part of it`],
	['+44 20 7946\u0000 0958', `${MUST} "+44 20 7946\u0000 0958": the character U+0000 cannot be part of it`],
	['+44 20 7946\u0301 0958', `${MUST} "+44 20 7946\u0301 0958": the character U+0301 cannot be part of it`],
	['+44\u280020 7946 0958', `${MUST} "+44\u280020 7946 0958": the character U+2800 cannot be part of it`],
	['\u260e\ufe0f +44 20 7946 0958', `${MUST} "\u260e\ufe0f +44 20 7946 0958": the character "\u260e" (U+260E) cannot be part of it`],
	['+44 2O 7946 0958', `${MUST} "+44 2O 7946 0958": the character "O" (U+004F) cannot be part of it`],
	['+44 2\u041e 7946 0958', `${MUST} "+44 2\u041e 7946 0958": the character "\u041e" (U+041E) cannot be part of it`],
	['+44/20/7946/0958', `${MUST} "+44/20/7946/0958": the character "/" (U+002F) cannot be part of it`],
	['+44 20\u00b77946\u00b70958', `${MUST} "+44 20\u00b77946\u00b70958": the character "\u00b7" (U+00B7) cannot be part of it`],
	// What can be seen is shown.
	['02079460958', `${MUST} "02079460958"`],
	['00442079460958', `${MUST} "00442079460958"`],
	['+02079460958', `${MUST} "+02079460958"`],
	['+44', `${MUST} "+44"`],
	['+4420794609581234567', `${MUST} "+4420794609581234567"`],
	['front desk', `${MUST} "front desk"`],
	['+44 20 7946 0958 ext. 12', `${MUST} "+44 20 7946 0958 ext. 12"`],
	[442079460958, `${MUST} "442079460958"`],
	['\u200e', `${MUST} empty`],
	['', `${MUST} empty`],
	[null, `${MUST} empty`],
	[undefined, `${MUST} empty`],
	[{ number: '+44' }, `${MUST} "{"number":"+44"}"`],
])('%j is refused', (written, problem) => {
	expect(readPhoneNumber(written)).toEqual({ problem });
});

describe('what is no number with a country code', () => {
	it.each([
		[' 24163 ', '24163'],
		['٢٤١٦٣', '24163'],
		['*67', '*67'],
		['(500) 555-0001', '(500) 555-0001'],
		['ada@example.com', 'ada@example.com'],
		['\u200bgrp_1\u200b ', 'grp_1'],
		['', ''],
	])('%j is left as %j', (written, address) => {
		expect(isInternational(written)).toBe(false);
		expect(readAddress(written)).toBe(address);
	});
});

it('digits of every script count', () => {
	const systems = Intl.supportedValuesOf('numberingSystem').filter((system) => /^\p{Nd}{10}$/u.test(inDigits('0123456789', system)));
	expect(systems.length).toBeGreaterThan(50);
	for (const system of systems) expect([system, asciiDigits(inDigits('0123456789', system))]).toEqual([system, '0123456789']);
});

const inDigits = (text: string, numberingSystem: string) => {
	const numerals = new Intl.NumberFormat('en', { numberingSystem });
	return Array.from(text, (digit) => numerals.format(Number(digit))).join('');
};

it('any number, however it is broken up, is read back', () => {
	const separators = fc
		.array(fc.constantFrom(' ', '-', '.', '\u2011', '\u2013', '\u00a0', '\u200e', '\u202a', '\u00ad', '\u2212'), { maxLength: 3 })
		.map((parts) => parts.join(''));
	const number = fc.stringMatching(/^[1-9]\d{6,14}$/);
	fc.assert(
		fc.property(
			number,
			fc.array(separators, { minLength: 16, maxLength: 16 }),
			fc.constantFrom('latn', 'arab', 'arabext', 'fullwide', 'deva'),
			(digits, between, script) => {
				const text = `${between[0]}+${Array.from(digits, (digit, at) => `${inDigits(digit, script)}${between[at + 1] ?? ''}`).join('')}`;
				// A dash before the plus sign is no matter either.
				expect(readPhoneNumber(text)).toEqual({ number: `+${digits}` });
			},
		),
	);
});
