import type { IDataObject } from 'n8n-workflow';

import { directionOf } from '../../shared/callRecord/direction';
import { callRecord, numberOf, textOf, type CallRecord, type CallStatus } from '../../shared/callRecord/record';
import { speakerOf } from '../../shared/callRecord/speakers';
import { isoTime } from '../../shared/callRecord/times';
import { toldIn } from '../../shared/callRecord/told';
import type { TranscriptEntry } from '../../shared/callRecord/transcript';
import { isObject } from '../../shared/json';
import type { ReceptEvent } from './envelope';
import { valueOf, type MappedFields, type RecordFieldName } from './recordFields';

/** Words for how a call went, without their spelling. */
const STATUSES = new Map<string, CallStatus>([
	['answered', 'completed'],
	['complete', 'completed'],
	['completed', 'completed'],
	['missed', 'missed'],
	['noanswer', 'missed'],
	['unanswered', 'missed'],
	['busy', 'busy'],
	['voicemail', 'voicemail'],
	['error', 'failed'],
	['failed', 'failed'],
]);

/**
 * The item of an event of a call with *Simplify*: what is told of every event, the record of the call as far as the event tells it,
 * and the event's data as they came.
 */
export function callItem(receptEvent: ReceptEvent, mapped: MappedFields): IDataObject {
	const { event, group, timestamp, userId, isTest, data } = receptEvent;
	return { event, group, isTest, timestamp, ...receptRecord(receptEvent, mapped), userId, data };
}

/** The record of a call, filled from recognised names and from what the user has mapped. */
export function receptRecord(receptEvent: ReceptEvent, mapped: MappedFields): CallRecord {
	const { event, callId, agentId, timestamp } = receptEvent;
	const told = (field: RecordFieldName) => valueOf(field, receptEvent, mapped);
	const transcript = entriesOf(told('transcript'));
	const status = statusOf(told('status'), event, (transcript?.entries ?? []).length > 0);
	return callRecord({
		platform: 'receptAi',
		callId: mapped.callId === undefined ? callId : told('callId'),
		agentId: mapped.agentId === undefined ? agentId : told('agentId'),
		agentName: told('agentName'),
		direction: directionOf(told('direction')),
		from: told('from'),
		to: told('to'),
		startedAt: isoTime(told('startedAt') ?? (event === 'call.started' ? timestamp : null)),
		answeredAt: isoTime(told('answeredAt')),
		endedAt: isoTime(told('endedAt') ?? (event === 'call.ended' ? timestamp : null)),
		durationSeconds: told('durationSeconds'),
		status,
		endedReason: told('endedReason'),
		transcript: transcript?.entries,
		callerSpoke: transcript && !transcript.isSure ? null : undefined,
		transcriptText: told('transcript'),
		summary: told('summary'),
		sentiment: told('sentiment'),
		successful: told('successful'),
		recordingUrl: told('recordingUrl'),
		cost: costOf(told('costAmount'), told('costCurrency')),
		variables: [told('variables')],
	});
}

/** A call that ended without a word of how it went was a conversation if something was said. */
function statusOf(word: unknown, event: string, wasSpoken: boolean): CallStatus {
	const bare = typeof word === 'string' ? word.toLowerCase().replace(/[^a-z]/g, '') : '';
	if (STATUSES.has(bare)) return STATUSES.get(bare)!;
	if (event === 'call.failed') return 'failed';
	return wasSpoken ? 'completed' : 'unknown';
}

/** An amount without its currency is not told: it may be cents, credits or minutes. */
function costOf(amount: unknown, currency: unknown): { amount: unknown; currency: string } | undefined {
	if (isObject(amount)) return costOf(toldIn([amount], ['amount', 'value', 'total']), amount.currency ?? currency);
	return numberOf(amount) !== null && typeof currency === 'string' && currency.trim() !== ''
		? { amount, currency: currency.trim() }
		: undefined;
}

/**
 * The entries of a list such as `[{role, content}]`; `undefined` for what is no list. `isSure` says whether the entries tell if the
 * caller spoke: not if nothing is in them, or if somebody speaks of whom that is not known.
 */
function entriesOf(transcript: unknown): { entries: TranscriptEntry[]; isSure: boolean } | undefined {
	if (!Array.isArray(transcript)) return undefined;
	const told = (transcript as unknown[]).filter(isObject).map((entry) => ({
		speaker: speakerOf(toldIn([entry], ['role', 'speaker', 'sender'])),
		text: textIn(toldIn([entry], ['text', 'content', 'message'])),
		at: isoTime(toldIn([entry], ['at', 'timestamp', 'createdAt', 'created_at'])),
	}));
	const entries = told
		.filter(({ speaker, text }) => speaker !== null && text !== '')
		.map(({ speaker, text, at }) => ({ role: speaker ?? ('agent' as const), text, at }));
	const isCaller = told.some(({ speaker, text }) => speaker === 'caller' && text !== '');
	const isUnknown = entries.length === 0 || told.some(({ speaker, text }) => speaker === undefined && text !== '');
	return { entries, isSure: isCaller || !isUnknown };
}

const textIn = (value: unknown): string => textOf(value)?.trim() ?? '';
