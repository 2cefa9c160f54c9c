import { formatValue } from './formatValue';

/** The digits of a number without formatting, or what is wrong with the value, as the rest of a sentence that starts with the field's name. */
export type PhoneNumberResult = { number: string } | { problem: string };

/** The phone numbers of one country code (docs/phone-numbers.md, 2). */
interface NumberingPlan {
	/** Fewest and most digits of a landline or mobile number after the country code. */
	min: number;
	max: number;
	/** Whether a 0 is dialled before a number within the country, and left out from abroad. */
	hasTrunkZero: boolean;
}

/** Digits after the country code, country codes with a trunk zero, other country codes (docs/phone-numbers.md, 2). */
const NUMBERING_PLANS: Array<[range: string, withTrunkZero: string, others: string]> = [
	['4-5', '', '290'],
	['4-7', '', '683 690'],
	['4-11', '', '352'],
	['4-13', '43', ''],
	['5-5', '', '247 500 682'],
	['5-7', '', '676 677 678 688'],
	['5-8', '686', ''],
	['5-9', '27', ''],
	['5-10', '82 358', '685'],
	['5-15', '49', ''],
	['6-6', '', '298 299 672 681 687'],
	['6-7', '', '597'],
	['6-9', '40 252 359 421 508', '376'],
	['6-10', '53 63 95 98 880', ''],
	['6-12', '', '39'],
	['7-7', '291', '238 239 246 248 269 297 501 592 673 674 679 680 691 692 960'],
	['7-8', '961', '230 241 267 372 507 599 670 675 975'],
	['7-9', '46 231 254 265 423 595 967', '48 220 354'],
	['7-10', '243 353', ''],
	['7-11', '86', ''],
	['7-12', '62 381', ''],
	['8-8', '232 370 373 374 382 386 389 591 598', '45 47 65 216 222 223 226 227 228 235 236 253 257 266 268 350 356 357'],
	['8-8', '', '371 502 503 504 505 506 509 689 852 853 965 968 973 974 993'],
	['8-9', '32 51 66 213 250 264 355 377 385 387 593 855 886 962 963 970 971', '36 224 258'],
	['8-10', '20 57 60 64 850 856 964 976 977', '378'],
	['8-12', '383 972', ''],
	['9-9', '33 41 61 93 94 211 212 218 233 249 251 255 256 260 261 262 263 375 380 590 594 596 966 994 995 996', ''],
	['9-9', '', '34 56 221 237 240 242 244 245 351 420 992 998'],
	['9-10', '44 81 84 92', ''],
	['9-11', '31', ''],
	['10-10', '58 90 91 234', '1 7 30 52 225 229'],
	['10-11', '54 55', ''],
];

const planOf = new Map<string, NumberingPlan>(
	NUMBERING_PLANS.flatMap(([range, withTrunkZero, others]) => {
		const [min, max] = range.split('-').map(Number);
		const plans = (codes: string, hasTrunkZero: boolean) =>
			codes
				.split(' ')
				.filter(Boolean)
				.map((code): [string, NumberingPlan] => [code, { min, max, hasTrunkZero }]);
		return [...plans(withTrunkZero, true), ...plans(others, false)];
	}),
);

/** Country codes with numbers that begin with a 0, which is dialled from abroad as well (docs/phone-numbers.md, 2). */
const WITH_LEADING_ZERO = new Set(['39', '225', '226', '229', '242', '378', '992']);

/** The trunk prefix of these country codes is no 0 (docs/phone-numbers.md, 2). Their numbers all have ten digits. */
const OTHER_TRUNK_PREFIXES = new Map([
	['1', '1'],
	['7', '8'],
]);

/** No country code is the beginning of another one, so the first that fits is the right one; undefined if none does. */
export const countryCodeOf = (digits: string): string | undefined =>
	[1, 2, 3].map((length) => digits.slice(0, length)).find((code) => planOf.has(code));

export const hasTrunkZero = (countryCode: string): boolean => planOf.get(countryCode)?.hasTrunkZero === true;

/** How many digits all numbers of this country code have after it; undefined if that differs, or may change. */
export const fixedLength = (countryCode: string): number | undefined =>
	OTHER_TRUNK_PREFIXES.has(countryCode) ? planOf.get(countryCode)?.max : undefined;

/**
 * Whether a zero in brackets right after the country code belongs to the number: in `+39 (0)6 5550 1234` it does, but before
 * the 3 of an Italian mobile number it does not, and `+39 (0)30` may be either (docs/phone-numbers.md, 2).
 *
 * @param rest the digits after the zero
 * @param isAlone whether the brackets hold nothing but the zero
 * @returns undefined if that cannot be told
 */
export function keepsBracketedZero(countryCode: string, rest: string, isAlone: boolean): boolean | undefined {
	if (hasTrunkZero(countryCode)) return false;
	if (!WITH_LEADING_ZERO.has(countryCode)) return undefined;
	if (!isAlone) return true;
	if (countryCode === '39') return rest.startsWith('3') ? undefined : true;
	return countryCode === '378' && rest.startsWith('549') ? true : undefined;
}

/** The digits of a country code that exists, written with or without plus sign. */
export function readCountryCode(written: string): PhoneNumberResult {
	const code = written.replace(/^(?:\+|00)/, '');
	return planOf.has(code) ? { number: code } : { problem: `must be a country code, such as +44, but is ${formatValue(written)}` };
}

/**
 * Puts the country code in front of a number as it is dialled within the country, without the trunk prefix
 * (docs/phone-numbers.md, 3).
 *
 * @param digits the national number, without formatting
 * @param countryCode digits of a country code that exists
 */
export function addCountryCode(digits: string, countryCode: string): PhoneNumberResult {
	const plan = planOf.get(countryCode) as NumberingPlan;
	const refuse = (reason: string): PhoneNumberResult => ({
		problem: `must be a national number of +${countryCode} or begin with a plus sign, but is ${formatValue(digits)}: ${reason}`,
	});
	const isPossible = (number: string) => number.length >= plan.min && number.length <= plan.max;

	const number = withoutTrunkPrefix(digits, countryCode, plan);
	if (number.startsWith('0') && !WITH_LEADING_ZERO.has(countryCode))
		return refuse(`the numbers of +${countryCode} do not begin with ${plan.hasTrunkZero ? '00' : '0'}`);
	if (!isPossible(number)) {
		const range = plan.min === plan.max ? `${plan.min}` : `${plan.min} to ${plan.max}`;
		return refuse(`after the country code there must be ${range} digits, but here are ${number.length}`);
	}
	if (number === digits && number.startsWith(countryCode) && isPossible(number.slice(countryCode.length)))
		return refuse('it may begin with the country code already, so write it with a plus sign');
	return { number: `+${countryCode}${number}` };
}

function withoutTrunkPrefix(digits: string, countryCode: string, plan: NumberingPlan): string {
	if (plan.hasTrunkZero) return digits.replace(/^0/, '');
	const prefix = OTHER_TRUNK_PREFIXES.get(countryCode);
	return prefix !== undefined && digits.length === plan.max + 1 && digits.startsWith(prefix) ? digits.slice(1) : digits;
}
