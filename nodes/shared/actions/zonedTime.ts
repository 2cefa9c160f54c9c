import { DateTime } from 'luxon';

/** The Unix times at which clocks in this zone show that time, earliest first: usually one, two when clocks are set back, none when they are set forward. */
export function instantsOf(clock: number, zone: string): number[] {
	const offsets = new Set([clock - DAY_MS, clock + DAY_MS].map((near) => offsetMs(near, zone)));
	return [...offsets]
		.map((offset) => ({ millis: clock - offset, offset }))
		.filter(({ millis, offset }) => offsetMs(millis, zone) === offset)
		.map(({ millis }) => millis)
		.sort((one, other) => one - other);
}

/** By how many milliseconds clocks are set forward around that time. */
export const gapAround = (clock: number, zone: string): number => offsetMs(clock + DAY_MS, zone) - offsetMs(clock - DAY_MS, zone);

const DAY_MS = 24 * 60 * 60 * 1000;

const offsetMs = (millis: number, zone: string): number => Math.round(DateTime.fromMillis(millis, { zone }).offset * 60_000);
