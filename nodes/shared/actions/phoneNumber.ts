import { asciiDigits, codePoint, withoutInvisible } from './plainText';
import { formatValue } from './formatValue';

/** The number in E.164 form, or what is wrong with the value, as the rest of a sentence that starts with the field's name. */
export type PhoneNumberResult = { number: string } | { problem: string };

/** Separators between digits: spaces, dots, brackets, dashes of any kind and the minus sign. */
const SEPARATORS = /[\s.()\uff08\uff09\uff0e\p{Pd}\u2212]/gu;

/** A zero in brackets is ambiguous: from abroad it is left out in `+44 (0)20`, but dialled in `+39 (06)`. */
const ZERO_IN_BRACKETS = /[(\uff08]\s*0/;

/** The number without separators, with digits of any script as 0 to 9; other characters stay. */
export const bareNumber = (value: unknown): string =>
	normalizeText(value)
		.replace(SEPARATORS, '')
		.replace(/^[\uff0b\ufe62]/, '+');

/** Reads a phone number with plus sign and country code, in any usual notation. */
export function readPhoneNumber(value: unknown): PhoneNumberResult {
	const written = normalizeText(value);
	const number = bareNumber(value);
	if (!/^\+[1-9]\d{6,14}$/.test(number))
		return {
			problem: `must be a phone number in E.164 form, such as +15005550001, but is ${formatValue(written.trim())}${describeInvalidCharacter(number)}`,
		};
	if (ZERO_IN_BRACKETS.test(written)) {
		return {
			problem: `must be a phone number in E.164 form, but ${formatValue(written.trim())} has a zero in brackets: write the number as it is dialled from abroad, without brackets`,
		};
	}
	return { number };
}

/** Whether the value starts with a plus sign, and so is a number with country code and not a short code, an email address or an ID. */
export const isInternational = (value: unknown): boolean => bareNumber(value).startsWith('+');

/** A short code or a national number in ASCII digits; an email address or an ID without surrounding spaces and invisible characters. */
export function readAddress(value: unknown): string {
	const text = String(value ?? '').trim();
	const bare = bareNumber(text);
	return /^[\d*#]+$/.test(bare) ? normalizeText(text).trim() : text.replace(/^\p{Cf}+|\p{Cf}+$/gu, '').trim();
}

const normalizeText = (value: unknown): string =>
	asciiDigits(withoutInvisible(typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '')));

/** Names the invalid character for the message, if it is the only one or cannot be recognised by sight. */
function describeInvalidCharacter(number: string): string {
	const invalid = [...new Set(number.replace(/^\+/, '').match(/[^\d]/gu))];
	const unusual = invalid.find((candidate) => !/^[\x21-\x7e]$/.test(candidate));
	const character = unusual ?? (invalid.length === 1 && /\d{6}/.test(number.replace(/\D/g, '')) ? invalid[0] : undefined);
	if (character === undefined) return '';
	const isVisible = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) && !BLANK_CHARACTER.test(character);
	return `: the character ${isVisible ? `"${character}" (${codePoint(character)})` : codePoint(character)} cannot be part of it`;
}

/** Letters and symbols that are rendered blank: Hangul fillers and the Braille blank. */
const BLANK_CHARACTER = /[\u115f\u1160\u2800\u3164\uffa0]/;
