import type { Webhook } from '../entities';
import type { WebhookEvent } from '../eventTypes';
import type { Sent } from '../../common/post';
import { signDelivery } from './sign';

/** What a test may bend on a delivery, to see it refused. */
export interface DeliveryOverrides {
	/** X-Webhook-ID. */
	id?: string;
	/** X-Webhook-Timestamp, signed as given. */
	timestamp?: number | string;
	/** Signs with another secret than the slot's. */
	secret?: string;
	/** X-Webhook-Signature as it is. */
	signature?: string;
	/** Sent instead of the event, and signed. */
	body?: string | Buffer;
	/** Changes the body after it was signed. */
	mutateBody?: (body: string) => string;
	/** Names of headers to leave out, any case. */
	omitHeaders?: string[];
	contentType?: string;
	/** Sent here and not to the slot's URL. */
	url?: string;
	/** Instead of the webhook's `timeout`. */
	timeoutMs?: number;
	/** Shown every attempt before it is sent. */
	onSend?: (sent: Sent) => void;
}

export interface PreparedDelivery {
	url: string;
	headers: Record<string, string>;
	body: string | Buffer;
	timeoutMs: number;
}

/** Up to `contextLimit` items of history, none when 0 (docs/platforms/agentphone.md, 4.4). */
const boundHistory = (event: WebhookEvent, contextLimit: number): WebhookEvent => {
	const { recentHistory } = event;
	if (!recentHistory) return event;
	return { ...event, recentHistory: contextLimit === 0 ? [] : recentHistory.slice(-contextLimit) };
};

/** Headers and body of one attempt (docs/platforms/agentphone.md, 4.2): a retry has a fresh timestamp and signature, the same id. */
export function prepareDelivery(webhook: Webhook, event: WebhookEvent, id: string, overrides: DeliveryOverrides = {}): PreparedDelivery {
	const signed = overrides.body ?? JSON.stringify(boundHistory(event, webhook.contextLimit));
	const timestamp = overrides.timestamp ?? Math.floor(Date.now() / 1000);
	const signature = overrides.signature ?? signDelivery({ secret: overrides.secret ?? webhook.secret, timestamp, body: signed });
	const headers = {
		'Content-Type': overrides.contentType ?? 'application/json',
		'X-Webhook-Signature': signature,
		'X-Webhook-Timestamp': String(timestamp),
		'X-Webhook-ID': id,
		'X-Webhook-Event': event.event,
	};
	const omitted = new Set(overrides.omitHeaders?.map((name) => name.toLowerCase()));
	const sent = {
		url: overrides.url ?? webhook.url,
		headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !omitted.has(name.toLowerCase()))),
		body: overrides.mutateBody ? overrides.mutateBody(signed.toString()) : signed,
	};
	overrides.onSend?.(sent);
	return { ...sent, timeoutMs: overrides.timeoutMs ?? webhook.timeout * 1000 };
}
