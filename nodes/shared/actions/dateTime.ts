import { DateTime, IANAZone } from 'luxon';

import { asciiDigits, withoutInvisible } from './plainText';
import { formatValue } from './formatValue';
import { gapAround, instantsOf } from './zonedTime';

/** A point in time, or what is wrong with the value, as the rest of a sentence that starts with the field's name. */
export type DateTimeResult = { dateTime: DateTime } | { problem: string };

/**
 * Reads a date, with or without a time, as a point in time. The result does not depend on the server's timezone or language.
 *
 * Accepted, always with year, month and day:
 *
 * - values of expressions: Luxon's DateTime, Date, and Unix time, in seconds with 10 digits and in milliseconds with 13
 * - ISO 8601, SQL, RFC 2822 and HTTP dates: `2026-12-31T09:00:00+03:00`, `2026-W53-4`, `2026-12-31 09:00 Asia/Riyadh`,
 *   `Thu, 31 Dec 2026 09:00:00 +0300`
 * - year first: `2026-12-31`, `2026/12/31`, `2026.12.31`, `20261231`
 * - day first with dots, the only order in use with dots: `31.12.2026`
 * - with the English name of the month: `31 Dec 2026`, `31-Dec-2026`, `31st December 2026`, `Dec 31, 2026`, `December 31, 2026`,
 *   `2026-Dec-31`; a day of the week may precede it
 * - with slashes or dashes and the year last, if only one order gives a valid date: `12/31/2026`, `31/12/2026`, `2/2/2026`
 *
 * A date alone means the start of that day. A time may follow: `9:00`, `09:00:00.000`, `9 AM`, `9:00 PM`, `at 9:00 p.m.`; and after the
 * time a timezone or an offset: `Z`, `UTC`, `GMT+3`, `+0300`, `+03:00`, `Asia/Riyadh`. The text of JavaScript's `Date.toString()` is accepted too.
 * Digits may be of any script; ص and م are AM and PM.
 *
 * A local time that occurs twice, because clocks are set back, is the first of the two.
 *
 * @param zone IANA name of the timezone of texts that contain none
 * @returns the DateTime in UTC
 */
export function readDateTime(value: unknown, zone: string): DateTimeResult {
	if (DateTime.isDateTime(value)) return resultOf(value.toMillis(), value);
	if (Object.prototype.toString.call(value) === '[object Date]') return resultOf((value as Date).getTime(), value);
	if (typeof value !== 'string' && typeof value !== 'number') return { problem: `${EXPECTED}, but is ${formatValue(value)}` };
	const given = String(value);
	if (given.length > MAX_LENGTH) return { problem: `${EXPECTED}, but is ${formatValue(value)}` };
	const text = tidy(given);
	if (/^\d{10}(\.\d+)?$/.test(text)) return resultOf(Math.round(Number(text) * 1000), value);
	if (/^\d{13}(\.\d+)?$/.test(text)) return resultOf(Math.floor(Number(text)), value);
	// Other numbers are mostly the serial dates of spreadsheets, or a Unix time in another unit.
	if (typeof value === 'number' && !/^\d{8}$/.test(text))
		return { problem: `${EXPECTED} or a Unix time of 10 digits (seconds) or 13 digits (milliseconds), but is ${formatValue(value)}` };
	return readText(text, value, zone);
}

const EXPECTED = 'must be a date and time, such as 2026-01-31T09:00:00Z';

/** More characters than any written date has, invisible ones included. */
const MAX_LENGTH = 150;

/** An earlier year is of another calendar: 1448 of the Islamic calendar is 2026. */
const MIN_YEAR = 1900;

const resultOf = (millis: number, value: unknown): DateTimeResult =>
	Number.isFinite(millis)
		? { dateTime: DateTime.fromMillis(millis, { zone: 'utc' }) }
		: { problem: `${EXPECTED}, but is ${formatValue(value)}` };

function readText(text: string, value: unknown, defaultZone: string): DateTimeResult {
	const problem = (what: string): DateTimeResult => ({ problem: `${formatValue(value)} ${what}` });
	const { rest, zoneName } = splitZoneName(text);
	const zone = zoneName ?? defaultZone;
	if (!IANAZone.isValidZone(zone))
		return problem(`is in the timezone "${zone}", which is not known. Use an IANA name such as Europe/Berlin`);

	const parsed = readStandard(rest) ?? readWritten(normalize(rest));
	if (parsed === undefined) return { problem: `${EXPECTED}, but is ${formatValue(value)}` };
	if ('problem' in parsed) return problem(parsed.problem);
	const year = new Date('clock' in parsed ? parsed.clock : parsed.millis).getUTCFullYear();
	if (year < MIN_YEAR) return problem(`is in the year ${year}: write the year of the Gregorian calendar`);
	if ('millis' in parsed) return resultOf(parsed.millis, value);

	const { clock, hasTime } = parsed;
	const millis = instantsOf(clock, zone)[0];
	if (millis !== undefined) return resultOf(millis, value);
	const after = clock + gapAround(clock, zone);
	// Where clocks are set forward at midnight, the day starts later.
	if (!hasTime) return resultOf(instantsOf(after, zone)[0] ?? NaN, value);
	return problem(
		`does not exist in ${zone}, where clocks are put forward at that time: write ${DateTime.fromMillis(after, { zone: 'utc' }).toFormat('yyyy-MM-dd HH:mm', { locale: 'en' })}, for example`,
	);
}

