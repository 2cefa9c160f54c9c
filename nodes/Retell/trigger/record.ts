import type { IDataObject } from 'n8n-workflow';

import { directionOf } from '../../shared/callRecord/direction';
import { statusOfReason } from '../../shared/callRecord/endedReasons';
import { callRecord, numberOf, type CallRecord, type CallStatus } from '../../shared/callRecord/record';
import { RETELL_REASONS } from '../../shared/callRecord/retellReasons';
import { isoAfter, isoTime } from '../../shared/callRecord/times';
import { toolText, type TranscriptEntry } from '../../shared/callRecord/transcript';
import { isObject } from '../../shared/json';

const CALL_STATUSES = new Map<unknown, CallStatus>([
	['ended', 'completed'],
	['not_connected', 'missed'],
	['error', 'failed'],
]);

/** Where the transcript may be, the fullest first; the scrubbed one is all there is where personal data are not stored. */
const TRANSCRIPT_FIELDS = ['transcript_with_tool_calls', 'transcript_object', 'scrubbed_transcript_with_tool_calls'];

/** The record of Retell AI's call object, from a webhook event. */
export function retellRecord(call: IDataObject): CallRecord {
	const startedAt = isoTime(call.start_timestamp);
	const analysis = isObject(call.call_analysis) ? call.call_analysis : {};
	const cost = isObject(call.call_cost) ? numberOf(call.call_cost.combined_cost) : null;
	const duration = numberOf(call.duration_ms);
	const entries = TRANSCRIPT_FIELDS.map((field) => call[field]).find((value) => Array.isArray(value) && value.length > 0);
	const isDelivered = entries !== undefined || TRANSCRIPT_FIELDS.some((field) => Array.isArray(call[field])) || call.transcript === '';
	return callRecord({
		platform: 'retell',
		callId: call.call_id,
		agentId: call.agent_id,
		agentName: call.agent_name,
		direction: directionOf(call.call_type === 'web_call' ? 'web' : call.direction),
		from: call.from_number,
		to: call.to_number,
		startedAt,
		answeredAt: startedAt,
		endedAt: isoTime(call.end_timestamp),
		durationSeconds: duration === null ? null : duration / 1000,
		status: statusOf(call, analysis),
		endedReason: call.disconnection_reason,
		transcript: isDelivered ? ((entries ?? []) as unknown[]).filter(isObject).flatMap((entry) => entryOf(entry, startedAt)) : undefined,
		transcriptText: call.transcript,
		summary: analysis.call_summary,
		sentiment: analysis.user_sentiment,
		successful: analysis.call_successful,
		recordingUrl: call.recording_url ?? call.scrubbed_recording_url,
		// Signed addresses work for 24 hours.
		recordingExpiresAt: call.opt_in_signed_url === true ? isoAfter(isoTime(call.end_timestamp), 24 * 3600) : null,
		// The amounts are cents.
		cost: cost === null ? undefined : { amount: cost / 100, currency: 'USD' },
		variables: [call.retell_llm_dynamic_variables, call.collected_dynamic_variables, analysis.custom_analysis_data],
	});
}

/** That a machine answered is known only after the analysis, whatever the reason says. */
function statusOf(call: IDataObject, analysis: IDataObject): CallStatus {
	if (analysis.in_voicemail === true) return 'voicemail';
	const reason = call.disconnection_reason;
	if (reason === undefined || reason === null) return 'unknown';
	return statusOfReason(reason, RETELL_REASONS) ?? CALL_STATUSES.get(call.call_status) ?? 'unknown';
}

/** `transfer_target` is the person the agent passed the call to. */
const SPEAKERS = new Map<unknown, TranscriptEntry['role']>([
	['agent', 'agent'],
	['user', 'caller'],
	['transfer_target', 'agent'],
]);

function entryOf(entry: IDataObject, startedAt: string | null): TranscriptEntry[] {
	const { role, content, words } = entry;
	if (role === 'tool_call_invocation') return [{ role: 'tool', text: toolText(entry.name, entry.arguments), at: null }];
	if (role === 'tool_call_result') return [{ role: 'tool', text: toolText('result', content), at: null }];
	const speaker = SPEAKERS.get(role);
	if (speaker === undefined || typeof content !== 'string') return [];
	const [first] = Array.isArray(words) ? words : [];
	return [{ role: speaker, text: content, at: isObject(first) ? isoAfter(startedAt, first.start) : null }];
}
