import { DateTime, IANAZone } from 'luxon';

import { asciiDigits, withoutInvisible } from './plainText';
import { formatValue } from './formatValue';

/** A moment, or what is wrong with the value, put so that it goes on after the name of the field. */
export type Reading = { moment: DateTime } | { fault: string };

/**
 * The moment a value means. Nothing depends on the zone or the language of the server.
 *
 * Accepted, with year, month and day always:
 *
 * - what expressions give: Luxon's DateTime, Date, and Unix time, of which 10 digits are seconds and 13 are milliseconds
 * - ISO 8601, SQL, RFC 2822 and the usual date of HTTP: `2026-12-31T09:00:00+03:00`, `2026-W53-4`, `2026-12-31 09:00 Asia/Riyadh`,
 *   `Thu, 31 Dec 2026 09:00:00 +0300`
 * - year first: `2026-12-31`, `2026/12/31`, `2026.12.31`, `20261231`
 * - day first with dots, as everywhere where dots are used: `31.12.2026`
 * - with the name of the month, in English: `31 Dec 2026`, `31-Dec-2026`, `31st December 2026`, `Dec 31, 2026`, `December 31, 2026`,
 *   `2026-Dec-31`; the day of the week may stand before it
 * - with slashes or dashes and the year last, if only one reading is a day: `12/31/2026`, `31/12/2026`, `2/2/2026`
 *
 * Each alone, which is the beginning of that day, or with a time after it: `9:00`, `09:00:00.000`, `9 AM`, `9:00 PM`, `at 9:00 p.m.`; and after
 * the time, if it is not in the zone given: `Z`, `UTC`, `GMT+3`, `+0300`, `+03:00`, `Asia/Riyadh`. JavaScript's own text of a Date is such a text.
 * Digits may be of any script; ص and م are AM and PM.
 *
 * A time that comes twice because clocks are put back is the first of the two.
 *
 * @param zone for texts that name none
 */
export function readDateTime(value: unknown, zone: string): Reading {
	if (DateTime.isDateTime(value)) return found(value.toMillis(), value);
	if (Object.prototype.toString.call(value) === '[object Date]') return found((value as Date).getTime(), value);
	if (typeof value !== 'string' && typeof value !== 'number') return { fault: `${EXPECTED}, but is ${formatValue(value)}` };
	const given = String(value);
	if (given.length > MAX_LENGTH) return { fault: `${EXPECTED}, but is ${formatValue(value)}` };
	const text = tidy(given);
	if (/^\d{10}(\.\d+)?$/.test(text)) return found(Math.round(Number(text) * 1000), value);
	if (/^\d{13}(\.\d+)?$/.test(text)) return found(Math.floor(Number(text)), value);
	// A number that is no Unix time is most often a day as spreadsheets count them, or a Unix time in another unit.
	if (typeof value === 'number' && !/^\d{8}$/.test(text)) return { fault: `${EXPECTED} or a Unix time of 10 digits (seconds) or 13 digits (milliseconds), but is ${formatValue(value)}` };
	return readText(text, value, zone);
}

const EXPECTED = 'must be a date and time, such as 2026-01-31T09:00:00Z';

/** Longer than any date in words, with marks nobody sees. */
const MAX_LENGTH = 150;

/** Before, it is a year of another calendar: 1448 is 2026 of the Islamic one. */
const EARLIEST_YEAR = 1900;

const found = (millis: number, value: unknown): Reading =>
	Number.isFinite(millis) ? { moment: DateTime.fromMillis(millis, { zone: 'utc' }) } : { fault: `${EXPECTED}, but is ${formatValue(value)}` };

function readText(text: string, value: unknown, usualZone: string): Reading {
	const fault = (what: string): Reading => ({ fault: `${formatValue(value)} ${what}` });
	const { rest, named } = withoutZoneName(text);
	const zone = named ?? usualZone;
	if (!IANAZone.isValidZone(zone)) return fault(`is in the timezone "${zone}", which is not known. Use an IANA name such as Europe/Berlin`);

	const parsed = readStandard(rest) ?? readWritten(plain(rest));
	if (parsed === undefined) return { fault: `${EXPECTED}, but is ${formatValue(value)}` };
	if ('fault' in parsed) return fault(parsed.fault);
	const year = new Date('clock' in parsed ? parsed.clock : parsed.millis).getUTCFullYear();
	if (year < EARLIEST_YEAR) return fault(`is in the year ${year}: write the year of the Gregorian calendar`);
	if ('millis' in parsed) return found(parsed.millis, value);

	const { clock, hasTime } = parsed;
	const moment = momentsOf(clock, zone)[0];
	if (moment !== undefined) return found(moment, value);
	const after = clock + skippedBefore(clock, zone);
	// The day begins later where clocks are put forward at midnight.
	if (!hasTime) return found(momentsOf(after, zone)[0] ?? NaN, value);
	return fault(`does not exist in ${zone}, where clocks are put forward at that time: write ${DateTime.fromMillis(after, { zone: 'utc' }).toFormat('yyyy-MM-dd HH:mm', { locale: 'en' })}, for example`);
}

