import { execFileSync } from 'node:child_process';
import path from 'node:path';

import fc from 'fast-check';
import { DateTime } from 'luxon';

import { readDateTime } from '../../../nodes/shared/actions/dateTime';
import { computingMs } from '../../support/computing';

const RIYADH = 'Asia/Riyadh';
const NEW_YORK = 'America/New_York';
const CAIRO = 'Africa/Cairo';

const NINE = '2026-12-31T06:00:00.000Z';
const EVENING = '2026-12-31T18:00:00.000Z';
const MIDNIGHT = '2026-12-30T21:00:00.000Z';

/** Text or other value, what comes of it in UTC, and the zone of the field, Riyadh (UTC+3) if left out. */
const READ: Array<[unknown, string, string?]> = [
	// What n8n's date picker and expressions give.
	['2026-12-31T09:00:00', NINE],
	['2026-12-31T09:00:00Z', '2026-12-31T09:00:00.000Z'],
	['2026-12-31T09:00:00.000+05:00', '2026-12-31T04:00:00.000Z'],
	['2026-12-31T09:00:00+03:00[Asia/Riyadh]', NINE],
	[1798700400, '2026-12-31T07:00:00.000Z'],
	[1798700400.25, '2026-12-31T07:00:00.250Z'],
	[1798700400000, '2026-12-31T07:00:00.000Z'],
	['1798700400', '2026-12-31T07:00:00.000Z'],
	['1798700400000', '2026-12-31T07:00:00.000Z'],
	// ISO in its rarer forms, SQL, RFC 2822, HTTP.
	['2026-12-31', MIDNIGHT],
	['2026-W53-4', MIDNIGHT],
	['2026-365', MIDNIGHT],
	['20261231', MIDNIGHT],
	[20261231, MIDNIGHT],
	['20261231T090000', NINE],
	['2026-12-31T24:00', '2026-12-31T21:00:00.000Z'],
	['2026-12-31T09:00:00,5Z', '2026-12-31T09:00:00.500Z'],
	['2026-12-31T09:00:00.123456Z', '2026-12-31T09:00:00.123Z'],
	['2026-12-31 09:00', NINE],
	['2026-12-31 09:00:00.000 +03:00', NINE],
	['2026-12-31 09:00:00 America/New_York', '2026-12-31T14:00:00.000Z'],
	['Thu, 31 Dec 2026 09:00:00 +0300', NINE],
	['Thu, 31 Dec 2026 09:00:00 GMT', '2026-12-31T09:00:00.000Z'],
	['Thu, 31 Dec 2026 09:00:00 EST', '2026-12-31T14:00:00.000Z'],
	// Spreadsheets.
	['2026-12-31 9:00', NINE],
	['2026-12-31 9:00:00', NINE],
	['2026-12-31T9:00', NINE],
	['2026/12/31 9:00 AM', NINE],
	['2026/12/31 9:00 PM', EVENING],
	['2026.12.31 9:00', NINE],
	['12/31/2026 9:00 AM', NINE],
	['12/31/2026 9:00', NINE],
	['12/31/2026, 9:00:00 AM', NINE],
	['31/12/2026 09:00', NINE],
	['31/12/2026, 09:00:00', NINE],
	['31-12-2026 09:00', NINE],
	['31.12.2026 09:00', NINE],
	['31.12.2026', MIDNIGHT],
	['31. 12. 2026 9:00:00', NINE],
	['1.2.2027', '2027-01-31T21:00:00.000Z'],
	['2/2/2027', '2027-02-01T21:00:00.000Z'],
	['31-Dec-2026', MIDNIGHT],
	['31-Dec-2026 09:00', NINE],
	['12/31/2026 9:00\u202fAM', NINE],
	['12/31/2026\u00a09:00', NINE],
	['  12/31/2026   9 am ', NINE],
	// Words.
	['Dec 31, 2026 09:00', NINE],
	['Dec 31, 2026', MIDNIGHT],
	['Dec. 31, 2026 9 a.m.', NINE],
	['December 31, 2026 at 9:00 AM', NINE],
	['Thursday, December 31, 2026 at 9:00:00 AM', NINE],
	['31 Dec 2026', MIDNIGHT],
	['31 December 2026 9:00 PM', EVENING],
	['31st December 2026 9pm', EVENING],
	['Thursday 31 December 2026 09:00', NINE],
	['2026-Dec-31 09:00', NINE],
	['Sept 3, 2026', '2026-09-02T21:00:00.000Z'],
	['dec 31 2026 12:00 AM', MIDNIGHT],
	['dec 31 2026 12:30 PM', '2026-12-31T09:30:00.000Z'],
	// What programs write.
	['Thu Dec 31 2026 09:00:00 GMT+0300 (Arabian Standard Time)', NINE],
	['Thu Dec 31 09:00:00 2026', NINE],
	['Thu Dec 31 09:00:00 UTC 2026', '2026-12-31T09:00:00.000Z'],
	['31/Dec/2026:09:00:00 +0300', NINE],
	['2026-12-31 09:00 GMT+3', NINE],
	['2026-12-31 09:00 UTC', '2026-12-31T09:00:00.000Z'],
	['2026-12-31 09:00 [Europe/Berlin]', '2026-12-31T08:00:00.000Z'],
	// Arabic digits, with the marks of direction that come along.
	['٣١\u200f/١٢\u200f/٢٠٢٦، ٩:٠٠:٠٠ ص', NINE],
	['٣١/١٢/٢٠٢٦ ٩:٠٠ م', EVENING],
	['۲۰۲۶-۱۲-۳۱ ۰۹:۰۰', NINE],
	['\u202a2026-12-31 09:00\u202c', NINE],
	// Clocks that are put back show a time twice: the first one counts. Put forward at midnight, the day begins later.
	['2026-11-01 01:30', '2026-11-01T05:30:00.000Z', NEW_YORK],
	['2026-03-08 01:59', '2026-03-08T06:59:00.000Z', NEW_YORK],
	['2026-03-08 03:00', '2026-03-08T07:00:00.000Z', NEW_YORK],
	['2026-04-24', '2026-04-23T22:00:00.000Z', CAIRO],
	['24 Apr 2026', '2026-04-23T22:00:00.000Z', CAIRO],
];

