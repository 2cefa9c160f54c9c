const EARLIEST = Date.UTC(2015, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** Unix times below this are seconds, from it on milliseconds: as seconds it would be after the year 5000. */
const FIRST_MILLISECONDS = 100_000_000_000;

/**
 * A time as platforms write them (Unix seconds or milliseconds, as number or text, or ISO 8601; without a zone it is UTC) as ISO
 * 8601 in UTC. Null if it is none, or not between 2015 and 2100, which no call is.
 */
export function isoTime(value: unknown): string | null {
	const milliseconds = millisecondsOf(value);
	return milliseconds >= EARLIEST && milliseconds < LATEST ? new Date(milliseconds).toISOString() : null;
}

/** A time that many seconds after another, which may be negative; null if either is not known. */
export function isoAfter(start: string | null, seconds: unknown): string | null {
	return start === null || typeof seconds !== 'number' || !Number.isFinite(seconds) ? null : isoTime(Date.parse(start) + seconds * 1000);
}

function millisecondsOf(value: unknown): number {
	if (typeof value === 'string' && !/^\d{1,15}(\.\d{1,9})?$/.test(value)) return isoMilliseconds(value);
	if (typeof value !== 'number' && typeof value !== 'string') return Number.NaN;
	const number = Number(value);
	return number < FIRST_MILLISECONDS ? number * 1000 : number;
}

function isoMilliseconds(text: string): number {
	const [, day, time, zone] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|[+-]\d\d:?\d\d)?$/i.exec(text.trim()) ?? [];
	return day === undefined ? Number.NaN : Date.parse(`${day}T${time}${zone ?? 'Z'}`);
}
