import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isLocalAddress } from '../http/localAddress';
import { isObject, parseJson } from '../json';
import { numberIn, type NumberRange } from '../numbers';
import { readCountryCode, type PhoneNumberResult } from './countryCodes';
import { readDateTime } from './dateTime';
import { formatValue } from './formatValue';
import { hasCountryCode, readNationalNumber, readOtherAddress, readPhoneNumber, stripFormatting } from './phoneNumber';

/** Checks made before anything is sent. Each returns the value in the form the API expects, or throws a NodeOperationError that names the field. */
export interface Checks {
	/** Always throws: `reject('Message', 'must not be empty')`. */
	reject: (field: string, problem: string, description?: string) => never;
	/** A number, or a text that contains one, within the range. */
	number: (field: string, value: unknown, range: NumberRange) => number;
	/** A phone number with country code in any usual notation, as E.164 (docs/phone-numbers.md, 1). */
	phone: (field: string, value: unknown) => string;
	/**
	 * Like `phone`, but takes short codes, email addresses and IDs as well, which the platform checks; '' if empty.
	 *
	 * @param countryCode the digits of a checked `countryCode`: it is put in front of national numbers, which are refused without it
	 */
	phoneOrOther: (field: string, value: unknown, countryCode?: string) => string;
	/** The digits of a country code that exists, with or without plus sign; undefined if empty. */
	countryCode: (field: string, value: unknown) => string | undefined;
	httpsUrl: (field: string, value: unknown) => string;
	/** A date and time in any usual format (dateTime.ts), as ISO 8601 in UTC. Without a timezone of its own it is in `zone`, by default the workflow's. */
	time: (field: string, value: unknown, zone?: string) => string;
	/** IANA name of a timezone. */
	timezone: (field: string, value: unknown) => string;
	/** https or http. */
	webUrl: (field: string, value: unknown) => string;
	/** https or http, but not an address of this machine or its network (http/localAddress.ts), which the platform could not reach. */
	publicUrl: (field: string, value: unknown) => string;
	/** A trimmed text whose length in characters is within the range. */
	text: (field: string, value: unknown, length: { min?: number; max: number }) => string;
	/** A JSON object, or a JSON text of one. */
	jsonObject: (field: string, value: unknown, example?: string) => IDataObject;
}

/** What `phoneOrOther` takes besides. */
const OTHER_ADDRESSES =
	'A short code of 3 to 6 digits, an email address or the ID of a group is accepted as well. For national numbers, add the field Country Code.';

