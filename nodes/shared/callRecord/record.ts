import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../json';
import { completedTranscript, type TranscriptEntry } from './transcript';
import type { CallTiming } from './timing';

/** Platforms whose calls have a record, as the record names them. */
export type CallPlatform = 'agentPhone' | 'hamsa' | 'receptAi' | 'vapi' | 'retell' | 'elevenLabs' | 'bland';

/**
 * Whether a conversation with a person took place: `completed` a connection with a person or an unknown party, `missed` nobody
 * answered, `busy`, `voicemail` a machine answered, `failed` a fault of network, number, platform or settings.
 */
export type CallStatus = 'completed' | 'missed' | 'failed' | 'busy' | 'voicemail' | 'unknown';

export type CallDirection = 'inbound' | 'outbound' | 'web';

export interface CallCost {
	amount: number;
	/** Such as `USD`, or `credits` where the platform tells nothing else. */
	currency: string;
}

/**
 * One call, in the same shape for every platform. What a platform does not tell is null, never guessed. Times are ISO 8601
 * in UTC, with milliseconds.
 */
export interface CallRecord {
	platform: CallPlatform;
	callId: string | null;
	agentId: string | null;
	agentName: string | null;
	direction: CallDirection | null;
	/** Who called; null for a web call. */
	from: string | null;
	/** Who was called; null for a web call. */
	to: string | null;
	startedAt: string | null;
	answeredAt: string | null;
	endedAt: string | null;
	durationSeconds: number | null;
	status: CallStatus;
	/** Why the call ended, in the platform's own word. */
	endedReason: string | null;
	/** Null where no transcript came. A machine that speaks is nobody. */
	callerSpoke: boolean | null;
	/** Whether somebody should be called back: nobody answered, or a caller got nothing said. Null where that cannot be told. */
	missed: boolean | null;
	transcript: TranscriptEntry[];
	/** The transcript as lines `Agent: ...` and `Caller: ...`; empty if there is none. */
	transcriptText: string;
	summary: string | null;
	sentiment: 'positive' | 'neutral' | 'negative' | null;
	/** Whether the platform takes the call for a success. */
	successful: boolean | null;
	/** An address that a plain GET answers, perhaps until `recordingExpiresAt`. */
	recordingUrl: string | null;
	recordingExpiresAt: string | null;
	cost: CallCost | null;
	/** What the agent was given, collected and found out: one flat object. */
	variables: IDataObject;
	/** How fast this n8n answered in the call; null if its turns were not answered by this process. */
	timing: CallTiming | null;
}

/** What a platform tells of a call. Empty texts count as not told. */
export interface CallFacts {
	platform: CallPlatform;
	callId: unknown;
	status: CallStatus;
	agentId?: unknown;
	agentName?: unknown;
	direction?: CallDirection | null;
	from?: unknown;
	to?: unknown;
	/** ISO times, as `isoTime` gives them. */
	startedAt?: string | null;
	answeredAt?: string | null;
	endedAt?: string | null;
	/** As told; else it is the time between answer and end, or 0 for a call that never connected. */
	durationSeconds?: unknown;
	endedReason?: unknown;
	/** What was said; left out if no transcript was delivered, which is not the same as an empty one. */
	transcript?: TranscriptEntry[];
	/** Left out if the transcript tells; null if it does not, such as one that may be incomplete. */
	callerSpoke?: boolean | null;
	/** The platform's own text, used where there are no entries. */
	transcriptText?: unknown;
	summary?: unknown;
	/** In any case of letters; what is none of the three counts as not told. */
	sentiment?: unknown;
	successful?: unknown;
	recordingUrl?: unknown;
	recordingExpiresAt?: string | null;
	/** The amount; not told if it is no number. 0 is told. */
	cost?: { amount: unknown; currency: string };
	/** Objects of variables; of two with the same name the later counts. */
	variables?: unknown[];
	timing?: CallTiming | null;
}