/** Either a moment, or what clocks and calendars show, as milliseconds in UTC; `fault` where the text is read but means nothing. */
type Parsed = { millis: number } | { clock: number; hasTime: boolean } | { fault: string };

/** At the end of a text, which may mean several zones: CST is in America and in China. */
const ABBREVIATION = / (?!UTC$|GMT$)[a-z]{2,}$/i;

/** What comes as whole formats. They must hold a day: Luxon takes the rest from today. */
function readStandard(text: string): Parsed | undefined {
	if (/[T ].*[+-]\d/.test(text) && minutesOf(text) === undefined) return undefined;
	const inZone = (zone: string) => {
		if (/^\d{4}-?(\d\d-?\d\d|\d{3}|W\d\d-?\d)(?!\d)/.test(text)) {
			const iso = DateTime.fromISO(text, { zone });
			return iso.isValid || ABBREVIATION.test(text) ? iso : DateTime.fromSQL(text, { zone });
		}
		const mail = DateTime.fromRFC2822(text, { zone, setZone: true });
		// A year of two digits is anybody's guess.
		return mail.isValid && text.includes(String(mail.year)) ? mail : undefined;
	};
	const [utc, other] = [inZone('utc'), inZone('UTC+1')];
	if (!utc?.isValid || !other?.isValid) return undefined;
	if (utc.toMillis() === other.toMillis()) return { millis: utc.toMillis() };
	return { clock: utc.toMillis(), hasTime: /[T ]/.test(text) };
}

const WHOLE = /^(?<date>.+?)(?:[T: ] ?(?<time>\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: [AP]M)?|\d{1,2} [AP]M) ?(?<offset>Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?)?)?$/i;