const USUAL = 'must be a date and time, such as 2026-01-31T09:00:00Z';
const NO_SUCH_DAY = 'is not a real date: the calendar has no such day';
const NO_SUCH_TIME = 'has a time that does not exist: write hours from 0 to 23, or from 1 to 12 with AM or PM';

/** What is refused, and what follows the name of the field. */
const REFUSED: Array<[unknown, string, string?]> = [
	['1/2/2027 09:00', '"1/2/2027 09:00" may be 1 February or 2 January 2027: write 2027-02-01 or 2027-01-02'],
	['01-02-2027', '"01-02-2027" may be 1 February or 2 January 2027: write 2027-02-01 or 2027-01-02'],
	['12/11/2026 9:00 AM', '"12/11/2026 9:00 AM" may be 12 November or 11 December 2026: write 2026-11-12 or 2026-12-11'],
	['2026-02-30', `"2026-02-30" ${NO_SUCH_DAY}`],
	['2026-02-30T09:00:00Z', `"2026-02-30T09:00:00Z" ${NO_SUCH_DAY}`],
	['2027-02-29 09:00', `"2027-02-29 09:00" ${NO_SUCH_DAY}`],
	['2026-13-01', `"2026-13-01" ${NO_SUCH_DAY}`],
	['2026/31/12', `"2026/31/12" ${NO_SUCH_DAY}`],
	['31/31/2026', `"31/31/2026" ${NO_SUCH_DAY}`],
	['2/30/2026', `"2/30/2026" ${NO_SUCH_DAY}`],
	['32.12.2026', `"32.12.2026" ${NO_SUCH_DAY}`],
	['Feb 30, 2026', `"Feb 30, 2026" ${NO_SUCH_DAY}`],
	['Friday, 31 December 2026', '"Friday, 31 December 2026" is not a real date: 31 December 2026 is a Thursday'],
	['2026-12-31 25:00', `"2026-12-31 25:00" ${NO_SUCH_TIME}`],
	['2026-12-31T09:60:00Z', `"2026-12-31T09:60:00Z" ${NO_SUCH_TIME}`],
	['12/31/2026 13:00 PM', `"12/31/2026 13:00 PM" ${NO_SUCH_TIME}`],
	['12/31/2026 0:30 AM', `"12/31/2026 0:30 AM" ${NO_SUCH_TIME}`],
	['2026-12-31 09:00 GMT+25', '"2026-12-31 09:00 GMT+25" has an offset from UTC that does not exist: write one such as +03:00'],
	['2026-12-31T09:00:00+99:00', '"2026-12-31T09:00:00+99:00" has an offset from UTC that does not exist: write one such as +03:00'],
	[
		'2026-12-31 09:00 Asia/Ryadh',
		'"2026-12-31 09:00 Asia/Ryadh" is in the timezone "Asia/Ryadh", which is not known. Use an IANA name such as Europe/Berlin',
	],
	['12/31/26', '"12/31/26" has a year of two digits: write four, as in 2026-12-31'],
	['31-Dec-26', '"31-Dec-26" has a year of two digits: write four, as in 2026-12-31'],
	['31 Dec 26 09:00 GMT', '"31 Dec 26 09:00 GMT" has a year of two digits: write four, as in 2026-12-31'],
	['1448/7/22', '"1448/7/22" is in the year 1448: write the year of the Gregorian calendar'],
	[
		'2026-03-08 02:30',
		'"2026-03-08 02:30" does not exist in America/New_York, where clocks are put forward at that time: write 2026-03-08 03:30, for example',
		NEW_YORK,
	],
	[
		'3/28/2027 2:30 AM',
		'"3/28/2027 2:30 AM" does not exist in Europe/Berlin, where clocks are put forward at that time: write 2027-03-28 03:30, for example',
		'Europe/Berlin',
	],
	[
		'2026-04-24T00:00:00',
		'"2026-04-24T00:00:00" does not exist in Africa/Cairo, where clocks are put forward at that time: write 2026-04-24 01:00, for example',
		CAIRO,
	],
	// No day, or nothing of the kind.
	...[
		'soon',
		'tomorrow',
		'09:00',
		'2026',
		'2026-12',
		'12/2026',
		'Dec 31',
		'46387',
		'46387.375',
		'2026-12-31 09:00 CST',
		'2026-12-31 9',
		'31 12 2026',
		'x'.repeat(30),
		'-5',
		'1e12',
		'2026-12-31 09:00 and more',
	].map((text): [unknown, string] => [text, `${USUAL}, but is "${text}"`]),
	['', `${USUAL}, but is empty`],
	[undefined, `${USUAL}, but is empty`],
	[null, `${USUAL}, but is empty`],
	[true, `${USUAL}, but is "true"`],
	[[], `${USUAL}, but is "[]"`],
	[{ date: '2026-12-31' }, `${USUAL}, but is "{"date":"2026-12-31"}"`],
	[46387, `${USUAL} or a Unix time of 10 digits (seconds) or 13 digits (milliseconds), but is "46387"`],
	[NaN, `${USUAL} or a Unix time of 10 digits (seconds) or 13 digits (milliseconds), but is "NaN"`],
	[0, `${USUAL} or a Unix time of 10 digits (seconds) or 13 digits (milliseconds), but is "0"`],
];

