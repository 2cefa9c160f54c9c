// The calls of this run that are over, as the rows of "Calls at a glance".
import type { CallRecord } from '../../nodes/shared/callRecord/record';
import { callEventPlatforms } from '../simulator/callEvents';
import type { PageData } from './calls/rows';
import type { Delivery, PlatformName } from './protocol';

/** As the table "Call records" calls the platforms. */
const PLATFORMS: Partial<Record<PlatformName, string>> = {
	agentphone: 'agentPhone',
	customllm: 'customLlm',
	hamsa: 'hamsa',
	receptai: 'receptAi',
};

interface EndedData {
	callId?: string;
	from?: string | null;
	to?: string | null;
	direction?: string;
	startedAt?: string;
	endedAt?: string;
	durationSeconds?: number;
	status?: string;
	disconnectionReason?: string;
	summary?: string;
	userSentiment?: string;
	callSuccessful?: boolean;
	transcript?: Array<{ role?: string; content?: string }>;
}

/** What the event says of the call; nothing where it was not sent, or says it in other words. */
function dataOf({ request }: Delivery): EndedData {
	try {
		const { data } = JSON.parse(request?.body ?? '') as { data?: EndedData };
		return data ?? {};
	} catch {
		return {};
	}
}

const iso = (time: number): string => new Date(time).toISOString();

/** By a caller's ear: the time from the last word of the caller to the first of the agent. */
const firstWordsOf = (turns: Delivery[]): number[] =>
	turns
		.flatMap(({ lines, firstLineMs }) => lines.find(({ text }) => text !== '')?.atMs ?? firstLineMs ?? [])
		.sort((one, other) => one - other);

function saidIn(turns: Delivery[]): Array<{ role: string; text: string; at: string }> {
	return turns.flatMap(({ words, lines, sentAt }) => [
		...(words === '' ? [] : [{ role: 'caller', text: words, at: iso(sentAt) }]),
		...lines.filter(({ text }) => text !== '').map(({ text, atMs }) => ({ role: 'agent', text, at: iso(sentAt + atMs) })),
	]);
}

/** The record of a call that a platform's event tells, where the trigger would make one of it. */
function recordIn({ target, event, request }: Delivery): CallRecord | undefined {
	const platform = callEventPlatforms.find(({ path }) => path === target.platform)?.platform;
	if (!platform?.defaultEvents.includes(event)) return undefined;
	return platform.toRecord(event, JSON.parse(request?.body ?? '{}') as never);
}

/** As the example "Keep every call" writes it. */
function rowOfRecord({ cost, timing, variables, transcript, ...record }: CallRecord, sentAt: number): Record<string, unknown> {
	return {
		...record,
		at: record.startedAt ?? record.endedAt ?? iso(sentAt),
		transcript: JSON.stringify(transcript),
		variables: JSON.stringify(variables),
		costAmount: cost?.amount ?? null,
		costCurrency: cost?.currency ?? null,
		...timing,
	};
}

/** @param end the delivery with which the call ended: its event, or the last turn where no event tells it */
function rowOf(end: Delivery, turns: Delivery[]): Record<string, unknown> {
	const data = dataOf(end);
	const first = turns.at(0);
	const endedAt = data.endedAt ?? iso(end.sentAt + (end.totalMs ?? 0));
	const startedAt = first ? iso(first.sentAt) : (data.startedAt ?? null);
	const said =
		turns.length > 0
			? saidIn(turns)
			: (data.transcript ?? []).map(({ role, content }) => ({ role: role === 'user' ? 'caller' : role, text: content, at: null }));
	const spoke = turns.some(({ words }) => words !== '') || said.some(({ role }) => role === 'caller');
	const firstWords = firstWordsOf(turns);
	const isCall = turns.length > 0 || data.status !== undefined;
	return {
		platform: PLATFORMS[end.target.platform],
		callId: end.callId ?? data.callId ?? end.id,
		agentName: end.target.name,
		direction: data.direction ?? null,
		from: data.from ?? null,
		to: data.to ?? end.target.number,
		at: startedAt ?? endedAt,
		startedAt,
		endedAt,
		durationSeconds: first ? (Date.parse(endedAt) - first.sentAt) / 1000 : (data.durationSeconds ?? null),
		status: isCall ? (data.status ?? 'completed') : 'unknown',
		endedReason: data.disconnectionReason ?? end.callEnd,
		callerSpoke: isCall ? spoke : null,
		missed: isCall ? !spoke : null,
		sentiment: data.userSentiment?.toLowerCase() ?? null,
		successful: data.callSuccessful ?? null,
		summary: data.summary ?? null,
		transcript: said.length > 0 ? JSON.stringify(said) : null,
		turns: turns.length > 0 ? turns.length : null,
		firstWordMs: firstWords.length > 0 ? firstWords[Math.floor((firstWords.length - 1) / 2)] : null,
		slowestFirstWordMs: firstWords.at(-1) ?? null,
		interruptions: turns.length > 0 ? turns.filter(({ endedBy }) => endedBy === 'interruption').length : null,
	};
}

/** @param deliveries all of this run, oldest first */
export function endedCalls(deliveries: readonly Delivery[]): PageData {
	const genuine = deliveries.filter(({ repeats, status }) => repeats === null && status !== null && status < 300);
	const ends = genuine.filter(
		(one) => ['callEnded', 'call.ended'].includes(one.event) || one.callEnd !== null || recordIn(one) !== undefined,
	);
	const rows = ends.map((end) => {
		const record = recordIn(end);
		if (record) return rowOfRecord(record, end.sentAt);
		const turns = genuine.filter(({ event, callId }) => event === 'voiceTurn' && callId !== null && callId === end.callId);
		return rowOf(end, turns);
	});
	return { rows: rows.reverse(), days: 1, limit: Number.MAX_SAFE_INTEGER, readAt: iso(Date.now()) };
}
