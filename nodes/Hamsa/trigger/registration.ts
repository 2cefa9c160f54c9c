import { createHash } from 'node:crypto';
import { NodeOperationError, type IHookFunctions, type IWebhookFunctions } from 'n8n-workflow';

import { isOwnUrl, leadsNowhere } from '../../shared/webhook/ownUrl';
import {
	isGone,
	isUnacceptable,
	notGivenBack,
	registersItself,
	rememberedRegistration,
	rememberRegistration,
	slotTaken,
	withoutQuery,
	type StaticDataHolder,
} from '../../shared/webhook/registration';
import { derivedSecret } from '../transport/derivedSecret';
import { readWebhook, writeWebhook, type AgentWebhook } from './agentWebhook';

/** What the node remembers of its registration, in n8n's static data. A test listen has static data of its own. */
export interface Registration {
	agentId: string;
	url: string;
	/** Of the secret that Hamsa was given. The secret itself is stored nowhere. */
	secretDigest: string;
	/** Put back on deactivation. */
	replaced?: AgentWebhook;
	/** Made for a test listen. */
	isTest?: boolean;
}

export const WEBHOOK_PATH = 'hamsa';

export const AUTH_KEY = 'Bearer';

export const registrationOf = (context: StaticDataHolder) => rememberedRegistration<Registration>(context);

export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/**
 * The secret of this node for the webhook of an agent. It is the same for production and for a test listen, so that a
 * test listen can give the webhook back to production although neither sees what the other remembers.
 */
export async function webhookSecret(this: IHookFunctions | IWebhookFunctions, agentId: string): Promise<string> {
	return await derivedSecret.call(this, 'webhook of Hamsa Trigger', this.getWorkflow().id ?? '', this.getNode().id, agentId);
}

export function chosenAgent(context: IHookFunctions | IWebhookFunctions): string {
	return context.getNodeParameter('agentId', undefined, { extractValue: true }) as string;
}

/** Whether Hamsa already delivers to us, with the secret that belongs to the API key of today. */
async function checkExists(this: IHookFunctions): Promise<boolean> {
	if (!registersItself(this)) return true;
	const registration = registrationOf(this);
	const agentId = chosenAgent(this);
	if (registration?.agentId !== agentId) return false;
	const secret = await webhookSecret.call(this, agentId);
	if (registration.secretDigest !== digestOf(secret)) return false;
	const current = await readWebhook.call(this, agentId);
	if (!current || current.url !== ownUrl(this)) return false;
	return typeof current.auth !== 'object' || current.auth.authSecret === secret;
}

/**
 * Sets the agent's webhook, with our secret.
 * @throws NodeOperationError if another webhook is set and the node may not replace it
 */
async function create(this: IHookFunctions): Promise<boolean> {
	if (!registersItself(this)) return true;
	const agentId = chosenAgent(this);
	const url = ownUrl(this);
	const former = registrationOf(this);
	const current = await readWebhook.call(this, agentId);
	const isTest = this.getMode() === 'manual';
	const isOurs = current && (isOwnUrl(current.url, url) || (former?.agentId === agentId && former.url === current.url));
	const foreign = current && !isOurs ? current : undefined;
	if (foreign && this.getNodeParameter('ifSlotTaken') === 'refuse') {
		throw slotTaken(this, 'Hamsa already delivers the events of this agent to another webhook', { room: 'one webhook per agent', url: foreign.url, ownUrl: url });
	}
	if (foreign) this.logger.info('Hamsa Trigger takes the place of another webhook', { agentId, url: withoutQuery(foreign.url) });
	if (foreign?.auth === 'hidden') {
		this.logger.warn('Hamsa Trigger replaces a webhook whose secret Hamsa does not show: on deactivation its URL is put back, but its secret has to be set again in Hamsa', { agentId });
	}

	const secret = await webhookSecret.call(this, agentId);
	// A test listen borrows the webhook from this very node in production, and gives it back.
	const borrowed = current && current.url !== url && isTest ? current : undefined;
	const replaced = foreign ?? borrowed ?? (current && former?.agentId === agentId ? former.replaced : undefined);
	// Remembered before it is done: if the answer gets lost, n8n has the node clean up, which must know what to put back.
	rememberRegistration(this, { agentId, url, secretDigest: digestOf(secret), ...(isTest && { isTest }), ...(replaced && { replaced }) } satisfies Registration);
	await writeWebhook.call(this, agentId, url, { authKey: AUTH_KEY, authSecret: secret });
	return true;
}