const isoOf = (value: unknown, zone: string): string => {
	const read = readDateTime(value, zone);
	return 'problem' in read ? read.problem : read.dateTime.toJSDate().toISOString();
};

describe('in this process', () => {
	it.each(READ)('%j is read as %s', (value, iso, zone = RIYADH) => {
		expect(isoOf(value, zone)).toBe(iso);
	});

	it.each(REFUSED)('%j is refused: %s', (value, problem, zone = RIYADH) => {
		expect(readDateTime(value, zone)).toEqual({ problem });
	});

	it('takes dates as expressions give them, whatever zone they are in', () => {
		const date = new Date(NINE);
		expect(isoOf(date, NEW_YORK)).toBe(NINE);
		expect(isoOf(DateTime.fromJSDate(date, { zone: 'Asia/Tokyo' }), NEW_YORK)).toBe(NINE);
		// Of another copy of Luxon, as n8n may hand it over.
		expect(isoOf({ isLuxonDateTime: true, toMillis: () => date.getTime() }, NEW_YORK)).toBe(NINE);
		for (const none of [new Date(NaN), DateTime.fromISO('x')])
			expect(readDateTime(none, RIYADH)).toEqual({ problem: expect.stringMatching(/^must be a date/) as string });
	});

	it('refuses a field whose own zone is not known', () => {
		expect(readDateTime('2026-12-31', 'Mars/Base')).toEqual({
			problem: expect.stringContaining('is in the timezone "Mars/Base", which is not known') as string,
		});
	});

	it('answers at once, whatever the text', () => {
		const parts = ['(', '()', '1 ', '1/', 'a ', '9:', ' [', 'A/', 'Dec ', '\u202a'];
		const ms = computingMs(() => {
			for (const part of parts) for (const length of [10, 60, 100_000]) readDateTime(part.repeat(length), RIYADH);
		});
		expect(ms).toBeLessThan(2_000);
	});
});

