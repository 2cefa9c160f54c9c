import type { Delivery } from '../entities';
import type { WebhookEvent } from '../eventTypes';
import { succeeded, type Attempt } from '../../common/attempt';
import { isoTime } from '../ids';
import type { Account } from '../state';

/** Starts the record the deliveries endpoints show (docs/platforms/agentphone.md, 3.8). */
export function openDelivery(account: Account, slot: string, id: string, event: WebhookEvent): Delivery {
	const { messageId } = event.data as { messageId?: string };
	const delivery: Delivery = {
		id,
		messageId: messageId ?? null,
		eventType: event.event,
		channel: event.channel,
		status: 'pending',
		httpStatus: null,
		errorMessage: null,
		responseBody: null,
		attemptCount: 0,
		lastAttemptAt: null,
		nextRetryAt: null,
		createdAt: isoTime(),
		slot,
	};
	account.deliveries.push(delivery);
	return delivery;
}

/** Notes an attempt: success, failed for good, or pending with the time of the next retry. */
export function noteAttempt(delivery: Delivery, attempt: Attempt, retryInMs: number | null): void {
	const success = succeeded(attempt);
	delivery.attemptCount += 1;
	delivery.lastAttemptAt = isoTime();
	delivery.httpStatus = attempt.status;
	delivery.responseBody = attempt.body === '' ? null : attempt.body;
	delivery.errorMessage = success ? null : (attempt.error ?? `HTTP ${attempt.status ?? 'without status'}`);
	delivery.nextRetryAt = success || retryInMs === null ? null : isoTime(Date.now() + retryInMs);
	delivery.status = success ? 'success' : retryInMs === null ? 'failed' : 'pending';
}
