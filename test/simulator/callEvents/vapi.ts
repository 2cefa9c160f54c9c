import { untilSuccess } from './retries';
import type { CallEventSamples } from './samples';

const call = {
	id: '00000000-0000-4000-8000-00000000000a',
	orgId: '00000000-0000-4000-8000-0000000000ff',
	type: 'inboundPhoneCall',
	createdAt: '2026-09-21T14:13:17.000Z',
	updatedAt: '2026-09-21T14:14:08.000Z',
	assistantId: '00000000-0000-4000-8000-0000000000a1',
};

const parties = { customer: { number: '+15005550001' }, phoneNumber: { number: '+15005550006' }, assistant: { name: 'Front desk' } };

const live = { call: { ...call, status: 'in-progress' }, ...parties };

/** Vapi's deliveries in their documented form (docs/platforms/vapi.md). */
export const vapiSamples = {
	events: {
		callEnded: {
			message: {
				type: 'end-of-call-report',
				timestamp: 1_790_000_052_000,
				endedReason: 'customer-ended-call',
				startedAt: '2026-09-21T14:13:20.000Z',
				endedAt: '2026-09-21T14:14:05.500Z',
				cost: 0.0712,
				call: { ...call, status: 'ended' },
				...parties,
				analysis: { summary: 'Caller asked for opening hours.', successEvaluation: 'true', structuredData: { topic: 'hours' } },
				artifact: {
					transcript: 'AI: Hello.\nUser: When do you open?\n',
					presignedMonoUrl: 'https://storage.example.com/a.wav?sig=x',
					presignedUrlsExpiresAt: '2026-09-21T15:14:08.000Z',
					messages: [
						{ role: 'system', message: 'You are the front desk.', time: 1_790_000_000_000, secondsFromStart: 0 },
						{ role: 'bot', message: 'Hello.', time: 1_790_000_001_000, endTime: 1_790_000_001_800, secondsFromStart: 1 },
						{
							role: 'user',
							message: 'When do you open?',
							time: 1_790_000_003_000,
							endTime: 1_790_000_004_200,
							secondsFromStart: 3,
						},
					],
					variableValues: { customer_name: 'Ada' },
				},
			},
		},
		statusUpdate: { message: { type: 'status-update', timestamp: 1_790_000_000_100, status: 'in-progress', ...live } },
		transfer: {
			message: {
				type: 'transfer-update',
				timestamp: 1_790_000_030_000,
				destination: { type: 'number', number: '+15005550009' },
				...live,
			},
		},
		hang: { message: { type: 'hang', timestamp: 1_790_000_020_000, ...live } },
		other: { message: { type: 'speech-update', timestamp: 1_790_000_003_000, status: 'started', role: 'user', ...live } },
	},
	callId: call.id,
	sign: (_, secret) => ({ 'X-Vapi-Secret': secret }),
	// None without a backoff plan; this is one as docs/platforms/vapi.md advises: exponential, five retries, five seconds before the first.
	retries: { waits: [5, 10, 20, 40, 80], repeats: untilSuccess },
} satisfies CallEventSamples;
