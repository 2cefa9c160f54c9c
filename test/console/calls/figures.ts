// The numbers of the page. What nobody told counts nowhere: a share or a median is of the calls that tell it.
import { dayOf } from './filters';
import { OUTCOMES, type Call, type Mood, type Outcome } from './rows';

export interface Figures {
	calls: number;
	outcomes: Record<Outcome, number>;
	/** 0 to 1, of the calls whose outcome is known; null if none is. */
	answeredShare: number | null;
	missedShare: number | null;
	/** All calls together; null if no call tells its length. */
	totalSeconds: number | null;
	/** Of the calls that were longer than nothing. */
	averageSeconds: number | null;
	/** Median over the calls, of the median of each. */
	firstWordMs: number | null;
	/** One call in ten was slower. */
	slowFirstWordMs: number | null;
	/** Calls in which a fallback message was spoken instead of silence, and how many those were. */
	savedCalls: number | null;
	fallbacks: number | null;
	/** 0 to 1, of the calls that are judged. */
	wentWellShare: number | null;
	judged: number;
	moods: Record<Mood, number>;
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

const told = (values: Array<number | null>): number[] => values.filter((value) => value !== null);

/** The value that this share of all values does not exceed (nearest rank); null of none. */
export function quantile(values: number[], share: number): number | null {
	if (values.length === 0) return null;
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** Of an even number of values the mean of the two in the middle. */
export function median(values: number[]): number | null {
	if (values.length === 0) return null;
	const sorted = [...values].sort((one, other) => one - other);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const countOutcomes = (calls: Call[]): Record<Outcome, number> => {
	const counts = { answered: 0, missed: 0, failed: 0, unknown: 0 };
	for (const { outcome } of calls) counts[outcome] += 1;
	return counts;
};

export function figuresOf(calls: Call[]): Figures {
	const outcomes = countOutcomes(calls);
	const known = calls.length - outcomes.unknown;
	const durations = told(calls.map(({ durationSeconds }) => durationSeconds));
	const spoken = durations.filter((seconds) => seconds > 0);
	const firstWords = told(calls.map(({ firstWordMs }) => firstWordMs));
	const fallbacks = told(calls.map((call) => call.fallbacks));
	const judged = calls.filter(({ successful }) => successful !== null);
	const moods = { positive: 0, neutral: 0, negative: 0 };
	for (const { mood } of calls) if (mood) moods[mood] += 1;
	return {
		calls: calls.length,
		outcomes,
		answeredShare: known === 0 ? null : outcomes.answered / known,
		missedShare: known === 0 ? null : outcomes.missed / known,
		totalSeconds: durations.length === 0 ? null : sum(durations),
		averageSeconds: spoken.length === 0 ? null : sum(spoken) / spoken.length,
		firstWordMs: median(firstWords),
		slowFirstWordMs: quantile(firstWords, 0.9),
		savedCalls: fallbacks.length === 0 ? null : fallbacks.filter((count) => count > 0).length,
		fallbacks: fallbacks.length === 0 ? null : sum(fallbacks),
		wentWellShare: judged.length === 0 ? null : judged.filter(({ successful }) => successful).length / judged.length,
		judged: judged.length,
		moods,
	};
}

/** A bar of the chart over time: one day, or a week where days would be too many. */
export interface Period {
	/** Its first and last day. */
	from: string;
	to: string;
	outcomes: Record<Outcome, number>;
	firstWordMs: number | null;
	slowFirstWordMs: number | null;
}

const MOST_DAYS = 92;

/** @param from,to the first and the last day shown, also where they have no call */
export function periodsOf(calls: Call[], from: string, to: string): Period[] {
	const days = daysBetween(from, to);
	const size = days.length > MOST_DAYS ? 7 : 1;
	const byDay = new Map<string, Call[]>();
	for (const call of calls) {
		const day = dayOf(call.at);
		const same = byDay.get(day);
		if (same) same.push(call);
		else byDay.set(day, [call]);
	}
	const periods: Period[] = [];
	for (let start = 0; start < days.length; start += size) {
		const own = days.slice(start, start + size);
		const inIt = own.flatMap((day) => byDay.get(day) ?? []);
		const firstWords = told(inIt.map(({ firstWordMs }) => firstWordMs));
		periods.push({
			from: own[0],
			to: own.at(-1)!,
			outcomes: countOutcomes(inIt),
			firstWordMs: median(firstWords),
			slowFirstWordMs: quantile(firstWords, 0.9),
		});
	}
	return periods;
}

/** Counted at noon: a day of 23 or 25 hours has one noon as well. */
function daysBetween(from: string, to: string): string[] {
	const days: string[] = [];
	const day = new Date(`${from}T12:00:00`);
	for (; dayOf(day.getTime()) <= to; day.setDate(day.getDate() + 1)) days.push(dayOf(day.getTime()));
	return days;
}

/** Calls by weekday (Monday first) and hour, in the browser's time zone. */
export function hoursOf(calls: Call[]): number[][] {
	const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
	for (const { at } of calls) {
		const date = new Date(at);
		hours[(date.getDay() + 6) % 7][date.getHours()] += 1;
	}
	return hours;
}

export interface Share {
	label: string;
	count: number;
	/** What it is filtered by, if it can be. */
	value?: string;
}

/** Why calls ended, the most frequent first; reasons beyond `most` are one. Calls that tell no reason are left out. */
export function reasonsOf(calls: Call[], most = 7): Share[] {
	const counts = new Map<string, number>();
	for (const { endedReason } of calls) if (endedReason !== null) counts.set(endedReason, (counts.get(endedReason) ?? 0) + 1);
	const sorted = [...counts].sort(([name, one], [otherName, other]) => other - one || name.localeCompare(otherName, 'en'));
	const others = sum(sorted.slice(most).map(([, count]) => count));
	return [
		...sorted.slice(0, most).map(([reason, count]) => ({ label: reason.replace(/[_.-]/g, ' '), count, value: reason })),
		...(others > 0 ? [{ label: 'other reasons', count: others }] : []),
	];
}

const LENGTHS: Array<[label: string, belowSeconds: number]> = [
	['under 30 s', 30],
	['30 s to 1 min', 60],
	['1 to 2 min', 120],
	['2 to 5 min', 300],
	['5 to 10 min', 600],
	['10 min or more', Infinity],
];

/** Calls by length; calls of no length never began. */
export function lengthsOf(calls: Call[]): Share[] {
	const spoken = told(calls.map(({ durationSeconds }) => durationSeconds)).filter((seconds) => seconds > 0);
	return LENGTHS.map(([label, below], index) => ({
		label,
		count: spoken.filter((seconds) => seconds < below && seconds >= (LENGTHS[index - 1]?.[1] ?? 0)).length,
	}));
}

export interface PlatformCost {
	platform: string;
	calls: number;
	/** Of its calls that tell a cost. */
	toldCalls: number;
	/** By currency: amounts in two currencies are never one sum. */
	amounts: Array<[currency: string, amount: number]>;
}

export function costsOf(calls: Call[]): PlatformCost[] {
	const byPlatform = new Map<string, Call[]>();
	for (const call of calls) {
		const own = byPlatform.get(call.platform);
		if (own) own.push(call);
		else byPlatform.set(call.platform, [call]);
	}
	return [...byPlatform]
		.map(([platform, own]) => {
			const amounts = new Map<string, number>();
			for (const { cost } of own) if (cost) amounts.set(cost.currency, (amounts.get(cost.currency) ?? 0) + cost.amount);
			return { platform, calls: own.length, toldCalls: own.filter(({ cost }) => cost).length, amounts: [...amounts] };
		})
		.sort((one, other) => other.calls - one.calls);
}

/** Calls of all outcomes together. */
export const totalOf = (outcomes: Record<Outcome, number>): number => sum(OUTCOMES.map((outcome) => outcomes[outcome]));