/** The checks for one input item. Limits are those of docs/platforms/agentphone.md, 3. */
export function checksFor(context: IExecuteFunctions, itemIndex: number): Checks {
	const reject = (field: string, problem: string, description?: string): never => {
		throw new NodeOperationError(context.getNode(), `${field} ${problem}`, { itemIndex, description });
	};
	const numberOf = (field: string, result: PhoneNumberResult, description?: string): string =>
		'problem' in result ? reject(field, result.problem, description) : result.number;
	const phone = (field: string, value: unknown): string => numberOf(field, readPhoneNumber(value));
	const phoneOrOther = (field: string, value: unknown, countryCode?: string): string => {
		const other = readOtherAddress(value);
		if (other !== undefined) return other;
		if (hasCountryCode(value)) return phone(field, value);
		return countryCode === undefined
			? numberOf(field, readPhoneNumber(value), OTHER_ADDRESSES)
			: numberOf(field, readNationalNumber(value, countryCode));
	};
	const url = (field: string, value: unknown, must: string, isAllowed: (text: string) => boolean = () => true): string => {
		const text = String(value ?? '').trim();
		if (isWebAddress(text) && isAllowed(text)) return text;
		return reject(
			field,
			`${must}, but is ${formatValue(value)}${/\S\s+\S/.test(text) ? '. It must not contain spaces or line breaks' : ''}`,
		);
	};
	return {
		reject,
		number: (field, value, { min, max = Infinity, whole = false }) => {
			const number = numberIn(value);
			if (number !== undefined && number >= min && number <= max && (!whole || Number.isInteger(number))) return number;
			const range = max === Infinity ? `of ${min} or more` : `from ${min} to ${max}`;
			return reject(field, `must be a ${whole ? 'whole ' : ''}number ${range}, but is ${formatValue(value)}`);
		},
		phone,
		phoneOrOther,
		countryCode: (field, value) => {
			const written = stripFormatting(value);
			return written === '' ? undefined : numberOf(field, readCountryCode(written));
		},
		httpsUrl: (field, value) => url(field, value, 'must be a web address that starts with https://', isHttps),
		publicUrl: (field, value) =>
			url(
				field,
				value,
				'must be a web address that anybody can open, such as https://example.com/file.mp3',
				(text) => !isLocalAddress(new URL(text)),
			),
		webUrl: (field, value) => url(field, value, 'must be a web address, such as https://example.com'),
		time: (field, value, zone = context.getTimezone()) => {
			const result = readDateTime(value, zone);
			return 'problem' in result ? reject(field, result.problem) : result.dateTime.toJSDate().toISOString();
		},
		timezone: (field, value) => {
			const name = String(value ?? '').trim();
			return isTimezone(name) ? name : reject(field, `must be an IANA name such as Europe/Berlin, but is ${formatValue(name)}`);
		},
		text: (field, value, { min = 1, max }) => {
			const text = String(value ?? '').trim();
			if (text.length >= min && text.length <= max) return text;
			if (text === '') return reject(field, 'must not be empty');
			const range = min > 1 ? `${min.toLocaleString('en')} to ${max.toLocaleString('en')}` : `at most ${max.toLocaleString('en')}`;
			return reject(field, `must have ${range} characters, but has ${text.length.toLocaleString('en')}`);
		},
		jsonObject: (field, value, example = '{"type": "object", "properties": {}}') => {
			const object = typeof value === 'string' ? parseJson(value) : value;
			if (isObject(object)) return object;
			return reject(field, `must be a JSON object, such as ${example}`);
		},
	};
}

/** The value of a text field as a string; '' for null and undefined, which expressions may return, like numbers. */
export function textOf(this: IExecuteFunctions, name: string, itemIndex: number): string {
	const value = this.getNodeParameter(name, itemIndex, '') as unknown;
	return value === undefined || value === null ? '' : String(value);
}

/**
 * The ID chosen in a resource locator.
 *
 * @throws NodeOperationError if nothing is chosen
 */
export function locatorId(this: IExecuteFunctions, name: string, itemIndex: number, label: string): string {
	const id = idOf(this.getNodeParameter(name, itemIndex, '', { extractValue: true }));
	if (id !== '') return id;
	return checksFor(this, itemIndex).reject(label, 'is not chosen', 'Choose one from the list, or give its ID.');
}

/** The ID in a resource locator's value; '' if there is none. For locators within a collection, whose value n8n does not extract. */
export function idOf(value: unknown): string {
	const id = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
	return typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';
}

/**
 * Omits the fields that were added and left empty.
 *
 * @param alwaysIncluded names of fields that stay even if empty, so that a later check can report them
 */
export function omitEmpty(fields: IDataObject, alwaysIncluded: string[] = []): IDataObject {
	return Object.fromEntries(
		Object.entries(fields).filter(
			([name, value]) => alwaysIncluded.includes(name) || (value !== '' && value !== undefined && value !== null),
		),
	);
}

/** The entries of a text with commas or line breaks, or of an expression's array, trimmed. Empty entries are dropped. */
export function listOf(value: unknown): string[] {
	const entries = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,\n]/) : [];
	return entries.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
}

/** The rows of a fixed collection of pairs as one object: `{pair: [{key: 'a', value: 'b'}]}` gives `{a: 'b'}`. */
export function pairsOf(value: unknown): Record<string, string> {
	const { pair = [] } = (value ?? {}) as { pair?: Array<{ key?: unknown; value?: unknown }> };
	const named = pair.map(({ key, value: text }) => [String(key ?? '').trim(), String(text ?? '')] as const);
	return Object.fromEntries(named.filter(([key]) => key !== ''));
}

/** Stricter than the URL parser, which adds missing slashes and removes or encodes spaces. */
const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/]\S*$/i.test(text) && URL.canParse(text);

const isHttps = (text: string): boolean => /^https:/i.test(text);

function isTimezone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name }).format();
		return true;
	} catch {
		return false;
	}
}