/**
 * `millis`: a Unix time in milliseconds. `clock`: a local date and time without timezone, as the milliseconds it would be in UTC.
 * `problem`: the format is known, but the date or time does not exist.
 */
type Parsed = { millis: number } | { clock: number; hasTime: boolean } | { problem: string };

/** An abbreviated timezone at the end of a text. These are ambiguous: CST is a timezone in America and in China. */
const ZONE_ABBREVIATION = / (?!UTC$|GMT$)[a-z]{2,}$/i;

/** Parses the standard formats. Texts without a full date are rejected, because Luxon would complete them with today's date. */
function readStandard(text: string): Parsed | undefined {
	if (/[T ].{0,100}[+-]\d/.test(text) && minutesOf(text) === undefined) return undefined;
	const inZone = (zone: string) => {
		if (/^\d{4}-?(\d\d-?\d\d|\d{3}|W\d\d-?\d)(?!\d)/.test(text)) {
			const iso = DateTime.fromISO(text, { zone });
			return iso.isValid || ZONE_ABBREVIATION.test(text) ? iso : DateTime.fromSQL(text, { zone });
		}
		const mail = DateTime.fromRFC2822(text, { zone, setZone: true });
		// The century of a two-digit year is unknown.
		return mail.isValid && text.includes(String(mail.year)) ? mail : undefined;
	};
	const [utc, other] = [inZone('utc'), inZone('UTC+1')];
	if (!utc?.isValid || !other?.isValid) return undefined;
	if (utc.toMillis() === other.toMillis()) return { millis: utc.toMillis() };
	return { clock: utc.toMillis(), hasTime: /[T ]/.test(text) };
}

const DATE_AND_TIME =
	/^(?<date>.+?)(?:[T: ] ?(?<time>\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: [AP]M)?|\d{1,2} [AP]M) ?(?<offset>Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?)?)?$/i;

