import type { IDataObject } from 'n8n-workflow';

import { callRecord, numberOf, textOf, type CallDirection, type CallRecord } from '../../shared/callRecord/record';
import { isoAfter, isoTime } from '../../shared/callRecord/times';
import type { TranscriptEntry } from '../../shared/callRecord/transcript';
import { isObject, withoutFields } from '../../shared/json';
import { statusOf } from './status';

/** What Bland AI puts between the variables by itself. */
const SYSTEM_VARIABLES = ['now', 'now_utc', 'short_from', 'short_to', 'timestamp', 'timezone', 'call_id', 'from', 'to', 'phone_number'];

/** How far the clocks of Bland AI and this server may differ. */
const CLOCK_TOLERANCE_MS = 5 * 60 * 1000;

/** The record of a call from its report. */
export function blandReport(report: IDataObject): CallRecord {
	const status = statusOf(report);
	const minutes = numberOf(report.call_length);
	const durationSeconds = numberOf(report.corrected_duration) ?? (minutes === null ? null : minutes * 60);
	const startedAt = isoTime(report.started_at) ?? isoTime(report.created_at);
	const endedAt = endOf(report, startedAt, durationSeconds);
	const wasAnswered = (status === 'completed' || status === 'voicemail') && durationSeconds !== null && durationSeconds > 0;
	return callRecord({
		platform: 'bland',
		callId: textOf(report.call_id) ?? report.c_id,
		agentId: report.pathway_id,
		direction: directionOf(report),
		from: report.from,
		to: report.to,
		startedAt,
		// `started_at` may be the time of dialing; the duration is that of the talk.
		answeredAt: wasAnswered ? isoAfter(endedAt, -durationSeconds) : null,
		endedAt,
		durationSeconds,
		status,
		endedReason: textOf(report.error_message) ?? textOf(report.call_ended_by)?.toLowerCase() ?? report.status,
		transcript: transcriptOf(report.transcripts),
		transcriptText: report.concatenated_transcript,
		summary: report.summary,
		recordingUrl: report.recording_url,
		recordingExpiresAt: isoTime(report.recording_expiration),
		cost: { amount: report.price, currency: 'USD' },
		variables: [
			isObject(report.variables) ? withoutFields(report.variables, SYSTEM_VARIABLES) : {},
			report.analysis,
			citedIn(report.citations),
		],
	});
}

/** As much of a call as its other events tell. */
export function blandEvent(event: IDataObject): CallRecord {
	const contents = [event, ...listOf(event.contents)];
	return callRecord({
		platform: 'bland',
		callId: event.call_id,
		status: 'unknown',
		variables: contents.map(({ citations }) => citedIn(citations)),
	});
}

/** `end_at` may be the planned end; the report comes after the real one. */
function endOf(report: IDataObject, startedAt: string | null, durationSeconds: number | null): string | null {
	const endAt = isoTime(report.end_at);
	const isPlanned = endAt !== null && Date.parse(endAt) > Date.now() + CLOCK_TOLERANCE_MS;
	return isPlanned ? isoAfter(startedAt, durationSeconds) : endAt;
}

/** In place of a number, a web call has a word such as "Web Client"; a caller who hides the number has one as well. */
function directionOf({ from, to, inbound }: IDataObject): CallDirection | null {
	const parties = [textOf(from), textOf(to)].filter((party) => party !== null);
	const isWeb = parties.some((party) => /\bweb/i.test(party)) || (parties.length > 0 && !parties.some((party) => /\d{3}/.test(party)));
	if (isWeb) return 'web';
	return inbound === true ? 'inbound' : inbound === false ? 'outbound' : null;
}

const SPEAKERS = new Map<unknown, TranscriptEntry['role']>([
	['user', 'caller'],
	['assistant', 'agent'],
	['robot', 'agent'],
	['agent-action', 'tool'],
]);

function transcriptOf(transcripts: unknown): TranscriptEntry[] | undefined {
	if (!Array.isArray(transcripts)) return undefined;
	const entries = listOf(transcripts).flatMap(({ id, user, text, created_at: createdAt }) => {
		const role = SPEAKERS.get(user);
		// `<Call Connected>` and the like are notes of the log, which nobody said.
		if (role === undefined || typeof text !== 'string' || (user === 'user' && text.trim().startsWith('<'))) return [];
		return [{ role, text, at: isoTime(createdAt), id: numberOf(id) ?? 0 }];
	});
	// With a time missing, only the numbers tell the order.
	const hasTimes = entries.every(({ at }) => at !== null);
	entries.sort((a, b) => (hasTimes ? Date.parse(a.at!) - Date.parse(b.at!) : 0) || a.id - b.id);
	return entries.map(({ role, text, at }) => ({ role, text, at }));
}

/** What the analysis found, with the words of the caller that show it, as `{<variable>: value}`. */
const citedIn = (citations: unknown): IDataObject =>
	Object.fromEntries(
		listOf(citations).flatMap(({ variable_name: name, value }) =>
			typeof name === 'string' && value !== undefined ? [[name, value]] : [],
		),
	);

const listOf = (value: unknown): IDataObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
