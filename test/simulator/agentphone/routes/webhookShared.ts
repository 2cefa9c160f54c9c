import { z } from 'zod';

import type { Delivery, Webhook } from '../entities';
import { notFound } from '../errors';
import { testMessage } from '../events';
import { isoTime, newId, newSecret } from '../ids';
import { omit } from '../../common/omit';
import { integerParam } from '../paging';
import type { Context } from '../route';
import type { Account } from '../state';
import { succeeded } from '../../common/attempt';
import { checkWebhookUrl } from '../webhooks/url';

/** docs/platforms/agentphone.md, 3.8: no event list, the slot gets everything. */
export const webhookBody = z
	.object({
		url: z.string().min(1).max(2083),
		contextLimit: z.number().int().min(0).max(50).nullable().optional(),
		timeout: z.number().int().min(5).max(120).nullable().optional(),
	})
	.strict();

type WebhookBody = z.output<typeof webhookBody>;

/** Every write makes a new webhook with a new secret (docs/platforms/agentphone.md, 4.1). */
export const newWebhook = ({ url, contextLimit, timeout }: WebhookBody): Webhook => ({
	id: newId('wh'),
	url,
	secret: newSecret(),
	status: 'active',
	contextLimit: contextLimit ?? 10,
	timeout: timeout ?? 30,
	createdAt: isoTime(),
});

export function register({ body, settings }: Context<unknown, WebhookBody>): Webhook {
	checkWebhookUrl(body.url, settings.allowLoopbackWebhooks);
	return newWebhook(body);
}

/** JSON `null` when there is none. Whether GET shows the secret in clear is unverified (docs/platforms/agentphone.md, 3.8). */
export const show = (webhook: Webhook | null | undefined, { settings }: Context) =>
	webhook ? { ...webhook, secret: settings.webhookSecretReadable ? webhook.secret : 'whsec_****' } : null;

/** The latest deliveries: the same for the account and for an agent (docs/platforms/agentphone.md, 3.8). */
export const deliveriesQuery = z
	.object({
		limit: integerParam(1, 100).default('50'),
		offset: integerParam(0, Number.MAX_SAFE_INTEGER).default('0'),
		hours: integerParam(1, 168).optional(),
	})
	.strict();

/** Those of the last hours; of all time without. */
export const recentDeliveries = (account: Account, slot: string, hours: number | undefined) => {
	const since = hours === undefined ? 0 : Date.now() - hours * 3_600_000;
	return deliveriesOf(account, slot).filter(({ createdAt }) => Date.parse(createdAt) >= since);
};

/** Newest first, through this slot only. */
export const deliveriesOf = ({ deliveries }: Account, slot: string) => deliveries.filter((delivery) => delivery.slot === slot).reverse();

export const showDelivery = (delivery: Delivery) => omit(delivery, 'slot');

/** One delivery, no retries; the result that the pages Agent Webhooks and Testing show (docs/platforms/agentphone.md, 3.8). */
export async function testSlot({ account, sender }: Context, slot: string, webhook: Webhook | null | undefined, agentId: string) {
	if (!webhook) throw notFound('Webhook');
	const { attempts } = await sender.deliverTo(account, { slot, webhook }, testMessage({ agentId }));
	const [attempt] = attempts;
	const success = succeeded(attempt);
	const errorMessage = success ? null : (attempt.error ?? `HTTP ${attempt.status ?? 'without status'}`);
	return { success, httpStatus: attempt.status, errorMessage };
}
