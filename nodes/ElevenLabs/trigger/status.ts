import type { IDataObject } from 'n8n-workflow';

import { type EndedReasons, statusOfReason } from '../../shared/callRecord/endedReasons';
import { type CallStatus, numberOf } from '../../shared/callRecord/record';
import { asText, objectOf } from '../../shared/json';

/** `phone_call.call_result`, which not every call has. */
const CALL_RESULTS: EndedReasons = {
	exact: { completed: ['answered'], voicemail: ['voicemail'], busy: ['busy'], missed: ['no_answer'], failed: ['failed'] },
};

/** `termination_reason` is prose. */
const MACHINE = /voice ?mail|answering machine/i;

/** How a conversation ended, by its metadata (docs/platforms/elevenlabs.md, 5). */
export function conversationStatus({ metadata: told, status }: IDataObject): CallStatus {
	const metadata = objectOf(told);
	const result = statusOfReason(objectOf(metadata.phone_call).call_result, CALL_RESULTS);
	if (result !== undefined && result !== 'completed') return result;
	const { voicemail_detection: detection } = objectOf(metadata.features_usage);
	if (MACHINE.test(asText(metadata.termination_reason)) || objectOf(detection).used === true) return 'voicemail';
	if (result !== undefined) return result;
	if (status === 'failed' || Object.keys(objectOf(metadata.error)).length > 0) return 'failed';
	return status === 'done' ? 'completed' : 'unknown';
}

/** `failure_reason`, and Twilio's `CallStatus`. */
const FAILURE_REASONS: EndedReasons = { exact: { busy: ['busy'], missed: ['no-answer', 'no_answer', 'canceled', 'cancelled'] } };

const SIP_STATUSES = new Map<number | null, CallStatus>([
	[486, 'busy'],
	[600, 'busy'],
	[408, 'missed'],
	[480, 'missed'],
	[487, 'missed'],
	[603, 'missed'],
]);

/** Why an outgoing call never connected: by the reason, or where that is `unknown` by what the carrier said. */
export function failureStatus({ failure_reason: reason, metadata }: IDataObject): CallStatus {
	const carrier = objectOf(objectOf(metadata).body);
	return (
		statusOfReason(reason, FAILURE_REASONS) ??
		SIP_STATUSES.get(numberOf(carrier.sip_status_code)) ??
		statusOfReason(carrier.CallStatus, FAILURE_REASONS) ??
		'failed'
	);
}
