import { asciiDigits, codePoint, withoutInvisible } from './plainText';
import { formatValue } from './formatValue';

/** The number in E.164, or what is wrong with it, put so that it goes on after the name of the field. */
export type PhoneReading = { number: string } | { fault: string };

/** What people put between digits: spaces, dots, brackets, and dashes of every kind, the minus sign too. */
const SEPARATORS = /[\s.()\uff08\uff09\uff0e\p{Pd}\u2212]/gu;

/** A zero that may or may not have to be dialled from abroad: `+44 (0)20` leaves it out, `+39 (06)` does not. */
const ZERO_IN_BRACKETS = /[(\uff08]\s*0/;

/** Without anything between the digits, which may be of any script; whatever else is in it stays. */
export const bareNumber = (value: unknown): string => visible(value).replace(SEPARATORS, '').replace(/^[\uff0b\ufe62]/, '+');

/** A phone number as people write it, with plus sign and country code. */
export function readPhoneNumber(value: unknown): PhoneReading {
	const written = visible(value);
	const number = bareNumber(value);
	if (!/^\+[1-9]\d{6,14}$/.test(number)) return { fault: `must be a phone number in E.164 form, such as +15005550001, but is ${formatValue(written.trim())}${strangerIn(number)}` };
	if (ZERO_IN_BRACKETS.test(written)) {
		return { fault: `must be a phone number in E.164 form, but ${formatValue(written.trim())} has a zero in brackets: write the number as it is dialled from abroad, without brackets` };
	}
	return { number };
}

/** Whether it is meant as a number with a country code, rather than a short code, an email address or an ID. */
export const isInternational = (value: unknown): boolean => bareNumber(value).startsWith('+');

/** A short code or a number without country code in plain digits; an email address or an ID as it is. */
export function readAddress(value: unknown): string {
	const text = String(value ?? '').trim();
	const bare = bareNumber(text);
	return /^[\d*#]+$/.test(bare) ? visible(text).trim() : text.replace(/^\p{Cf}+|\p{Cf}+$/gu, '').trim();
}

const visible = (value: unknown): string => asciiDigits(withoutInvisible(typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '')));

/** Names the character that is wrong, where it is the only one or cannot be told by looking. */
function strangerIn(number: string): string {
	const strangers = [...new Set(number.replace(/^\+/, '').match(/[^\d]/gu))];
	const unusual = strangers.find((character) => !/^[\x21-\x7e]$/.test(character));
	const named = unusual ?? (strangers.length === 1 && /\d{6}/.test(number.replace(/\D/g, '')) ? strangers[0] : undefined);
	if (named === undefined) return '';
	const canBeSeen = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(named) && !LOOKS_EMPTY.test(named);
	return `: the character ${canBeSeen ? `"${named}" (${codePoint(named)})` : codePoint(named)} cannot be part of it`;
}

/** Letters and symbols without ink: Hangul fillers and the Braille blank. */
const LOOKS_EMPTY = /[\u115f\u1160\u2800\u3164\uffa0]/;
