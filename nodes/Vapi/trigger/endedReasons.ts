import { statusOfReason, type EndedReasons } from '../../shared/callRecord/endedReasons';
import type { CallStatus } from '../../shared/callRecord/record';

/** `endedReason` (docs/platforms/vapi.md, 6). There are some 600, and new ones every month: what is in no list goes by its pattern. */
const ENDED_REASONS: EndedReasons = {
	exact: {
		completed: [
			'assistant-ended-call',
			'assistant-ended-call-after-message-spoken',
			'assistant-ended-call-with-hangup-task',
			'assistant-said-end-call-phrase',
			'assistant-forwarded-call',
			'assistant-request-returned-forwarding-phone-number',
			'customer-ended-call',
			'customer-ended-call-before-warm-transfer',
			'customer-ended-call-after-warm-transfer-attempt',
			'customer-ended-call-during-transfer',
			'exceeded-max-duration',
			'silence-timed-out',
			'call.in-progress.twilio-completed-call',
			'call.in-progress.sip-completed-call',
			'vonage-completed',
			'vonage-disconnected',
			'call.ending.hook-executed-say',
			'call.ending.hook-executed-transfer',
			'call.ringing.hook-executed-transfer',
			'hangup',
		],
		missed: [
			'customer-did-not-answer',
			'call.ringing.sip-inbound-caller-hungup-before-call-connect',
			'call.in-progress.error-providerfault-outbound-sip-408-request-timeout',
			'call.in-progress.error-providerfault-outbound-sip-480-temporarily-unavailable',
			'call.forwarding.no-answer',
			'call.forwarding.operator-busy',
			'call.ringing.hook-executed-say',
		],
		busy: ['customer-busy'],
		voicemail: ['voicemail'],
		unknown: ['manually-canceled', 'call-deleted', 'scheduled-call-deleted'],
		failed: [
			'assistant-not-found',
			'assistant-not-valid',
			'assistant-request-failed',
			'assistant-request-returned-error',
			'assistant-request-returned-unspeakable-error',
			'assistant-request-returned-invalid-assistant',
			'assistant-request-returned-no-assistant',
			'assistant-join-timed-out',
			'customer-did-not-give-microphone-permission',
			'phone-call-provider-closed-websocket',
			'phone-call-provider-bypass-enabled-but-no-call-received',
			'worker-shutdown',
			'twilio-failed-to-connect-call',
			'twilio-reported-customer-misdialed',
			'vonage-failed-to-connect-call',
			'vonage-rejected',
		],
	},
	patterns: [
		[/^(call\.start\.|call-start-error|pipeline-)/, 'failed'],
		[/error|fault|-failed/, 'failed'],
	],
};

/** Reasons that say nothing about the talk before: with a caller who spoke, there was one. */
const AFTER_A_TALK = [
	'call.forwarding.no-answer',
	'call.forwarding.operator-busy',
	'manually-canceled',
	'call-deleted',
	'scheduled-call-deleted',
];

/** @param didCallerSpeak whether the transcript has words of the caller */
export function statusOf(reason: unknown, didCallerSpeak: boolean): CallStatus {
	if (didCallerSpeak && AFTER_A_TALK.some((one) => one === reason)) return 'completed';
	return statusOfReason(reason, ENDED_REASONS) ?? 'unknown';
}
