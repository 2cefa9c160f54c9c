import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { numberWithin } from '../../shared/numbers';
import { checkLiveFields } from '../../shared/liveTrigger/liveAnswer';
import { storedRegistration, storeRegistration, type StaticDataHolder } from '../../shared/webhook/registration';
import { subscriptionLifecycle, type Subscription, type SubscriptionLifecycle } from '../../shared/webhook/subscriptionLifecycle';
import { checkAgent } from './agentCheck';
import { deleteWebhook, readWebhook, webhookPath, writeWebhook, type Webhook, type WebhookSettings } from './webhookApi';

/** What the node remembers of its registration: which slot it holds, with which secrets, and what was there before. */
export interface Registration extends Subscription<WebhookSettings> {
	key: string;
	webhook: Webhook;
	/** Counts for a while after a rotation: deliveries signed before it may still be on their way. */
	previousSecret?: string;
	/** Milliseconds since 1970. */
	rotatedAt?: number;
	/** The agent had none when the webhook was set. */
	withoutTransferNumber?: boolean;
}

/** The previous secret counts this long after a rotation; as long as a delivery is retried (docs/platforms/agentphone.md, 4.7). */
const PREVIOUS_SECRET_COUNTS_MS = 24 * 60 * 60 * 1000;

export const WEBHOOK_PATH = 'agentphone';

export const registrationOf = (context: StaticDataHolder) => storedRegistration<Registration>(context);

/** What must be registered if the workflow is published, whatever is remembered: without id and secret, which AgentPhone makes. */
export const expectedRegistration = (context: IHookFunctions | IWebhookFunctions): Registration => ({
	key: desiredWebhookPath(context),
	webhook: { id: '', secret: '', createdAt: '', ...desiredSettings(context) },
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

const lifecycle = subscriptionLifecycle<Registration, Webhook, WebhookSettings>({
	name: 'AgentPhone',
	conflictMessage: 'AgentPhone already delivers these events to another webhook',
	limitPhrase: 'one webhook per agent and one per account',
	scope: 'account',
	desired() {
		return expectedRegistration(this);
	},
	keyOf: ({ key }) => key,
	urlOf: ({ webhook }) => webhook.url,
	async read(key) {
		return await readWebhook(this, key);
	},
	isCurrent: ({ id, url, contextLimit, timeout }, registration, { webhook: desired }) =>
		id === registration.webhook.id &&
		url === desired.url &&
		contextLimit === desired.contextLimit &&
		(timeout ?? desired.timeout) === desired.timeout,
	snapshot: ({ url, contextLimit, timeout }) => ({ url, contextLimit: contextLimit ?? null, timeout: timeout ?? null }),
	// AgentPhone makes the secret, and shows it in its answer.
	async subscribe(desired) {
		return { ...desired, webhook: await writeWebhook(this, desired.key, desired.webhook) };
	},
	async restore({ key }, previous) {
		await writeWebhook(this, key, previous);
	},
	async unsubscribe(key) {
		await deleteWebhook(this, key);
	},
});

/** n8n calls these when a workflow is published and unpublished, and around a test listen. */
export const webhookLifecycle: SubscriptionLifecycle = {
	...lifecycle,
	async checkExists() {
		checkLiveFields(this);
		return await lifecycle.checkExists.call(this);
	},
	async create() {
		const agent = await checkAgent.call(this);
		const isSet = await lifecycle.create.call(this);
		const registration = registrationOf(this);
		// An agent that was not read has no such field.
		if (registration && (agent?.transferNumber === null || agent?.transferNumber === ''))
			storeRegistration(this, { ...registration, withoutTransferNumber: true });
		return isSet;
	},
};

function desiredWebhookPath(context: IHookFunctions | IWebhookFunctions): string {
	if (context.getNodeParameter('listenTo') === 'account') return webhookPath();
	return webhookPath(context.getNodeParameter('agent', undefined, { extractValue: true }) as string);
}

function desiredSettings(context: IHookFunctions | IWebhookFunctions): WebhookSettings {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	return {
		url: context.getNodeWebhookUrl('default') as string,
		contextLimit: numberWithin(options.contextLimit, { min: 0, max: 50, whole: true, fallback: 10 }),
		timeout: timeoutSeconds(context),
	};
}

/** The field Timeout: how long AgentPhone waits for an answer. */
export const timeoutSeconds = (context: Pick<IWebhookFunctions, 'getNodeParameter'>): number =>
	numberWithin(context.getNodeParameter('timeout', 30) as unknown, { min: 5, max: 120, whole: true, fallback: 30 });
