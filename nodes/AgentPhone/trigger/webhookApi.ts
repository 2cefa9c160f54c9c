import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { apiRequest, endpoint } from '../transport/client';

/** A webhook as AgentPhone describes it (docs/platforms/agentphone.md, 3.8), as far as it is used here. */
export interface Webhook {
	id: string;
	url: string;
	/** The whole signing secret; whether `GET` shows it in clear is not documented. */
	secret: string;
	createdAt: string;
	contextLimit: number | null;
	/** Seconds. */
	timeout: number | null;
}

export type WebhookSettings = Pick<Webhook, 'url' | 'contextLimit' | 'timeout'>;

type Context = IHookFunctions | IWebhookFunctions;

/** Path of the one webhook slot of an agent, or of the account if no agent is given (docs/platforms/agentphone.md, 4.1). */
export function webhookPath(agentId?: string): string {
	return agentId ? endpoint('agents', agentId, 'webhook') : endpoint('webhooks');
}

/** What is in the slot, or `undefined` if it is empty. */
export async function readWebhook(context: Context, key: string): Promise<Webhook | undefined> {
	const webhook = await apiRequest.call(context, { method: 'GET', path: key, nullable: true });
	return (webhook as unknown as Webhook | null) ?? undefined;
}

/**
 * Puts a webhook into the slot, in place of what is there. Every write makes a new secret; repeating one
 * that got lost does no harm, since the secret of the last answer counts.
 */
export async function writeWebhook(context: Context, key: string, settings: WebhookSettings): Promise<Webhook> {
	const body: IDataObject = { url: settings.url };
	if (settings.contextLimit !== null) body.contextLimit = settings.contextLimit;
	if (settings.timeout !== null) body.timeout = settings.timeout;
	return (await apiRequest.call(context, { method: 'POST', path: key, body, idempotent: true })) as unknown as Webhook;
}

export async function deleteWebhook(context: Context, key: string): Promise<void> {
	await apiRequest.call(context, { method: 'DELETE', path: key });
}

/** Whether `secret` is the whole one and not a masked picture of it. */
export function isReadable(secret: unknown): secret is string {
	return typeof secret === 'string' && secret.length >= 16 && !/[*\u2022\u2026]|\.\.\./.test(secret);
}
