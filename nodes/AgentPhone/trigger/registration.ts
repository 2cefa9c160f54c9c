import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { numberWithin } from '../../shared/numbers';
import { rememberedRegistration, type StaticDataHolder } from '../../shared/webhook/registration';
import { slotLifecycle, type SlotRegistration } from '../../shared/webhook/slotLifecycle';
import { emptySlot, readSlot, slotPath, writeSlot, type Webhook, type WebhookSettings } from './slot';

/** What the node remembers of its registration: which slot it holds, with which secrets, and what was there before. */
export interface Registration extends SlotRegistration<WebhookSettings> {
	slot: string;
	webhook: Webhook;
	/** Counts for a while after a rotation: deliveries signed before it may still be on their way. */
	previousSecret?: string;
	/** Milliseconds since 1970. */
	rotatedAt?: number;
}

/** The previous secret counts this long after a rotation; as long as a delivery is retried (docs/platforms/agentphone.md, 4.7). */
const PREVIOUS_SECRET_COUNTS_MS = 24 * 60 * 60 * 1000;

export const WEBHOOK_PATH = 'agentphone';

export const registrationOf = (context: StaticDataHolder) => rememberedRegistration<Registration>(context);

/** What must be registered if the workflow is active, whatever is remembered: without id and secret, which AgentPhone makes. */
export const expectedRegistration = (context: IHookFunctions | IWebhookFunctions): Registration => ({
	slot: wantedSlot(context),
	webhook: { id: '', secret: '', createdAt: '', ...wantedSettings(context) },
});

/** The registration after the slot got a new secret. */
export function rotated(registration: Registration, webhook: Webhook): Registration {
	return { ...registration, webhook, previousSecret: registration.webhook.secret, rotatedAt: Date.now() };
}

/** The secrets that count now. */
export function secretsOf({ webhook, previousSecret, rotatedAt }: Registration): string[] {
	const previousCounts = previousSecret && Date.now() - (rotatedAt ?? 0) < PREVIOUS_SECRET_COUNTS_MS;
	return previousCounts ? [webhook.secret, previousSecret] : [webhook.secret];
}

/** n8n calls these when a workflow is activated and deactivated, and around a test listen. */
export const webhookLifecycle = slotLifecycle<Registration, Webhook, WebhookSettings>({
	name: 'AgentPhone',
	taken: 'AgentPhone already delivers these events to another webhook',
	room: 'one webhook per agent and one per account',
	tenant: 'account',
	wanted() {
		return expectedRegistration(this);
	},
	slotOf: ({ slot }) => slot,
	urlOf: ({ webhook }) => webhook.url,
	async read(slot) {
		return await readSlot(this, slot);
	},
	isCurrent: ({ id, url, contextLimit, timeout }, registration, { webhook: wanted }) =>
		id === registration.webhook.id && url === wanted.url && contextLimit === wanted.contextLimit && (timeout ?? wanted.timeout) === wanted.timeout,
	keep: ({ url, contextLimit, timeout }) => ({ url, contextLimit: contextLimit ?? null, timeout: timeout ?? null }),
	// AgentPhone makes the secret, and shows it in its answer.
	async take(wanted) {
		return { ...wanted, webhook: await writeSlot(this, wanted.slot, wanted.webhook) };
	},
	async putBack({ slot }, replaced) {
		await writeSlot(this, slot, replaced);
	},
	async empty(slot) {
		await emptySlot(this, slot);
	},
});

function wantedSlot(context: IHookFunctions | IWebhookFunctions): string {
	if (context.getNodeParameter('listenTo') === 'account') return slotPath();
	return slotPath(context.getNodeParameter('agent', undefined, { extractValue: true }) as string);
}

function wantedSettings(context: IHookFunctions | IWebhookFunctions): WebhookSettings {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	return {
		url: context.getNodeWebhookUrl('default') as string,
		contextLimit: numberWithin(options.contextLimit, { min: 0, max: 50, whole: true, usual: 10 }),
		timeout: timeoutSeconds(context),
	};
}

/** The field Timeout: how long AgentPhone waits for an answer. */
export const timeoutSeconds = (context: Pick<IWebhookFunctions, 'getNodeParameter'>): number =>
	numberWithin(context.getNodeParameter('timeout', 30) as unknown, { min: 5, max: 120, whole: true, usual: 30 });
