import type { Delivery, PlacedCall } from '../protocol';

/** What belongs together on the timeline: a call from its first turn to its end, or one event. */
export interface Group {
	id: string;
	isCall: boolean;
	deliveries: Delivery[];
}

export function grouped(deliveries: Delivery[]): Group[] {
	const groups: Group[] = [];
	const calls = new Map<string, Group>();
	for (const delivery of deliveries) {
		const { id, callId } = delivery;
		const known = callId === null ? undefined : calls.get(callId);
		if (known) {
			known.deliveries.push(delivery);
			continue;
		}
		const group = { id: callId ?? id, isCall: callId !== null, deliveries: [delivery] };
		groups.push(group);
		if (callId !== null) calls.set(callId, group);
	}
	return groups;
}

export interface OpenCall {
	callId: string;
	startedAt: number;
	/** The agent has not finished its answer. */
	isAnswering: boolean;
}

/** The call of a target that nobody has ended yet. @param placed calls of workflows: one that was answered goes before */
export function openCall(deliveries: Delivery[], targetId: string, placed: PlacedCall[] = []): OpenCall | null {
	const answered = placed.findLast((call) => call.state === 'answered' && call.targetId === targetId);
	if (answered) {
		const isAnswering = deliveries.some(({ callId, isDone }) => callId === answered.id && !isDone);
		return { callId: answered.id, startedAt: answered.answeredAt!, isAnswering };
	}
	const ended = new Set(deliveries.filter(({ event, callEnd }) => event === 'callEnded' || callEnd !== null).map(({ callId }) => callId));
	const turns = deliveries.filter(({ event, target, callId }) => event === 'voiceTurn' && target.id === targetId && !ended.has(callId));
	const callId = turns.at(-1)?.callId;
	if (!callId) return null;
	const own = turns.filter((turn) => turn.callId === callId);
	return { callId, startedAt: own[0].sentAt, isAnswering: own.some(({ isDone }) => !isDone) };
}
