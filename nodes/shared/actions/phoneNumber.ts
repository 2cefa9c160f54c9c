import { addCountryCode, countryCodeOf, fixedLength, hasTrunkZero, keepsBracketedZero, type PhoneNumberResult } from './countryCodes';
import { formatValue } from './formatValue';
import { asciiDigits, codePoint, withoutInvisible } from './plainText';

/** Spaces, dots, brackets, and dashes of any kind, also the signs that are typed for one: minus, long vowel mark, tatweel, box drawing. */
const SEPARATORS = /[\s.()[\]\uff08\uff09\uff0e\uff3b\uff3d\p{Pd}\u02d7\u0640\u2043\u2212\u2500\u30fc\uff70]/gu;

/** What a spreadsheet shows before a cell of text, in the forms that word processors make of it. */
const APOSTROPHE = /^\s*['`\u00b4\u02bc\u2018\u2019\uff07]/;

/** RFC 3966. Some pages add the slashes of a web address. */
const TEL_SCHEME = /^\s*tel:(?:\/\/)?/i;

const PLAIN_TEXT = /^[\x20-\x7e]*$/;

const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;

/** A zero at the beginning of a bracket: `(0)20`, `(020)`. */
const ZERO_IN_BRACKETS = /[([\uff08\uff3b]\s*0(?<end>\s*[)\]\uff09\uff3d])?/g;

const EXTENSION = /(?:extension|extn|ext|x|доб|[#,;])[.:=\s]*(?<extension>\d{1,5})\s*\)?$/iu;

/** Either the international prefix of North America, or a national number such as that of Leeds, 0113 496 0000. */
const STARTS_WITH_011 = /^011\d{7,}$/;

/** A number of the North American plan: neither area code nor exchange begin with 0 or 1. */
const NORTH_AMERICAN_NUMBER = /^\+1[2-9]\d\d[2-9]\d{6}$/;

const NOT_READ_011 = '011 is not read as an international prefix, so write a plus sign and the country code';

/** The value without separators, apostrophe and `tel:`, with digits of any script as 0 to 9; other characters stay. */
export const stripFormatting = (value: unknown): string =>
	readableText(value)
		.replace(SEPARATORS, '')
		.replace(/^[\uff0b\ufe62]/, '+');

/** Whether the value begins with a plus sign, or with `00` and enough digits for a country code and a number. */
export const hasCountryCode = (value: unknown): boolean => /^(?:\+|00[1-9]\d{6})/.test(stripFormatting(value));

/**
 * Reads a phone number with country code, in the notations of docs/phone-numbers.md, 1.
 *
 * @returns the number in E.164 form, or the problem
 */
export function readPhoneNumber(value: unknown): PhoneNumberResult {
	const written = normalizeText(value).trim();
	const refuse = (reason: string | undefined): PhoneNumberResult => ({
		problem: `must be a phone number in E.164 form, such as +15005550001, but is ${formatValue(written)}${reason === undefined ? '' : `: ${reason}`}`,
	});
	if (LINE_BREAK.test(written)) return refuse('write one number, on one line');
	const appendix = describeAppendix(written);
	if (appendix !== undefined) return refuse(appendix);

	const stripped = stripFormatting(value);
	const number = stripped.replace(/^00(?=[1-9])/, '+');
	if (!/^\+[1-9]\d{6,14}$/.test(number)) return refuse(STARTS_WITH_011.test(stripped) ? NOT_READ_011 : describeInvalidCharacter(number));
	if (number !== stripped && number.startsWith('+1') && !NORTH_AMERICAN_NUMBER.test(number))
		return refuse('00 may belong to a longer prefix, so write a plus sign and the country code');
	return readZero(number, readableText(value), refuse);
}

/** Leaves out the zero that is dialled only within the country (docs/phone-numbers.md, 2). */
function readZero(number: string, written: string, refuse: (reason: string) => PhoneNumberResult): PhoneNumberResult {
	const code = countryCodeOf(number.slice(1));
	const unclear: PhoneNumberResult = {
		problem: `must be a phone number in E.164 form, but ${formatValue(written.trim())} has a zero in brackets: write the number as it is dialled from abroad, without brackets`,
	};
	if (code === undefined) return written.search(ZERO_IN_BRACKETS) >= 0 ? unclear : { number };
	const start = code.length + 1;
	for (const { index, groups } of written.matchAll(ZERO_IN_BRACKETS)) {
		const isAlone = groups?.end !== undefined;
		const isAfterCode = stripFormatting(written.slice(0, index)).replace(/^(?:\+|00)/, '') === code;
		if (isAfterCode ? keepsBracketedZero(code, number.slice(start + 1), isAlone) === undefined : isAlone) return unclear;
	}
	const result = hasTrunkZero(code) && number[start] === '0' ? number.slice(0, start) + number.slice(start + 1) : number;
	const rest = result.slice(start);
	if (hasTrunkZero(code) && rest.startsWith('0')) return refuse(`the numbers of +${code} do not begin with 00`);
	const length = fixedLength(code);
	if (length !== undefined && rest.length !== length)
		return refuse(`after +${code} there must be ${length} digits, but here are ${rest.length}`);
	return result.length > 7 ? { number: result } : refuse('it is too short');
}

/**
 * Reads a number that is dialled within the country, in the same notations.
 *
 * @param countryCode digits of a country code that exists
 */
export function readNationalNumber(value: unknown, countryCode: string): PhoneNumberResult {
	const written = normalizeText(value).trim();
	const digits = stripFormatting(value);
	return /^\d+$/.test(digits) && !LINE_BREAK.test(written) ? addCountryCode(digits, countryCode) : readPhoneNumber(value);
}

/** IDs as AgentPhone writes them: `grp_1`, or a UUID (docs/platforms/agentphone.md, 1). */
const ID = /^([a-z]+_[\w-]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** A short code, an email address or an ID, without invisible characters; '' if empty; undefined if it is none of them. */
export function readOtherAddress(value: unknown): string | undefined {
	const text = withoutInvisible(String(value ?? '')).trim();
	if (text === '' || /^[^@\s]+@[^@\s]+$/.test(text) || ID.test(text)) return text;
	const digits = stripFormatting(text);
	return /^\d{3,6}$/.test(digits) && !LINE_BREAK.test(text) ? digits : undefined;
}

/** A national or short number in ASCII digits, or any other address, without surrounding spaces and invisible characters. */
export function readAddress(value: unknown): string {
	const text = String(value ?? '').trim();
	const stripped = stripFormatting(text);
	return /^[\d*#]+$/.test(stripped) ? readableText(text).trim() : text.replace(/^\p{Cf}+|\p{Cf}+$/gu, '').trim();
}

/** The text without invisible characters, with digits of any script as 0 to 9. */
function normalizeText(value: unknown): string {
	const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
	// Almost all numbers of a long campaign are plain text already.
	return PLAIN_TEXT.test(text) ? text : asciiDigits(withoutInvisible(text).replace(/\p{Default_Ignorable_Code_Point}/gu, ''));
}

/** The normalized text without the apostrophe of a spreadsheet and without `tel:`, whose plus sign and spaces may be encoded. */
function readableText(value: unknown): string {
	const text = normalizeText(value).replace(APOSTROPHE, '');
	return TEL_SCHEME.test(text) ? text.replace(TEL_SCHEME, '').replace(/%2B/gi, '+').replace(/%20/g, ' ') : text;
}

/** An extension or another parameter of a `tel:` address (RFC 3966, 5), which neither a call nor a text can use. */
function describeAppendix(written: string): string | undefined {
	const [, parameter] = TEL_SCHEME.test(written) ? (/;\s*([^=;\s]+)/.exec(written) ?? []) : [];
	if (parameter?.toLowerCase() === 'phone-context')
		return 'a number with phone-context is not complete, so write it with plus sign and country code';
	const extension = EXTENSION.exec(written)?.groups?.extension;
	if (extension !== undefined && /\d{6}/.test(stripFormatting(written)))
		return `the extension ${extension} cannot be used, so write the number without it`;
	return parameter === undefined ? undefined : `the parameter ${parameter} cannot be used, so write the number without it`;
}

/** Names the first character that cannot be part of a number, in a text that is meant as one or has a character that cannot be recognised by sight. */
function describeInvalidCharacter(number: string): string | undefined {
	const invalid = [...number.replace(/^\+/, '').matchAll(/[^\d]/gu)].map(([character]) => character);
	const isMeantAsNumber = number.replace(/\D/g, '').length >= 6;
	const character = invalid.find((candidate) => !/^[\x21-\x7e]$/.test(candidate)) ?? (isMeantAsNumber ? invalid[0] : undefined);
	if (character === undefined) return undefined;
	if (character === '+') return 'write one number, with one plus sign at its beginning';
	const isVisible = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) && character !== BRAILLE_BLANK;
	return `the character ${isVisible ? `"${character}" (${codePoint(character)})` : codePoint(character)} cannot be part of it`;
}

/** A symbol that is rendered blank. */
const BRAILLE_BLANK = '\u2800';
