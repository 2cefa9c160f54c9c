import type { IDataObject } from 'n8n-workflow';

import { directionOf } from '../shared/callRecord/direction';
import { statusOfReason } from '../shared/callRecord/endedReasons';
import { callRecord, neverConnected, numberOf, textOf, type CallRecord, type CallStatus } from '../shared/callRecord/record';
import { RETELL_REASONS } from '../shared/callRecord/retellReasons';
import { isoTime } from '../shared/callRecord/times';
import type { CallTiming } from '../shared/callRecord/timing';
import { toldIn } from '../shared/callRecord/told';
import { timingOf } from '../shared/voice/turnTimes';
import { readTurns, type Turn } from './actions/call/transcript';
import { hasEnded, statusWordOf } from './actions/call/untilEnded';

/** The statuses that are known; there is no full list (docs/platforms/agentphone.md, 3.5). */
const STATUSES = new Map<string, CallStatus>([
	['completed', 'completed'],
	['ended', 'completed'],
	['no-answer', 'missed'],
	['missed', 'missed'],
	['busy', 'busy'],
	['voicemail', 'voicemail'],
	['failed', 'failed'],
]);

/** An ended call without a transcript that lasted longer, in seconds, can have been a conversation whose transcript is late. */
const MAX_SILENT_CALL_SECONDS = 5;

/**
 * The record of a call: of the `data` of the event that it has ended, or of the call as the API gives it (docs/platforms/agentphone.md,
 * 3.5 and 4.5).
 */
export function agentPhoneRecord(call: IDataObject): CallRecord {
	const told = (...names: string[]) => toldIn([call], names);
	const callId = told('callId', 'id');
	const startedAt = isoTime(told('startedAt'));
	const status = statusOf(call);
	const turns = readTurns(call);
	const timing = timingOf(callId);
	return callRecord({
		platform: 'agentPhone',
		callId,
		agentId: told('agentId'),
		direction: directionOf(told('direction')),
		from: told('from', 'fromNumber'),
		to: told('to', 'toNumber'),
		startedAt,
		answeredAt: status === 'completed' || status === 'voicemail' ? startedAt : null,
		endedAt: isoTime(told('endedAt')),
		durationSeconds: told('durationSeconds'),
		status,
		endedReason: told('disconnectionReason') ?? (status === 'completed' || status === 'unknown' ? undefined : told('status')),
		transcript: turns.map(({ role, content, at }) => ({
			role: role === 'user' ? ('caller' as const) : ('agent' as const),
			text: content,
			at: isoTime(at),
		})),
		transcriptText: told('transcript'),
		callerSpoke: didCallerSpeak(call, turns, timing),
		summary: told('summary'),
		sentiment: told('userSentiment'),
		successful: call.callSuccessful,
		recordingUrl: told('recordingUrl', 'recording_url'),
		variables: [call.variables, call.metadata],
		timing,
	});
}

/** What is known of a call besides its record, for a further operation. */
export const numberIdOf = (call: IDataObject): IDataObject[string] => toldIn([call], ['numberId', 'phoneNumberId']) ?? null;

/** Whether a call is over and what was said is there, or nobody was reached, so that nothing will come. */
export const isCompleteCall = (call: IDataObject): boolean =>
	hasEnded(call) && (readTurns(call).length > 0 || neverConnected(statusOf(call)));

/** The status tells who was not reached, and the reason more about calls that the status only says have ended. */
function statusOf({ status, disconnectionReason }: IDataObject): CallStatus {
	const byStatus = STATUSES.get(statusWordOf(status));
	const byReason = statusOfReason(disconnectionReason, RETELL_REASONS);
	if (byStatus === 'missed' || byStatus === 'busy' || byStatus === 'voicemail') return byStatus;
	if (byReason !== undefined && byReason !== 'completed') return byReason;
	return byStatus ?? byReason ?? 'unknown';
}

/**
 * A transcript may be empty although somebody spoke (docs/platforms/agentphone.md, 4.5). That somebody did is known if this process
 * answered; that nobody did only if the call was very short, or if the transcript has what the agent said.
 */
function didCallerSpeak(call: IDataObject, turns: Turn[], timing: CallTiming | null): boolean | null {
	if (timing !== null || turns.some(({ role }) => role === 'user')) return true;
	if (!hasEnded(call)) return null;
	if (turns.length > 0) return false;
	const duration = numberOf(call.durationSeconds);
	const isShort = duration !== null && duration <= MAX_SILENT_CALL_SECONDS;
	return isShort && textOf(call.transcript) === null ? false : null;
}
