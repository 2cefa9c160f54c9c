// Which calls are shown. The choice stands in the page's address, so that it can be sent and kept.
import { OUTCOMES, transcriptText, type Call, type Outcome } from './rows';

export interface Filters {
	/** Words that stand anywhere in a call. */
	search: string;
	agent: string;
	platform: string;
	outcome: Outcome | '';
	/** Why the call ended, in the platform's word. */
	reason: string;
	/** First and last day, `2026-11-28`, in the time zone of the browser. */
	from: string;
	to: string;
}

export const NO_FILTERS: Filters = { search: '', agent: '', platform: '', outcome: '', reason: '', from: '', to: '' };

const NAMES = Object.keys(NO_FILTERS) as Array<keyof Filters>;

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** What an address asks for; anything it could not mean is left out. */
export function filtersIn(query: URLSearchParams): Filters {
	const given = Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? ''])) as Record<keyof Filters, string>;
	const outcome = OUTCOMES.find((one) => one === given.outcome) ?? '';
	return { ...given, outcome, from: isDay(given.from) ? given.from : '', to: isDay(given.to) ? given.to : '' };
}

/** Writes the filters into an address; empty ones are taken out. */
export function putInto(query: URLSearchParams, filters: Filters): void {
	for (const name of NAMES) {
		if (filters[name] === '') query.delete(name);
		else query.set(name, filters[name]);
	}
}

export const isFiltered = (filters: Filters): boolean => NAMES.some((name) => filters[name] !== '');

/** The day of a time in the browser's time zone, `2026-11-28`. */
export function dayOf(time: number): string {
	const date = new Date(time);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export const DAY_MS = 86_400_000;

/**
 * First and last day to draw: those filtered by, as far as calls were asked for. A year that is half typed, such as 0002, must not
 * make a chart of two thousand years.
 * @param readAt until when there are calls, Unix time in milliseconds
 */
export function daysShown({ from, to }: Filters, days: number, readAt: number): { from: string; to: string } {
	const [earliest, latest] = [dayOf(readAt - days * DAY_MS), dayOf(readAt)];
	const within = (day: string) => (day < earliest ? earliest : day > latest ? latest : day);
	const last = to === '' ? latest : within(to);
	const first = from === '' ? earliest : within(from);
	return { from: first > last ? last : first, to: last };
}

const searched = new WeakMap<Call, string>();

function searchedText(call: Call): string {
	const known = searched.get(call);
	if (known !== undefined) return known;
	const { callId, agent, from, to, summary, endedReason, variables } = call;
	const text = [callId, agent, from, to, summary, endedReason, variables, transcriptText(call)].join('\n').toLowerCase();
	searched.set(call, text);
	return text;
}

const BATCH = 200;

/** Makes the texts to search in while nobody waits, so that the first search is as fast as the others. */
export function prepareSearch(calls: Call[], from = 0): void {
	for (const call of calls.slice(from, from + BATCH)) searchedText(call);
	if (from + BATCH < calls.length) setTimeout(() => prepareSearch(calls, from + BATCH));
}

/** The calls that fit, in their order. Every word of the search must be somewhere in the call. */
export function filtered(calls: Call[], { search, agent, platform, outcome, reason, from, to }: Filters): Call[] {
	const words = search.toLowerCase().split(/\s/).filter(Boolean);
	const first = from === '' ? -Infinity : new Date(`${from}T00:00:00`).getTime();
	const last = to === '' ? Infinity : new Date(`${to}T23:59:59.999`).getTime();
	return calls.filter(
		(call) =>
			(agent === '' || call.agent === agent) &&
			(platform === '' || call.platform === platform) &&
			(outcome === '' || call.outcome === outcome) &&
			(reason === '' || call.endedReason === reason) &&
			call.at >= first &&
			call.at <= last &&
			words.every((word) => searchedText(call).includes(word)),
	);
}
