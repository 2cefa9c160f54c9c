// Ended calls as every trigger gives them, for tests and benchmarks.

import type { CallRecord as RecordOfCall } from '../../nodes/shared/callRecord/record';

/** The item of an ended call: the record, and the trigger's event. */
export type CallRecord = RecordOfCall & { event: string };

/** A call of ninety seconds that went well, unless told otherwise. */
export const aCall = (given: Partial<CallRecord> = {}): CallRecord => ({
	event: 'callEnded',
	platform: 'agentPhone',
	callId: 'call_1',
	agentId: 'agt_1',
	agentName: 'Reception',
	direction: 'inbound',
	from: '+15005550001',
	to: '+15005550100',
	startedAt: '2026-11-02T09:00:00.000Z',
	answeredAt: '2026-11-02T09:00:00.000Z',
	endedAt: '2026-11-02T09:01:30.000Z',
	durationSeconds: 90,
	status: 'completed',
	endedReason: 'user_hangup',
	callerSpoke: true,
	missed: false,
	transcript: [
		{ role: 'agent', text: 'Hello, how can I help?', at: '2026-11-02T09:00:01.000Z' },
		{ role: 'caller', text: 'I would like to book a table.', at: '2026-11-02T09:00:05.000Z' },
	],
	transcriptText: 'Agent: Hello, how can I help?\nCaller: I would like to book a table.',
	summary: 'Booked a table.',
	sentiment: 'positive',
	successful: true,
	recordingUrl: null,
	recordingExpiresAt: null,
	cost: null,
	variables: {},
	timing: { turns: 2, firstWordMs: 600, slowestFirstWordMs: 1_200, fallbacks: 0, interruptions: 0 },
	...given,
});

/** The row of the table that workflows/keep-every-call.json makes of a call. Dates as n8n's Data Table gives them. */
export function rowOf(call: CallRecord): Record<string, unknown> {
	const { cost, variables, timing, transcript, transcriptText } = call;
	const asTheyAre = { ...call, cost: undefined, timing: undefined, transcriptText: undefined, event: undefined };
	return {
		...(JSON.parse(JSON.stringify(asTheyAre)) as object),
		at: call.startedAt ?? call.answeredAt ?? call.endedAt,
		transcript: transcript.length > 0 ? JSON.stringify(transcript) : transcriptText,
		costAmount: cost?.amount ?? null,
		costCurrency: cost?.currency ?? null,
		variables: Object.keys(variables).length > 0 ? JSON.stringify(variables) : null,
		turns: timing?.turns ?? null,
		firstWordMs: timing?.firstWordMs ?? null,
		slowestFirstWordMs: timing?.slowestFirstWordMs ?? null,
		fallbacks: timing?.fallbacks ?? null,
		interruptions: timing?.interruptions ?? null,
	};
}
