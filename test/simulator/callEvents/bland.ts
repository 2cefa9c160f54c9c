import { createHmac } from 'node:crypto';

import { unlessRefused } from './retries';
import type { CallEventSamples } from './samples';

const CALL_ID = '00000000-0000-4000-8000-000000000001';

/** Bland AI's deliveries in their documented form (docs/platforms/bland.md). */
export const blandSamples = {
	events: {
		callEnded: {
			call_id: CALL_ID,
			c_id: CALL_ID,
			inbound: true,
			from: '+15005550001',
			to: '+15005550006',
			completed: true,
			status: 'completed',
			queue_status: 'complete',
			answered_by: 'human',
			call_ended_by: 'USER',
			error_message: null,
			created_at: '2026-09-21T14:13:17.000+00:00',
			started_at: '2026-09-21T14:13:17.000Z',
			end_at: '2026-09-21T14:14:05.000Z',
			call_length: 0.75,
			corrected_duration: '45',
			price: 0.068,
			summary: 'Caller asked for opening hours.',
			disposition_tag: 'NEEDS_MORE_INFO',
			record: true,
			recording_url: 'https://files.example.com/rec',
			transcripts: [
				{ id: 1, user: 'assistant', text: 'Hello.', created_at: '2026-09-21T14:13:21.000+00:00' },
				{ id: 2, user: 'user', text: 'When do you open?', created_at: '2026-09-21T14:13:24.000+00:00' },
				{ id: 3, user: 'agent-action', text: 'Ended call', created_at: '2026-09-21T14:14:05.000+00:00' },
			],
			concatenated_transcript: 'assistant: Hello. \n user: When do you open? \n ',
			variables: { customer_name: 'Ada', now: 'Monday, September 21, 2026', short_from: '5005550001' },
			metadata: { source: 'demo' },
			analysis: { topic: 'hours' },
			pathway_id: null,
		},
		callStarted: { message: 'Call connected', call_id: CALL_ID, category: 'call', log_level: 'info' },
		postProcessed: {
			event_type: 'citations',
			call_id: CALL_ID,
			timestamp: '2026-09-21T14:15:05.000Z',
			citations: [{ variable_name: 'topic', variable_type: 'string', value: 'hours', cited_utterances: [] }],
		},
		other: { message: 'Caller: When do you open?', call_id: CALL_ID, category: 'latency', log_level: 'performance' },
	},
	callId: CALL_ID,
	// Neither how many nor how far apart is documented (docs/platforms/bland.md).
	retries: { waits: [10, 30, 90], repeats: unlessRefused },
	sign: (body, secret) => ({ 'X-Webhook-Signature': createHmac('sha256', secret).update(body).digest('hex') }),
} satisfies CallEventSamples;
