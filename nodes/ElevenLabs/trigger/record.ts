import type { IDataObject } from 'n8n-workflow';

import { directionOf } from '../../shared/callRecord/direction';
import { callRecord, numberOf, textOf, type CallDirection, type CallRecord } from '../../shared/callRecord/record';
import { isoAfter, isoTime } from '../../shared/callRecord/times';
import { toolText, type TranscriptEntry } from '../../shared/callRecord/transcript';
import { asText, isObject, objectOf } from '../../shared/json';
import { conversationStatus, failureStatus } from './status';

/** `analysis.call_successful`; any other word says nothing for certain. */
const SUCCESSES = new Map<unknown, boolean>([
	['success', true],
	['failure', false],
]);

const SPEAKERS = new Map<unknown, TranscriptEntry['role']>([
	['agent', 'agent'],
	['user', 'caller'],
]);

/** What every event tells. */
const idsOf = (data: IDataObject) =>
	({ platform: 'elevenLabs', callId: data.conversation_id, agentId: data.agent_id, agentName: data.agent_name }) as const;

/** The record of an event that tells no more of a call than which one it is. */
export const bareRecord = (data: IDataObject): CallRecord => callRecord({ ...idsOf(data), status: 'unknown' });

/** The record of a conversation that is over and analyzed. */
export function conversationRecord(data: IDataObject): CallRecord {
	const metadata = objectOf(data.metadata);
	const analysis = objectOf(data.analysis);
	const given = dynamicVariables(data);
	const status = conversationStatus(data);
	const startedAt = isoTime(metadata.start_time_unix_secs);
	const isConnected = status === 'completed' || status === 'voicemail';
	// Nobody accepted a call that did not connect, whatever the field says.
	const acceptedAt = status === 'missed' || status === 'busy' ? null : isoTime(metadata.accepted_time_unix_secs);
	const answeredAt = acceptedAt ?? (isConnected ? startedAt : null);
	// Empty where transcripts are left out of the webhook, so an empty one tells nothing.
	const turns = Array.isArray(data.transcript) && data.transcript.length > 0 ? (data.transcript as unknown[]) : undefined;
	return callRecord({
		...idsOf(data),
		...partiesOf(metadata, given),
		startedAt,
		answeredAt,
		// Not told: the event comes after the analysis.
		endedAt: isoAfter(answeredAt, numberOf(metadata.call_duration_secs)),
		durationSeconds: metadata.call_duration_secs,
		status,
		endedReason: textOf(metadata.termination_reason) ?? objectOf(metadata.error).reason,
		transcript: turns?.filter(isObject).flatMap((turn) => entriesOf(turn, startedAt)),
		summary: analysis.transcript_summary,
		successful: SUCCESSES.get(analysis.call_successful),
		// `cost` looks like cents and is credits.
		cost:
			numberOf(metadata.cost_fiat) === null
				? { amount: metadata.cost, currency: 'credits' }
				: { amount: metadata.cost_fiat, currency: 'USD' },
		variables: [withoutSystemVariables(given), collectedIn(analysis)],
	});
}

/** The record of an outgoing call that never connected. */
export function failureRecord(data: IDataObject, eventTime: unknown): CallRecord {
	const carrier = objectOf(objectOf(data.metadata).body);
	return callRecord({
		...idsOf(data),
		direction: 'outbound',
		from: carrier.From ?? carrier.from_number,
		to: carrier.To ?? carrier.to_number,
		endedAt: isoTime(eventTime),
		durationSeconds: 0,
		status: failureStatus(data),
		endedReason: data.failure_reason,
		transcript: [],
		variables: [withoutSystemVariables(dynamicVariables(data))],
	});
}

/** Where a conversation without a telephone may have begun; one that tells another place is neither a call nor on the web. */
const WEB_SOURCE = /^(widget|template_preview|unknown|\w{1,30}_sdk)$/;

/** Calls and text chats have two numbers; a conversation on the web has none. */
function partiesOf(metadata: IDataObject, given: IDataObject): { direction: CallDirection | null; from?: unknown; to?: unknown } {
	const { phone_call: phone, sms, whatsapp } = metadata;
	const channel = [phone, sms, whatsapp].find(isObject);
	if (channel === undefined) {
		const isWeb = Object.keys(metadata).length > 0 && WEB_SOURCE.test(asText(metadata.conversation_initiation_source ?? 'unknown'));
		const from = textOf(given.system__caller_id);
		return { direction: isWeb && from === null ? 'web' : null, from, to: given.system__called_number };
	}
	const ours = channel.agent_number ?? channel.agent_phone_number;
	const theirs = channel.external_number ?? channel.sms_user_phone_number ?? channel.whatsapp_user_id;
	const direction = directionOf(channel.direction);
	if (direction === null) return { direction, from: given.system__caller_id, to: given.system__called_number };
	return direction === 'inbound' ? { direction, from: theirs, to: ours } : { direction, from: ours, to: theirs };
}

function entriesOf(turn: IDataObject, startedAt: string | null): TranscriptEntry[] {
	const at = isoAfter(startedAt, turn.time_in_call_secs);
	const role = SPEAKERS.get(turn.role);
	const said: TranscriptEntry[] = role && typeof turn.message === 'string' ? [{ role, text: turn.message, at }] : [];
	const listed = (list: unknown) => (Array.isArray(list) ? (list as unknown[]).filter(isObject) : []);
	const tools = [
		...listed(turn.tool_calls).map((call) => toolText(call.tool_name, call.params_as_json)),
		...listed(turn.tool_results).map((result) => toolText(`${textOf(result.tool_name) ?? 'tool'} result`, result.result_value)),
	];
	return [...said, ...tools.map((text) => ({ role: 'tool' as const, text, at }))];
}

const dynamicVariables = (data: IDataObject): IDataObject => objectOf(objectOf(data.conversation_initiation_client_data).dynamic_variables);

/** `system__` is ElevenLabs' own, `secret__` is meant for the headers of tools. */
const withoutSystemVariables = (variables: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(variables).filter(([name]) => !/^(system|secret)__/.test(name)));

/** What the agent found out. A value it did not find does not hide one that was given. */
function collectedIn({ data_collection_results: results }: IDataObject): IDataObject {
	const values = Object.entries(objectOf(results)).map(([name, result]) => [name, objectOf(result).value] as const);
	return Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== null));
}
