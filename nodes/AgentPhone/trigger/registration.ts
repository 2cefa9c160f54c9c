import { NodeOperationError, type IDataObject, type IHookFunctions, type IWebhookFunctions } from 'n8n-workflow';

import { isOwnUrl, leadsNowhere } from '../../shared/webhook/ownUrl';
import {
	isGone,
	isUnacceptable,
	notGivenBack,
	registersItself,
	rememberedRegistration,
	rememberRegistration as remember,
	slotTaken,
	withoutQuery,
	type StaticDataHolder,
} from '../../shared/webhook/registration';
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
	/** Made for a test listen. */
	isTest?: boolean;
}

/** The previous secret counts this long after a rotation; as long as a delivery is retried (api/agentphone.md 4.7). */
const PREVIOUS_SECRET_COUNTS_MS = 24 * 60 * 60 * 1000;

export const WEBHOOK_PATH = 'agentphone';

export const registrationOf = (context: StaticDataHolder) => rememberedRegistration<Registration>(context);

/** A registration of which it is not known whether it came about: without id and secret. */
const unconfirmed = (slot: string, settings: WebhookSettings): Registration => ({ slot, webhook: { id: '', secret: '', createdAt: '', ...settings } });

/** What must be registered if the workflow is active, whatever is remembered. */
export const expectedRegistration = (context: IWebhookFunctions): Registration => unconfirmed(wantedSlot(context), wantedSettings(context));

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
	const isTest = this.getMode() === 'manual';

	let replaced: WebhookSettings | undefined;
	if (current && !isOwnUrl(current.url, wanted.url) && !(former?.slot === slot && former.webhook.url === current.url)) {
		if (this.getNodeParameter('ifSlotTaken') === 'refuse') {
			throw slotTaken(this, 'AgentPhone already delivers these events to another webhook', { room: 'one webhook per agent and one per account', url: current.url, ownUrl: wanted.url });
		}
		this.logger.info('AgentPhone Trigger takes the place of another webhook', { slot, url: withoutQuery(current.url) });
		replaced = settingsOf(current);
	} else if (current && current.url !== wanted.url && isTest) {
		// A test listen borrows the slot from this very node in production, and gives it back.
		replaced = settingsOf(current);
	} else if (current && former?.slot === slot) {
		replaced = former.replaced;
	}

	// Remembered before it is done: if the answer gets lost, n8n has the node clean up, which must know what to put back.
	const registration = { ...unconfirmed(slot, wanted), ...(isTest && { isTest }), ...(replaced && { replaced }) };
	remember(this, registration);
	remember(this, { ...registration, webhook: await writeSlot(this, slot, wanted) });
	return true;
}

/**
 * Gives the slot back: to what was there before, or empty. Leaves it alone if somebody else took it meanwhile.
 * @throws NodeOperationError if AgentPhone did not go along, and so still delivers to us
 */
async function remove(this: IHookFunctions): Promise<boolean> {
	const registration = registrationOf(this);
	if (!registration) {
		if (registersItself(this)) await clearLeftover(this);
		return true;
	}
	const { slot } = registration;
	try {
		const current = await readSlot(this, slot);
		if (current && isHeldBy(registration, current)) await giveBack(this, registration);
		else this.logger.info('AgentPhone Trigger left the webhook slot as it is: another webhook was set meanwhile', { slot });
	} catch (error) {
		if (!isGone(error)) throw notGivenBack(this, 'AgentPhone', error);
		this.logger.warn('AgentPhone Trigger could not give its webhook back: AgentPhone found no such agent. If the credential was changed to another account, remove the webhook in the former one', { slot });
	}
	remember(this, undefined);
	return true;
}

/**
 * Whether the slot is still ours. The URL of a test listen counts as well: a crash may have left it there. But a test listen
 * must not take the slot from production, which may have been published meanwhile.
 */
const isHeldBy = ({ webhook, isTest }: Registration, { url }: Webhook) => (isTest ? url === webhook.url : isOwnUrl(url, webhook.url));

async function giveBack(context: IHookFunctions, { slot, webhook, replaced }: Registration): Promise<void> {
	if (!replaced || (await leadsNowhere.call(context, replaced.url, webhook.url))) return await emptySlot(context, slot);
	try {
		await writeSlot(context, slot, replaced);
	} catch (error) {
		if (!isUnacceptable(error)) throw new NodeOperationError(context.getNode(), error as Error);
		await emptySlot(context, slot);
		context.logger.warn(`AgentPhone Trigger removed its webhook, but AgentPhone did not take the one back that was set before: ${(error as Error).message}`, { slot, url: withoutQuery(replaced.url) });
	}
}

/**
 * n8n may have died after the slot was taken and before that was stored. Only a URL that n8n no longer knows is removed:
 * two workflows can have the same one, where a file was imported twice. Never throws: without a registration there is
 * nothing to be repeated.
 */
async function clearLeftover(context: IHookFunctions): Promise<void> {
	try {
		const slot = wantedSlot(context);
		const current = await readSlot(context, slot);
		const { url } = wantedSettings(context);
		if (current?.url === url && (await leadsNowhere.call(context, url, url))) await emptySlot(context, slot);
	} catch (error) {
		context.logger.info(`AgentPhone Trigger could not look for a webhook of its own: ${(error as Error).message}`);
	}
}

/** n8n calls these when a workflow is activated and deactivated, and around a test listen. */
export const webhookLifecycle = { checkExists, create, delete: remove };

function wantedSlot(context: IHookFunctions | IWebhookFunctions): string {
	if (context.getNodeParameter('listenTo') === 'account') return slotPath();
	return slotPath(context.getNodeParameter('agent', undefined, { extractValue: true }) as string);
}

function wantedSettings(context: IHookFunctions | IWebhookFunctions): WebhookSettings {
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