/** Parses the formats of spreadsheets and of everyday writing. */
function readWritten(text: string): Parsed | undefined {
	const { date = '', time, offset } = DATE_AND_TIME.exec(yearBeforeTime(text))?.groups ?? {};
	const [, weekday, dayText = ''] = /^(?:((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\s)?(.*)$/i.exec(date) ?? [];
	const day = readDay(dayText);
	if (day === undefined || 'problem' in day) return day;
	if (weekday !== undefined && !day.on.setLocale('en').weekdayLong?.toLowerCase().startsWith(weekday.toLowerCase())) {
		return { problem: `is not a real date: ${longDay(day.on)} is a ${day.on.setLocale('en').weekdayLong}` };
	}
	const clock = time === undefined ? day.on : readTime(day.on, time);
	if (!clock) return { problem: 'has a time that does not exist: write hours from 0 to 23, or from 1 to 12 with AM or PM' };
	if (offset === undefined) return { clock: clock.toMillis(), hasTime: time !== undefined };
	const minutes = minutesOf(offset);
	return minutes === undefined
		? { problem: 'has an offset from UTC that does not exist: write one such as +03:00' }
		: { millis: clock.toMillis() - minutes * 60_000 };
}

/** Moves the year of `Dec 31 09:00:00 2026`, the format of C and Unix, before the time. */
const yearBeforeTime = (text: string): string =>
	text.replace(/^(.*[a-z]{3} \d{1,2}) (\d{1,2}:\d\d(?::\d\d)?)((?: [A-Z+:\d-]+)?) (\d{4})$/i, '$1 $4 $2$3');

const DAY_FORMATS = [
	'yyyy-M-d',
	'yyyy/M/d',
	'yyyy.M.d',
	'yyyyMMdd',
	'd.M.yyyy',
	...['MMM', 'MMMM'].flatMap((month) => [
		`d ${month} yyyy`,
		`d-${month}-yyyy`,
		`d/${month}/yyyy`,
		`d.${month}.yyyy`,
		`${month} d yyyy`,
		`${month}-d-yyyy`,
		`yyyy ${month} d`,
		`yyyy-${month}-d`,
	]),
];

/** A date in which either the day or the month may come first. */
const DAY_OR_MONTH_FIRST = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/;

const TWO_DIGIT_YEAR = /^(\d{1,2}[./ -](\d{1,2}|[a-z]{3,9})[./ -]\d\d|[a-z]{3,9} \d{1,2} \d\d)$/i;

function readDay(text: string): { on: DateTime } | { problem: string } | undefined {
	const [, first, , second, year] = DAY_OR_MONTH_FIRST.exec(text) ?? [];
	if (year !== undefined) return readDayOrMonthFirst(Number(first), Number(second), Number(year));
	for (const format of DAY_FORMATS) {
		const on = parse(text, format);
		if (on.isValid) return { on };
		// The format matches, but the calendar has no such day.
		if (on.invalidReason === 'unit out of range') return { problem: 'is not a real date: the calendar has no such day' };
	}
	if (TWO_DIGIT_YEAR.test(text)) return { problem: 'has a year of two digits: write four, as in 2026-12-31' };
	return undefined;
}

function readDayOrMonthFirst(first: number, second: number, year: number): { on: DateTime } | { problem: string } {
	const [dayFirst, monthFirst] = [
		{ year, month: second, day: first },
		{ year, month: first, day: second },
	].map((date) => DateTime.fromObject(date, { zone: 'utc' }));
	if (dayFirst.isValid && monthFirst.isValid && first !== second) {
		const [one, other] = [dayFirst, monthFirst].map((date) => date.toFormat('d MMMM', { locale: 'en' }));
		return { problem: `may be ${one} or ${other} ${year}: write ${dayFirst.toISODate()} or ${monthFirst.toISODate()}` };
	}
	const on = dayFirst.isValid ? dayFirst : monthFirst;
	return on.isValid ? { on } : { problem: 'is not a real date: the calendar has no such day' };
}

/** The day at this time; undefined if there is no such time. */
function readTime(day: DateTime, time: string): DateTime | undefined {
	const [, hour, minute = '0', second = '0', fraction = '0', meridiem] =
		/^(\d+)(?::(\d+))?(?::(\d+))?(?:\.(\d+))?(?: ([ap]m))?$/i.exec(time) ?? [];
	if (meridiem !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return undefined;
	const hour24 = meridiem === undefined ? Number(hour) : (Number(hour) % 12) + (meridiem.toLowerCase() === 'pm' ? 12 : 0);
	const { year, month, day: dayOfMonth } = day;
	const at = DateTime.fromObject(
		{
			year,
			month,
			day: dayOfMonth,
			hour: hour24,
			minute: Number(minute),
			second: Number(second),
			millisecond: Math.floor(Number(`0.${fraction}`) * 1000),
		},
		{ zone: 'utc' },
	);
	return at.isValid ? at : undefined;
}

const parse = (text: string, format: string): DateTime =>
	DateTime.fromFormat(text, format, { zone: 'utc', locale: 'en-US', numberingSystem: 'latn' });

const longDay = (day: DateTime): string => day.toFormat('d MMMM yyyy', { locale: 'en' });

/** The offset from UTC in minutes, positive to the east; undefined if no timezone has it. */
function minutesOf(offset: string): number | undefined {
	const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{1,2}):?(\d\d)?$/.exec(offset) ?? [];
	const east = Number(hours) * 60 + Number(minutes);
	if (Number(minutes) > 59 || east > 14 * 60) return undefined;
	return sign === '-' ? -east : east;
}

/** Longest text of a date and a zone, in characters. */
const MAX_DATE_LENGTH = 200;

/** Splits off `[Asia/Riyadh]` or ` Asia/Riyadh` at the end. Names without a slash stay, since most are ambiguous abbreviations. */
function splitZoneName(text: string): { rest: string; zoneName?: string } {
	// No date is longer, and the expression tries the square of the length.
	if (text.length > MAX_DATE_LENGTH) return { rest: text };
	const [, rest, zoneName] = /^(.*\d.*?) ?\[?\b([A-Z][A-Za-z_]+(?:\/[\w+-]+)+)\]?$/.exec(text) ?? [];
	return zoneName === undefined ? { rest: text } : { rest, zoneName };
}

/** Without invisible characters and comments such as `(Arabian Standard Time)`, and with ASCII digits. */
const tidy = (text: string): string =>
	asciiDigits(withoutInvisible(text))
		.replace(/\([^()]*\)\s*$/, '')
		.replace(/\s+/g, ' ')
		.trim();

/** Normalises spellings of the same thing: commas, AM and PM, ordinals, abbreviated months. */
function normalize(text: string): string {
	return text
		.replace(/[,\u060c]/g, ' ')
		.replace(/(\d) ?ص$/, '$1 AM')
		.replace(/(\d) ?م$/, '$1 PM')
		.replace(/(\d) ?([ap])\.? ?m\b\.?/gi, '$1 $2m')
		.replace(/(\d)(?:st|nd|rd|th)\b/gi, '$1')
		.replace(/([a-z]{3})\.(?= |$)/gi, '$1')
		.replace(/\bsept\b/gi, 'Sep')
		.replace(/^(\d{1,2})\. ?(\d{1,2})\. ?(?=\d{4})/, '$1.$2.')
		.replace(/ at /gi, ' ')
		.replace(/ +/g, ' ')
		.trim();
}
