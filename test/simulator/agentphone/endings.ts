import type { Call } from './entities';
import type { CallEndedData, WebhookEvent } from './eventTypes';
import { callEnded } from './events';
import { isoTime } from './ids';
import type { Account } from './state';
import type { DeliveryResult, Sender } from './webhooks/sender';

/** How long after an accepted end request the call really is over: "status changes later" (docs/platforms/agentphone.md, 3.5). */
const END_DELAY_MS = 50;

/** What was said, in order (docs/platforms/agentphone.md, 4.5): the full transcript, not cut by `contextLimit`. */
export const transcriptOf = (call: Call): CallEndedData['transcript'] =>
	call.turns.flatMap(({ transcript, response }) => [
		...(transcript === null ? [] : [{ role: 'user' as const, content: transcript }]),
		...(response === null ? [] : [{ role: 'agent' as const, content: response }]),
	]);

/** The event that tells of a call that is over. */
export const endedEvent = (call: Call, disconnectionReason: string): WebhookEvent<CallEndedData> =>
	callEnded({
		data: {
			callId: call.id,
			numberId: call.phoneNumberId,
			from: call.fromNumber,
			to: call.toNumber,
			direction: call.direction,
			status: call.status,
			startedAt: call.startedAt,
			endedAt: call.endedAt ?? isoTime(),
			durationSeconds: call.durationSeconds ?? 0,
			disconnectionReason,
			transcript: call.lateFor ? [] : transcriptOf(call),
			summary: 'Simulated call.',
			userSentiment: 'Neutral',
		},
	});

export function markEnded(call: Call, status: string): void {
	const endedAt = isoTime();
	const durationSeconds = Math.round((Date.parse(endedAt) - Date.parse(call.startedAt)) / 1000);
	Object.assign(call, { status, endedAt, durationSeconds });
}

/** Ends calls: the record first, then the event, which is retried like any other. */
export class Endings {
	private readonly timers = new Set<NodeJS.Timeout>();

	constructor(private readonly sender: Sender) {}

	/** After an end request: later and unasked, as the voice provider reports it. */
	schedule(account: Account, call: Call): void {
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			void this.finish(account, call, 'agent_hangup');
		}, END_DELAY_MS);
		this.timers.add(timer);
	}

	/** Null when there is nothing to tell (it was over already) or nobody: no agent any more, or no webhook. */
	async finish(account: Account, call: Call, disconnectionReason: string): Promise<DeliveryResult | null> {
		if (call.endedAt !== null) return null;
		markEnded(call, 'completed');
		const { agentId } = call;
		if (agentId === null || !account.slotFor(agentId)) return null;
		return await this.sender.deliver({ agentId, event: endedEvent(call, disconnectionReason), retry: true });
	}

	close(): void {
		for (const timer of this.timers) clearTimeout(timer);
	}
}