/**
 * Gives the webhook back: to what was there before, or none. Leaves it alone if somebody else set another meanwhile.
 * @throws NodeOperationError if Hamsa did not go along, and so still delivers to us
 */
async function remove(this: IHookFunctions): Promise<boolean> {
	const registration = registrationOf(this);
	if (!registration) {
		if (registersItself(this)) await clearLeftover.call(this);
		return true;
	}
	const { agentId } = registration;
	try {
		const current = await readWebhook.call(this, agentId);
		if (current && isHeldBy(registration, current)) await giveBack.call(this, registration);
		else this.logger.info('Hamsa Trigger left the webhook of the agent as it is: another one was set meanwhile', { agentId });
	} catch (error) {
		if (!isGone(error)) throw notGivenBack(this, 'Hamsa', error);
		this.logger.warn('Hamsa Trigger could not give its webhook back: Hamsa found no such agent. If the credential was changed to another project, remove the webhook in the former one', { agentId });
	}
	rememberRegistration(this, undefined);
	return true;
}

/**
 * Whether the webhook is still ours. The URL of a test listen counts as well: a crash may have left it there. But a test listen
 * must not take the webhook from production, which may have been published meanwhile.
 */
const isHeldBy = ({ url, isTest }: Registration, current: AgentWebhook) => (isTest ? current.url === url : isOwnUrl(current.url, url));

async function giveBack(this: IHookFunctions, { agentId, url, replaced }: Registration): Promise<void> {
	if (!replaced || (await leadsNowhere.call(this, replaced.url, url))) return await writeWebhook.call(this, agentId, null, 'none');
	if (typeof replaced.auth !== 'object' && isOwnUrl(replaced.url, url)) {
		return await writeWebhook.call(this, agentId, replaced.url, { authKey: AUTH_KEY, authSecret: await webhookSecret.call(this, agentId) });
	}
	try {
		await writeWebhook.call(this, agentId, replaced.url, replaced.auth);
	} catch (error) {
		if (!isUnacceptable(error)) throw new NodeOperationError(this.getNode(), error as Error);
		await writeWebhook.call(this, agentId, null, 'none');
		this.logger.warn(`Hamsa Trigger removed its webhook, but Hamsa did not take the one back that was set before: ${(error as Error).message}`, { agentId, url: withoutQuery(replaced.url) });
		return;
	}
	if (replaced.auth === 'hidden') {
		this.logger.warn('Hamsa Trigger put back the URL of the webhook it had replaced, but not its secret, which Hamsa does not show: set it again in Hamsa, or its receiver will refuse the events', { agentId });
	}
}

/**
 * n8n may have died after the webhook was set and before that was stored. Only a URL that n8n no longer knows is removed:
 * two workflows can have the same one, where a file was imported twice. Never throws: without a registration there is
 * nothing to be repeated.
 */
async function clearLeftover(this: IHookFunctions): Promise<void> {
	try {
		const agentId = chosenAgent(this);
		const url = ownUrl(this);
		const current = await readWebhook.call(this, agentId);
		if (current?.url === url && (await leadsNowhere.call(this, url, url))) await writeWebhook.call(this, agentId, null, 'none');
	} catch (error) {
		this.logger.info(`Hamsa Trigger could not look for a webhook of its own: ${(error as Error).message}`);
	}
}

const ownUrl = (context: IHookFunctions) => context.getNodeWebhookUrl('default') as string;

/** n8n calls these when a workflow is activated and deactivated, and around a test listen. */
export const webhookLifecycle = { checkExists, create, delete: remove };
