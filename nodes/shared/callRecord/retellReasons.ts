import type { EndedReasons } from './endedReasons';

/** Retell AI's words for the end of a call. AgentPhone, whose calls run on the same engine, was seen to use some of them. */
export const RETELL_REASONS: EndedReasons = {
	exact: {
		completed: [
			'user_hangup',
			'agent_hangup',
			'call_transfer',
			'transfer_bridged',
			'transfer_cancelled',
			'inactivity',
			'max_duration_reached',
			'manual_stopped',
			'call_take_over',
		],
		voicemail: ['voicemail_reached', 'ivr_reached', 'machine_detected'],
		busy: ['dial_busy'],
		missed: ['dial_no_answer', 'user_declined', 'error_user_not_joined', 'registered_call_timeout'],
		failed: [
			'invalid_destination',
			'telephony_provider_permission_denied',
			'telephony_provider_unavailable',
			'sip_routing_error',
			'marked_as_spam',
			'concurrency_limit_reached',
			'no_concurrency_fallback',
			'no_valid_payment',
			'scam_detected',
		],
	},
	patterns: [[/^(error|dial)_/, 'failed']],
};