/** What people and spreadsheets write. */
function readWritten(text: string): Parsed | undefined {
	const { date = '', time, offset } = WHOLE.exec(yearLast(text))?.groups ?? {};
	const [, weekday, dayText = ''] = /^(?:((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\s)?(.*)$/i.exec(date) ?? [];
	const day = readDay(dayText);
	if (day === undefined || 'fault' in day) return day;
	if (weekday !== undefined && !day.on.setLocale('en').weekdayLong?.toLowerCase().startsWith(weekday.toLowerCase())) {
		return { fault: `is not a real date: ${longDay(day.on)} is a ${day.on.setLocale('en').weekdayLong}` };
	}
	const clock = time === undefined ? day.on : readTime(day.on, time);
	if (!clock) return { fault: 'has a time that does not exist: write hours from 0 to 23, or from 1 to 12 with AM or PM' };
	if (offset === undefined) return { clock: clock.toMillis(), hasTime: time !== undefined };
	const minutes = minutesOf(offset);
	return minutes === undefined ? { fault: 'has an offset from UTC that does not exist: write one such as +03:00' } : { millis: clock.toMillis() - minutes * 60_000 };
}

/** `Dec 31 09:00:00 2026`, as C and Unix write it, with the year before the time. */
const yearLast = (text: string): string => text.replace(/^(.*[a-z]{3} \d{1,2}) (\d{1,2}:\d\d(?::\d\d)?)((?: [A-Z+:\d-]+)?) (\d{4})$/i, '$1 $4 $2$3');

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

/** Whose month may come first or second. */
const EITHER_WAY = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/;

const TWO_DIGIT_YEAR = /^(\d{1,2}[./ -](\d{1,2}|[a-z]{3,9})[./ -]\d\d|[a-z]{3,9} \d{1,2} \d\d)$/i;

function readDay(text: string): { on: DateTime } | { fault: string } | undefined {
	const [, first, , second, year] = EITHER_WAY.exec(text) ?? [];
	if (year !== undefined) return eitherWay(Number(first), Number(second), Number(year));
	for (const format of DAY_FORMATS) {
		const on = parse(text, format);
		if (on.isValid) return { on };
		// It has this form, and no such day is in the calendar.
		if (on.invalidReason === 'unit out of range') return { fault: 'is not a real date: the calendar has no such day' };
	}
	if (TWO_DIGIT_YEAR.test(text)) return { fault: 'has a year of two digits: write four, as in 2026-12-31' };
	return undefined;
}

function eitherWay(first: number, second: number, year: number): { on: DateTime } | { fault: string } {
	const [dayFirst, monthFirst] = [
		{ year, month: second, day: first },
		{ year, month: first, day: second },
	].map((date) => DateTime.fromObject(date, { zone: 'utc' }));
	if (dayFirst.isValid && monthFirst.isValid && first !== second) {
		const [one, other] = [dayFirst, monthFirst].map((date) => date.toFormat('d MMMM', { locale: 'en' }));
		return { fault: `may be ${one} or ${other} ${year}: write ${dayFirst.toISODate()} or ${monthFirst.toISODate()}` };
	}
	const on = dayFirst.isValid ? dayFirst : monthFirst;
	return on.isValid ? { on } : { fault: 'is not a real date: the calendar has no such day' };
}

/** The day at this time; nothing if there is no such time. */
function readTime(day: DateTime, time: string): DateTime | undefined {
	const [, hour, minute = '0', second = '0', fraction = '0', half] = /^(\d+)(?::(\d+))?(?::(\d+))?(?:\.(\d+))?(?: ([ap]m))?$/i.exec(time) ?? [];
	if (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return undefined;
	const hour24 = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
	const { year, month, day: dayOfMonth } = day;
	const at = DateTime.fromObject(
		{ year, month, day: dayOfMonth, hour: hour24, minute: Number(minute), second: Number(second), millisecond: Math.floor(Number(`0.${fraction}`) * 1000) },
		{ zone: 'utc' },
	);
	return at.isValid ? at : undefined;
}

const parse = (text: string, format: string): DateTime => DateTime.fromFormat(text, format, { zone: 'utc', locale: 'en-US', numberingSystem: 'latn' });

const longDay = (day: DateTime): string => day.toFormat('d MMMM yyyy', { locale: 'en' });

/** Minutes east of UTC; nothing for what no place on earth has. */
function minutesOf(offset: string): number | undefined {
	const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{1,2}):?(\d\d)?$/.exec(offset) ?? [];
	const east = Number(hours) * 60 + Number(minutes);
	if (Number(minutes) > 59 || east > 14 * 60) return undefined;
	return sign === '-' ? -east : east;
}

/** The moments at which clocks in this zone show that time, earliest first: mostly one, two when they are put back, none when they are put forward. */
function momentsOf(clock: number, zone: string): number[] {
	const offsets = new Set([clock - DAY_MS, clock + DAY_MS].map((near) => offsetMs(near, zone)));
	return [...offsets]
		.map((offset) => ({ moment: clock - offset, offset }))
		.filter(({ moment, offset }) => offsetMs(moment, zone) === offset)
		.map(({ moment }) => moment)
		.sort((one, other) => one - other);
}

/** By how much clocks are put forward around that time. */
const skippedBefore = (clock: number, zone: string): number => offsetMs(clock + DAY_MS, zone) - offsetMs(clock - DAY_MS, zone);

const DAY_MS = 24 * 60 * 60 * 1000;

const offsetMs = (moment: number, zone: string): number => Math.round(DateTime.fromMillis(moment, { zone }).offset * 60_000);

/** `[Asia/Riyadh]` or ` Asia/Riyadh` at the end of a text. Without a slash it is more often an abbreviation, which may mean several. */
function withoutZoneName(text: string): { rest: string; named?: string } {
	const [, rest, named] = /^(.*\d.*?) ?\[?\b([A-Z][A-Za-z_]+(?:\/[\w+-]+)+)\]?$/.exec(text) ?? [];
	return named === undefined ? { rest: text } : { rest, named };
}

/** Without what cannot be seen, in digits we know, and without comments such as `(Arabian Standard Time)`. */
const tidy = (text: string): string => asciiDigits(withoutInvisible(text)).replace(/\([^()]*\)\s*$/, '').replace(/\s+/g, ' ').trim();

/** One way of writing for what means the same. */
function plain(text: string): string {
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
