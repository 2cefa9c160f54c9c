// The number that calls, as a file has it.
import { validatePhoneNumberLength } from 'libphonenumber-js';
import { z } from 'zod/v4';

import { WITHHELD } from './caller';

const HOW = 'write "+", the country code and the number, such as "+15005550001", or "withheld"';

/** What is wrong with a number, if something is. */
function complaintAbout(number: string): string | undefined {
	if (!number.startsWith('+')) return `"${number}" has no country code: ${HOW}`;
	if (!/^\+[1-9]\d+$/.test(number)) return `"${number}" is no phone number: ${HOW}`;
	switch (validatePhoneNumberLength(number)) {
		case undefined:
			return undefined;
		case 'TOO_SHORT':
			return `"${number}" is too short for a number of its country`;
		case 'TOO_LONG':
			return `"${number}" is too long for a number of its country`;
		case 'INVALID_COUNTRY':
			return `"${number}" begins with no country code: ${HOW}`;
		default:
			return `"${number}" is no phone number: ${HOW}`;
	}
}

/** In international form, without blanks and punctuation, or `withheld`. */
export const callerNumber = z
	.union([z.string(), z.number()], { error: HOW })
	.transform((given, context): string => {
		const number = String(given).replace(/[\s()./-]/g, '');
		if (number === WITHHELD) return number;
		// YAML takes +15005550001 for an amount: without its plus, as 0151 is without its zero.
		const complaint = typeof given === 'number' ? `put the number in quotes: ${HOW}` : complaintAbout(number);
		if (complaint === undefined) return number;
		context.addIssue({ code: 'custom', message: complaint });
		return z.NEVER;
	})
	.meta({ type: 'string', pattern: '^(\\+.+|withheld)$' });
