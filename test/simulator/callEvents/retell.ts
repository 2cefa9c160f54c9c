import { createHmac } from 'node:crypto';

import { untilSuccess } from './retries';
import type { CallEventSamples } from './samples';

const call = {
	call_id: 'call_demo01',
	call_type: 'phone_call',
	agent_id: 'agent_demo01',
	agent_version: 3,
	agent_name: 'Front desk',
	call_status: 'ended',
	direction: 'inbound',
	from_number: '+15005550001',
	to_number: '+15005550006',
};

const ended = {
	...call,
	start_timestamp: 1_790_000_000_000,
	end_timestamp: 1_790_000_045_500,
	duration_ms: 45_500,
	disconnection_reason: 'user_hangup',
	transcript: 'Agent: Hello.\nUser: When do you open?\n',
	transcript_object: [
		{ role: 'agent', content: 'Hello.', words: [{ word: 'Hello.', start: 0.4, end: 0.9 }] },
		{ role: 'user', content: 'When do you open?', words: [{ word: 'When', start: 2.9, end: 3.1 }] },
	],
	recording_url: 'https://files.example.com/call_demo01.wav',
	public_log_url: 'https://files.example.com/call_demo01.txt',
	call_cost: {
		combined_cost: 7.1,
		product_costs: [{ product: 'demo_voice', cost: 7.1 }],
		total_duration_seconds: 46,
		total_duration_unit_price: 0.15,
	},
	retell_llm_dynamic_variables: { customer_name: 'Ada' },
};

/** Retell AI's deliveries in their documented form (docs/platforms/retell-ai.md). */
export const retellSamples: CallEventSamples = {
	events: {
		callStarted: { event: 'call_started', event_timestamp: 1_790_000_000_000, call: { ...call, call_status: 'ongoing' } },
		callEnded: { event: 'call_ended', event_timestamp: 1_790_000_046_000, call: ended },
		callAnalyzed: {
			event: 'call_analyzed',
			event_timestamp: 1_790_000_060_000,
			call: {
				...ended,
				call_analysis: {
					call_summary: 'Caller asked for opening hours.',
					call_successful: true,
					user_sentiment: 'Neutral',
					in_voicemail: false,
					custom_analysis_data: { topic: 'hours' },
				},
			},
		},
		other: {
			event: 'transfer_started',
			event_timestamp: 1_790_000_030_000,
			call: { ...call, call_status: 'ongoing', transfer_destination: { type: 'predefined', number: '+15005550009' } },
		},
	},
	callId: call.call_id,
	// Three retries after anything but 2xx; how far apart is not documented (docs/platforms/retell-ai.md).
	retries: { waits: [10, 30, 90], repeats: untilSuccess },
	sign: (body, secret, now) => {
		const digest = createHmac('sha256', secret).update(body).update(String(now)).digest('hex');
		return { 'X-Retell-Signature': `v=${now},d=${digest}` };
	},
};