/** The server's own zone: the same in every one. */
describe.each([NEW_YORK, 'Asia/Tokyo', 'UTC', 'Australia/Lord_Howe'])('on a server in %s', (zone) => {
	const inZone = (given: Array<[unknown, string]>) => {
		const args = ['--import', 'tsx', path.join(__dirname, '../support/readDates.ts')];
		const output = execFileSync(process.execPath, args, {
			input: JSON.stringify(given),
			env: { ...process.env, TZ: zone },
			encoding: 'utf8',
			maxBuffer: 64 * 1024 * 1024,
		});
		return JSON.parse(output) as { own: { zone: string; spreadsheet: string }; read: Array<{ iso?: string; problem?: string }> };
	};

	it('all of the above is read, and refused, in the same way', () => {
		const rows = [...READ, ...REFUSED].filter(([value]) => value !== undefined && !Number.isNaN(value));
		const { own, read } = inZone(rows.map(([value, , itsZone = RIYADH]) => [value, itsZone]));
		// The zone is in force, and JavaScript itself does go by it.
		expect(own.zone).toBe(zone);
		expect(own.spreadsheet).toBe(DateTime.fromISO('2026-12-31T09:00', { zone }).toJSDate().toISOString());
		expect(read.map(({ iso, problem }) => iso ?? problem)).toEqual(rows.map(([, expected]) => expected));
	});

	it('so are moments by the thousand, in each form and any zone', () => {
		const rows = fc.sample(written, 800);
		const { read } = inZone(rows.map(({ text, field }) => [text, field]));
		expect(read.flatMap(({ iso = '' }, at) => fitting(rows[at], Date.parse(iso)))).toEqual([]);
		expect(new Set(rows.map(({ form }) => form)).size).toBeGreaterThan(300);
	});
});

interface Written {
	form: string;
	text: string;
	/** The zone the field is in. */
	field: string;
	/** The zone whose clocks the text shows. */
	shownIn: string;
	moment: number;
	/** Then it says also which of two equal times is meant. */
	namesOffset: boolean;
}

const DAYS = [
	'yyyy-MM-dd',
	'yyyy-M-d',
	'yyyy/MM/dd',
	'yyyy/M/d',
	'yyyy.MM.dd',
	'yyyyMMdd',
	'dd.MM.yyyy',
	'd.M.yyyy',
	'd MMM yyyy',
	'd MMMM yyyy',
	'd-MMM-yyyy',
	'dd/MMM/yyyy',
	'MMM d, yyyy',
	'MMMM d, yyyy',
	'MMM d yyyy',
	'yyyy-MMM-dd',
	'EEE, d MMM yyyy',
	'EEEE, MMMM d, yyyy',
	'EEE MMM dd yyyy',
	'M/d/yyyy',
	'd/M/yyyy',
	'MM-dd-yyyy',
	'dd-MM-yyyy',
];
const TIMES: Array<[string, 'hour' | 'minute' | 'second' | 'millisecond']> = [
	['H:mm', 'minute'],
	['HH:mm', 'minute'],
	['h:mm a', 'minute'],
	['h:mma', 'minute'],
	['h a', 'hour'],
	['H:mm:ss', 'second'],
	['HH:mm:ss.SSS', 'millisecond'],
	['h:mm:ss a', 'second'],
	["'at' h:mm a", 'minute'],
];
const ZONES = ['', ' Z', ' ZZ', 'ZZ', ' ZZZ', ' z', " 'GMT'Z", " '['z']'"];

const isEitherWay = (format: string) => /^(M+[/-]d+|d+[/-]M+)[/-]yyyy$/.test(format);

const spelt = (at: DateTime, format: string) => at.toFormat(format, { locale: 'en-US' });

/** In years in which every offset is of whole minutes, and Unix time of as many digits as now. */
const moments = fc.integer({ min: Date.UTC(2001, 8, 10), max: Date.UTC(2120, 0, 1) });
const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));

const inWords: fc.Arbitrary<Written> = fc
	.record({
		moment: moments,
		zone: zones,
		day: fc.constantFrom(...DAYS),
		time: fc.constantFrom(...TIMES),
		named: fc.constantFrom(...ZONES),
		digits: fc.constantFrom('latn', 'latn', 'arab', 'arabext', 'deva', 'fullwide'),
	})
	.map(({ moment, zone, day, time: [time, unit], named, digits }) => {
		const at = DateTime.fromMillis(moment, { zone }).startOf(unit);
		// Zones without a slash are left to the offset: most of them are abbreviations.
		const byName = /z/.test(named) && zone.includes('/');
		const suffix = /z/.test(named) && !byName ? ' ZZ' : named;
		const unclear = isEitherWay(day) && at.day <= 12 && at.day !== at.month;
		const form = `${unclear ? 'yyyy-MM-dd' : day} ${time}${suffix}`;
		const numerals = new Intl.NumberFormat('en', { numberingSystem: digits, useGrouping: false });
		const inDigits = (text: string) => text.replace(/\d/g, (digit) => numerals.format(Number(digit)));
		const text = byName
			? `${inDigits(spelt(at, form.slice(0, -suffix.length)))}${suffix.replace('z', zone).replaceAll("'", '')}`
			: inDigits(spelt(at, form));
		return { form, text, field: byName ? 'UTC' : zone, shownIn: zone, moment: at.toMillis(), namesOffset: suffix !== '' && !byName };
	});