/** The whole record of a call: what is not told is null, and what follows from the rest is worked out. */
export function callRecord(facts: CallFacts): CallRecord {
	const { platform, status } = facts;
	const isWeb = facts.direction === 'web';
	const { transcript, transcriptText } = completedTranscript(facts.transcript, facts.transcriptText);
	const callerSpoke = didCallerSpeak(facts);
	return {
		platform,
		callId: textOf(facts.callId),
		agentId: textOf(facts.agentId),
		agentName: textOf(facts.agentName),
		direction: facts.direction ?? null,
		from: isWeb ? null : textOf(facts.from),
		to: isWeb ? null : textOf(facts.to),
		startedAt: facts.startedAt ?? null,
		answeredAt: facts.answeredAt ?? null,
		endedAt: facts.endedAt ?? null,
		durationSeconds: durationOf(facts),
		status,
		endedReason: textOf(facts.endedReason),
		callerSpoke,
		missed: wasMissed(status, facts.direction ?? null, callerSpoke),
		transcript,
		transcriptText,
		summary: textOf(facts.summary),
		sentiment: sentimentOf(facts.sentiment),
		successful: typeof facts.successful === 'boolean' ? facts.successful : null,
		recordingUrl: webAddressOf(facts.recordingUrl),
		recordingExpiresAt: webAddressOf(facts.recordingUrl) === null ? null : (facts.recordingExpiresAt ?? null),
		cost: costOf(facts.cost),
		variables: Object.fromEntries((facts.variables ?? []).filter(isObject).flatMap((layer) => Object.entries(layer))),
		timing: facts.timing ?? null,
	};
}

/** Calls in which no person was reached. */
const UNANSWERED: CallStatus[] = ['missed', 'busy', 'voicemail'];

/** Whether a call of that status had no other side, so that nothing was said in it. */
export const neverConnected = (status: CallStatus): boolean => ['missed', 'busy', 'failed'].includes(status);

/** A machine that answers is transcribed as the caller, and is nobody. */
function didCallerSpeak({ status, transcript, transcriptText, callerSpoke }: CallFacts): boolean | null {
	if (UNANSWERED.includes(status)) return false;
	if (callerSpoke !== undefined) return callerSpoke;
	if (transcript === undefined || (transcript.length === 0 && textOf(transcriptText) !== null)) return null;
	return transcript.some(({ role, text }) => role === 'caller' && text.trim() !== '');
}

/**
 * Whether somebody should be called back. Nothing is missed in an outgoing call that failed: there is something to repair, not
 * somebody to call back. Nor is a call known to be missed that was connected and of which no transcript came.
 */
function wasMissed(status: CallStatus, direction: CallDirection | null, callerSpoke: boolean | null): boolean | null {
	if (UNANSWERED.includes(status)) return true;
	if (direction === 'inbound' && (status === 'failed' || (status === 'completed' && callerSpoke === false))) return true;
	return status === 'unknown' && callerSpoke === null ? null : false;
}

function durationOf({ status, answeredAt, endedAt, durationSeconds }: CallFacts): number | null {
	const told = numberOf(durationSeconds);
	if (told !== null && told >= 0) return told;
	if (answeredAt && endedAt && endedAt >= answeredAt) return (Date.parse(endedAt) - Date.parse(answeredAt)) / 1000;
	return !answeredAt && neverConnected(status) ? 0 : null;
}

/** A text or a number as text; null if it is empty or neither. */
export function textOf(value: unknown): string | null {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A number, or a text that is one; else null. */
export function numberOf(value: unknown): number | null {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function sentimentOf(value: unknown): CallRecord['sentiment'] {
	const lower = typeof value === 'string' ? value.toLowerCase() : '';
	return lower === 'positive' || lower === 'neutral' || lower === 'negative' ? lower : null;
}

const webAddressOf = (value: unknown): string | null => (typeof value === 'string' && /^https?:\/\/\S+$/i.test(value) ? value : null);

function costOf(cost: CallFacts['cost']): CallCost | null {
	const amount = numberOf(cost?.amount);
	return cost && amount !== null ? { amount, currency: cost.currency } : null;
}
