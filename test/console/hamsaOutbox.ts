// Calls that workflows placed with the simulated Hamsa, whose own agent speaks on them.
import type { HamsaSimulator } from '../simulator';
import type { CallEnd } from '../simulator/hamsa/calls';
import type { PlacedCall } from './protocol';

const ENDS: Array<{ value: CallEnd; label: string }> = [
	{ value: 'COMPLETED', label: 'Answered, talked and hung up' },
	{ value: 'NO_ANSWER', label: 'No answer' },
	{ value: 'FAILED', label: 'Failed' },
];

const OBSTACLE = 'Hamsa’s own agent speaks on this call.';

/** Oldest first. */
export function hamsaCalls({ state }: HamsaSimulator): PlacedCall[] {
	return [...state.conversations.values()].map(({ id, status, createdAt, callParams, voiceAgentId }) => {
		const { userNumber, machineNumber } = (callParams ?? {}) as { userNumber?: string | null; machineNumber?: string | null };
		const isOver = status !== 'PENDING' && status !== 'IN_PROGRESS';
		const agent = state.agents.get(voiceAgentId ?? '');
		return {
			id,
			platform: 'hamsa',
			at: Date.parse(createdAt),
			from: machineNumber ?? null,
			to: userNumber ?? null,
			agent: agent?.name ?? null,
			targetId: agent?.webhookUrl ? `hamsa:${agent.id}` : null,
			greeting: null,
			state: isOver ? 'over' : 'ringing',
			answeredAt: null,
			end: isOver ? (ENDS.find(({ value }) => value === status)?.label ?? status.toLowerCase()) : null,
			obstacle: OBSTACLE,
			ends: ENDS,
		};
	});
}

/** Hamsa tells of it to the call's webhook, or its agent's. @throws Error when it is over, or does not end like that */
export function endHamsaCall(simulator: HamsaSimulator, callId: string, how: string): void {
	const { status } = simulator.state.conversation(callId);
	if (status !== 'PENDING' && status !== 'IN_PROGRESS') throw new Error('The call is over');
	const end = ENDS.find(({ value }) => value === how);
	if (!end) throw new Error('A call does not end like that');
	void simulator.answerCall(callId).then(async () => await simulator.endCall(callId, end.value));
}
