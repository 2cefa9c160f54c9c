import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { isOwnUrl, registersItself, rememberedRegistration, rememberRegistration as remember, slotTaken, type StaticDataHolder } from '../../shared/webhook/registration';
import { emptySlot, readSlot, slotPath, writeSlot, type Webhook, type WebhookSettings } from './slot';

/**
 * What the node remembers of its registration, in n8n's static data: which slot it holds, with which
 * secrets, and what was there before. A test listen has static data of its own.
 */
export interface Registration {
	slot: string;
	webhook: Webhook;
	/** Counts for a while after a rotation: deliveries signed before it may still be on their way. */
	previousSecret?: string;
	/** Milliseconds since 1970. */
	rotatedAt?: number;
	/** Put back on deactivation. */
	replaced?: WebhookSettings;
}

/** The previous secret counts this long after a rotation; as long as a delivery is retried (api/agentphone.md 4.7). */
const PREVIOUS_SECRET_COUNTS_MS = 24 * 60 * 60 * 1000;

export const WEBHOOK_PATH = 'agentphone';

export const registrationOf = (context: StaticDataHolder) => rememberedRegistration<Registration>(context);

/** The registration after the slot got a new secret. */
export function rotated(registration: Registration, webhook: Webhook): Registration {
	return { ...registration, webhook, previousSecret: registration.webhook.secret, rotatedAt: Date.now() };
}

/** The secrets that count now. */
export function secretsOf({ webhook, previousSecret, rotatedAt }: Registration): string[] {
	const previousCounts = previousSecret && Date.now() - (rotatedAt ?? 0) < PREVIOUS_SECRET_COUNTS_MS;
	return previousCounts ? [webhook.secret, previousSecret] : [webhook.secret];
}

/** Whether AgentPhone already delivers to us with the settings of the node. */
async function checkExists(this: IHookFunctions): Promise<boolean> {
	if (!registersItself(this)) return true;
	const registration = registrationOf(this);
	const wanted = wantedSettings(this);
	const slot = wantedSlot(this);
	if (registration?.slot !== slot) return false;
	const current = await readSlot(this, slot);
	return (
		current !== undefined &&
		current.id === registration.webhook.id &&
		current.url === wanted.url &&
		current.contextLimit === wanted.contextLimit &&
		(current.timeout ?? wanted.timeout) === wanted.timeout
	);
}

/**
 * Takes the slot and stores the secret that AgentPhone returns.
 * @throws NodeOperationError if another webhook is in the slot and the node may not replace it.
 */
async function create(this: IHookFunctions): Promise<boolean> {
	if (!registersItself(this)) return true;
	const slot = wantedSlot(this);
	const wanted = wantedSettings(this);
	const former = registrationOf(this);
	const current = await readSlot(this, slot);

	let replaced: WebhookSettings | undefined;
	if (current && !isOwnUrl(current.url, wanted.url)) {
		if (this.getNodeParameter('ifSlotTaken') === 'refuse') throw slotTaken(this, 'AgentPhone already delivers these events to another webhook', { room: 'one webhook per agent and one per account', url: current.url });
		replaced = settingsOf(current);
	} else if (current && current.url !== wanted.url && this.getMode() === 'manual') {
		// A test listen borrows the slot from this very node in production, and gives it back.
		replaced = settingsOf(current);
	} else if (former?.slot === slot) {
		replaced = former.replaced;
	}

	const webhook = await writeSlot(this, slot, wanted);
	remember(this, { slot, webhook, replaced });
	return true;
}

/** Gives the slot back: to what was there before, or empty. Leaves it alone if somebody else took it meanwhile. */
async function remove(this: IHookFunctions): Promise<boolean> {
	const registration = registrationOf(this);
	if (!registration) return true;
	const { slot, webhook, replaced } = registration;
	const current = await readSlot(this, slot);
	if (current?.url === webhook.url) {
		if (replaced) await writeSlot(this, slot, replaced);
		else await emptySlot(this, slot);
	} else {
		this.logger.info('AgentPhone Trigger left the webhook slot as it is: another webhook was set meanwhile', { slot });
	}
	remember(this, undefined);
	return true;
}

/** n8n calls these when a workflow is activated and deactivated, and around a test listen. */
export const webhookLifecycle = { checkExists, create, delete: remove };

function wantedSlot(context: IHookFunctions): string {
	if (context.getNodeParameter('listenTo') === 'account') return slotPath();
	return slotPath(context.getNodeParameter('agent', undefined, { extractValue: true }) as string);
}

function wantedSettings(context: IHookFunctions): WebhookSettings {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	return {
		url: context.getNodeWebhookUrl('default') as string,
		contextLimit: (options.contextLimit as number | undefined) ?? 10,
		timeout: (context.getNodeParameter('timeout', 30) as number | undefined) ?? 30,
	};
}

function settingsOf({ url, contextLimit, timeout }: Webhook): WebhookSettings {
	return { url, contextLimit: contextLimit ?? null, timeout: timeout ?? null };
}
