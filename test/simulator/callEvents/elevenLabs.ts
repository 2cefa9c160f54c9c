import { createHmac } from 'node:crypto';

import { unlessRefused } from './retries';
import type { CallEventSamples } from './samples';

const ids = { agent_id: 'agent_demo01', conversation_id: 'conv_demo01' };

/** ElevenLabs' deliveries in their documented form (docs/platforms/elevenlabs.md). */
export const elevenLabsSamples: CallEventSamples = {
	events: {
		callEnded: {
			type: 'post_call_transcription',
			event_timestamp: 1_790_000_060,
			data: {
				...ids,
				agent_name: 'Front desk',
				status: 'done',
				user_id: null,
				transcript: [
					{ role: 'agent', message: 'Hello.', time_in_call_secs: 0, tool_calls: [], tool_results: [], interrupted: false },
					{
						role: 'user',
						message: 'When do you open?',
						time_in_call_secs: 3,
						tool_calls: [],
						tool_results: [],
					},
					{
						role: 'agent',
						message: null,
						time_in_call_secs: 5,
						tool_calls: [
							{
								request_id: 'req_demo01',
								tool_name: 'opening_hours',
								params_as_json: '{"day":"Monday"}',
								tool_details: { type: 'webhook', url: 'https://example.com/hours', headers: { 'x-key': 'key-of-a-tool' } },
							},
						],
						tool_results: [{ request_id: 'req_demo01', tool_name: 'opening_hours', result_value: '9 to 5', is_error: false }],
					},
				],
				metadata: {
					start_time_unix_secs: 1_790_000_000,
					accepted_time_unix_secs: 1_790_000_001,
					call_duration_secs: 45,
					cost: 296,
					cost_fiat: 0.0571,
					termination_reason: 'Call ended by remote party',
					phone_call: {
						type: 'twilio',
						direction: 'inbound',
						phone_number_id: 'phnum_demo01',
						agent_number: '+15005550006',
						external_number: '+15005550001',
						call_sid: 'CA00000000000000000000000000000001',
						stream_sid: 'MZ0',
					},
				},
				analysis: {
					call_successful: 'success',
					transcript_summary: 'Caller asked for opening hours.',
					data_collection_results: { topic: { data_collection_id: 'topic', value: 'hours', rationale: 'said so' } },
					evaluation_criteria_results: {},
				},
				conversation_initiation_client_data: {
					conversation_config_override: { agent: { prompt: { prompt: 'You answer the phone of a shop.' } } },
					dynamic_variables: { customer_name: 'Ada', secret__token: 'token-of-a-tool', system__caller_id: '+15005550001' },
				},
				has_audio: true,
				has_user_audio: true,
				has_response_audio: true,
			},
		},
		callNotConnected: {
			type: 'call_initiation_failure',
			event_timestamp: 1_790_000_030,
			data: {
				...ids,
				failure_reason: 'no-answer',
				metadata: { type: 'sip', body: { sip_status_code: 480, call_sid: 'demo' } },
			},
		},
		callAudio: {
			type: 'post_call_audio',
			event_timestamp: 1_790_000_070,
			data: { ...ids, full_audio: Buffer.from('ID3 and a recording').toString('base64') },
		},
		other: {
			type: 'answering_machine_detection',
			event_timestamp: 1_790_000_010,
			data: { ...ids, call_sid: 'CA00000000000000000000000000000001', answered_by: 'human' },
		},
	},
	callId: ids.conversation_id,
	// When they are switched on (docs/platforms/elevenlabs.md).
	retries: { waits: [30, 120, 480, 1800], repeats: unlessRefused },
	sign: (body, secret, now) => {
		const seconds = Math.floor(now / 1000);
		const digest = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');
		return { 'ElevenLabs-Signature': `t=${seconds},v0=${digest}` };
	},
};
