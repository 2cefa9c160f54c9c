import type { Delivery } from '../console/protocol';

/** A delivery of the call console, answered with nothing, as far as it differs from that. */
export const delivery = (more: Partial<Delivery> = {}): Delivery => ({
	id: 'd1',
	target: { id: 't1', name: 'Reception', number: null, platform: 'agentphone', workflow: { id: 'w1', name: 'Reception', url: '' } },
	event: 'voiceTurn',
	label: 'Voice turn',
	words: 'Hello',
	callId: 'call_1',
	sentAs: 'authenticated',
	repeats: null,
	sentAt: 1_000_000,
	request: null,
	lines: [],
	isDone: true,
	status: 200,
	headers: {},
	answer: '',
	error: null,
	firstLineMs: null,
	totalMs: 1_000,
	endedBy: null,
	callEnd: null,
	problems: [],
	executions: [],
	isLookingForExecutions: false,
	...more,
});