const byPrograms: fc.Arbitrary<Written> = fc
	.record({
		moment: moments,
		zone: zones,
		way: fc.constantFrom('toISO', 'toRFC2822', 'toHTTP', 'toSQL', 'toSeconds', 'toMillis', 'toString', 'toUTCString', 'en-US', 'en-GB'),
	})
	.map(({ moment: exact, zone, way }) => {
		const moment =
			way === 'toISO' || way === 'toSQL' || way === 'toSeconds' || way === 'toMillis' ? exact : Math.floor(exact / 1000) * 1000;
		const at = DateTime.fromMillis(moment, { zone });
		const texts: Record<string, () => string> = {
			toISO: () => at.toISO() as string,
			toRFC2822: () => at.toRFC2822() as string,
			toHTTP: () => at.toHTTP() as string,
			toSQL: () => at.toSQL() as string,
			toSeconds: () => String(at.toSeconds()),
			toMillis: () => String(at.toMillis()),
			toString: () => new Date(moment).toString(),
			toUTCString: () => new Date(moment).toUTCString(),
			'en-US': () => new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'medium', timeZone: zone }).format(moment),
			'en-GB': () => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium', timeZone: zone }).format(moment),
		};
		return { form: way, text: texts[way](), field: zone, shownIn: zone, moment, namesOffset: !way.startsWith('en') };
	});

const written = fc.oneof({ weight: 3, arbitrary: inWords }, { weight: 1, arbitrary: byPrograms });

/** What is wrong with a reading; nothing if it is the moment, or the first of two at which clocks showed the same. */
function fitting({ form, text, field, shownIn, moment, namesOffset }: Written, read: number): string[] {
	const clock = (millis: number) => DateTime.fromMillis(millis, { zone: shownIn }).toFormat('yyyy-MM-dd HH:mm:ss.SSS');
	const isFirstOfTwo = !namesOffset && read < moment && moment - read <= 3 * 60 * 60 * 1000 && clock(read) === clock(moment);
	if (read === moment || isFirstOfTwo) return [];
	return [
		`${form}: ${text} in ${field} is ${new Date(moment).toISOString()}, but was read as ${Number.isNaN(read) ? 'nothing' : new Date(read).toISOString()}`,
	];
}

describe('any moment, in each form and any zone', () => {
	it('is read back as it was', () => {
		fc.assert(
			fc.property(written, (one) => {
				const read = readDateTime(one.text, one.field);
				expect(fitting(one, 'problem' in read ? NaN : read.dateTime.toMillis())).toEqual([]);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('no text makes it throw, or gives a moment that is none', () => {
		const pieces = fc.constantFrom(
			'2026',
			'12',
			'31',
			'1',
			'0',
			'-',
			'/',
			'.',
			':',
			' ',
			'T',
			'Z',
			'+',
			'Dec',
			'AM',
			'Asia/Tokyo',
			'(',
			',',
			'm',
			'٣',
			'Thu',
			'GMT',
			'[',
			']',
		);
		const texts = fc.oneof(
			fc.string(),
			fc.string({ unit: 'binary' }),
			fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
		);
		fc.assert(
			fc.property(texts, zones, (text, zone) => {
				const read = readDateTime(text, zone);
				expect('problem' in read ? read.problem !== '' : Number.isFinite(read.dateTime.toMillis())).toBe(true);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('a day that can be read in two ways is never guessed', () => {
		const either = fc.record({
			first: fc.integer({ min: 1, max: 12 }),
			second: fc.integer({ min: 1, max: 12 }),
			mark: fc.constantFrom('/', '-'),
			time: fc.constantFrom('', ' 9:00', ' 9:00 AM', ' 09:00:00 +0300'),
		});
		fc.assert(
			fc.property(either, ({ first, second, mark, time }) => {
				const read = readDateTime(`${first}${mark}${second}${mark}2027${time}`, RIYADH);
				expect('problem' in read).toBe(first !== second);
			}),
		);
	});
});
