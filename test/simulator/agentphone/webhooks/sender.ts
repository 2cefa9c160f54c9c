import type { Webhook } from '../entities';
import { attempt as attemptTo, repeatedly, succeeded, type Attempt } from '../../common/attempt';
import type { WebhookEvent } from '../eventTypes';
import { newId } from '../ids';
import type { Account, State } from '../state';
import { noteAttempt, openDelivery } from './log';
import { prepareDelivery, type DeliveryOverrides } from './prepare';
import { RETRY_DELAYS_SECONDS } from './schedule';

export interface DeliverOptions extends DeliveryOverrides {
	agentId: string;
	event: WebhookEvent;
	/** Repeated as documented (`isFinal`), instead of sent once. */
	retry?: boolean;
}

export interface DeliveryResult {
	id: string;
	attempts: Attempt[];
}

interface Slot {
	slot: string;
	webhook: Webhook;
}

/** Sends signed events to the slot they belong to and keeps the record of it (docs/platforms/agentphone.md, 4.1, 4.7). */
export class Sender {
	private readonly closing = new AbortController();

	constructor(
		private readonly state: State,
		private readonly timeScale: number,
	) {}

	/** To the agent's webhook, else the account's. The event gets this agent's id. */
	async deliver({ agentId, event, retry = false, ...overrides }: DeliverOptions): Promise<DeliveryResult> {
		const account = this.state.ownerOf(agentId);
		return await this.send(account, () => account.slotFor(agentId), { ...event, agentId }, retry, overrides);
	}

	/** To one given slot, once: the test endpoints. */
	deliverTo(account: Account, slot: Slot, event: WebhookEvent): Promise<DeliveryResult> {
		return this.send(account, () => slot, event, false, {});
	}

	close(): void {
		this.closing.abort();
	}

	/** Aborted when the simulator closes. */
	get closed(): AbortSignal {
		return this.closing.signal;
	}

	/** Every attempt asks for the slot anew: a secret rotated meanwhile signs the retry. */
	private async send(
		account: Account,
		slotNow: () => Slot | null,
		event: WebhookEvent,
		retry: boolean,
		overrides: DeliveryOverrides,
	): Promise<DeliveryResult> {
		const first = slotNow();
		if (!first) throw new Error(`No webhook is registered for agent ${event.agentId}`);
		const id = overrides.id ?? newId('del');
		const delivery = openDelivery(account, first.slot, id, event);
		const waits = retry ? RETRY_DELAYS_SECONDS.map((seconds) => (seconds * 1000) / this.timeScale) : [];
		const make = async (wait: number | null) => {
			const now = slotNow();
			const attempt = now
				? await attemptTo({ ...prepareDelivery(now.webhook, event, id, overrides), signal: this.closed })
				: { status: null, body: '', ms: 0, error: 'The webhook was deleted' };
			noteAttempt(delivery, attempt, isFinal(attempt) ? null : wait);
			return attempt;
		};
		const attempts = await repeatedly(make, { waits, isFinal, closed: this.closed });
		return { id, attempts };
	}
}

/** Repeated after no answer, 408 and 5xx; not after a success, nor after any other 4xx (docs/platforms/agentphone.md, 4.7). */
const isFinal = (attempt: Attempt): boolean =>
	succeeded(attempt) || (attempt.status !== null && attempt.status >= 400 && attempt.status < 500 && attempt.status !== 408);
