import examples from 'libphonenumber-js/examples.mobile.json';
import parsePhoneNumber, { getCountries, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/max';

import { addCountryCode, countryCodeOf, hasTrunkZero, readCountryCode } from '../../../nodes/shared/actions/countryCodes';
import { ACCEPTED } from './phoneNumbers';

it.each([
	['442079460958', '44'],
	['15005550001', '1'],
	['77015550100', '7'],
	['3780549886000', '378'],
	['390655501234', '39'],
	['9710501234567', '971'],
	['80055501234', undefined],
	['2105550100', undefined],
	['', undefined],
])('%s begins with the country code %s', (digits, code) => {
	expect(countryCodeOf(digits)).toBe(code);
});

it.each(['1', '+1', '44', '+44', '0044', '+378'])('%s is a country code', (written) => {
	expect(readCountryCode(written)).toEqual({ number: written.replace(/^(\+|00)/, '') });
});

it.each(['4', '+4', '+210', '+1500', '+044', 'UK', '+', '44+', '004400'])('%s is none', (written) => {
	expect(readCountryCode(written)).toEqual({ problem: `must be a country code, such as +44, but is "${written}"` });
});

describe('as libphonenumber has it', () => {
	it('the numbers of the table are possible', () => {
		const impossible = ACCEPTED.filter(([, , number]) => parsePhoneNumber(number)?.isPossible() !== true);
		expect(impossible.map(([how]) => how)).toEqual([]);
	});

	it('every country code is known, and whether its trunk prefix is 0', () => {
		expect(getCountries().length).toBeGreaterThan(240);
		for (const country of getCountries()) {
			const code = getCountryCallingCode(country);
			const national = String(getExampleNumber(country, examples)?.nationalNumber);
			expect([country, countryCodeOf(`${code}${national}`)]).toEqual([country, code]);
			// libphonenumber leaves out a 0 after the country code where it is the trunk prefix. In Colombia it takes 03 for a carrier code.
			const leavesOut = parsePhoneNumber(`+${code}0${national}`)?.number === `+${code}${national}`;
			if (country !== 'CO') expect([country, hasTrunkZero(code)]).toEqual([country, leavesOut]);
			// Its example for Gabon is of the numbering plan before 2019, with a 0 that is left out by now.
			const dialled = hasTrunkZero(code) ? `0${national}` : national;
			if (country !== 'GA') expect(addCountryCode(dialled, code)).toEqual({ number: `+${code}${national}` });
		}
	});
});
