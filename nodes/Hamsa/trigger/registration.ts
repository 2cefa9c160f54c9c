import { createHash } from 'node:crypto';
import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isOwnUrl, registersItself, rememberedRegistration, rememberRegistration, slotTaken, type StaticDataHolder } from '../../shared/webhook/registration';
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
}

export const WEBHOOK_PATH = 'hamsa';

const AUTH_KEY = 'Bearer';

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
	if (!current || current.url !== this.getNodeWebhookUrl('default')) return false;
	return typeof current.auth !== 'object' || current.auth.authSecret === secret;
}

/**
 * Sets the agent's webhook, with our secret.
 * @throws NodeOperationError if another webhook is set and the node may not replace it
 */
async function create(this: IHookFunctions): Promise<boolean> {
	if (!registersItself(this)) return true;
	const agentId = chosenAgent(this);
	const url = this.getNodeWebhookUrl('default') as string;
	const current = await readWebhook.call(this, agentId);
	const foreign = current && !isOwnUrl(current.url, url) ? current : undefined;
	if (foreign && this.getNodeParameter('ifSlotTaken') === 'refuse') throw slotTaken(this, 'Hamsa already delivers the events of this agent to another webhook', { room: 'one webhook per agent', url: foreign.url });
	if (foreign?.auth === 'hidden') {
		this.logger.warn('Hamsa Trigger replaces a webhook whose secret Hamsa does not show: on deactivation its URL is put back, but its secret has to be set again in Hamsa', { agentId });
	}

	const secret = await webhookSecret.call(this, agentId);
	await writeWebhook.call(this, agentId, url, { authKey: AUTH_KEY, authSecret: secret });
	// A test listen borrows the webhook from this very node in production, and gives it back.
	const borrowed = current && current.url !== url && this.getMode() === 'manual' ? current : undefined;
	const former = registrationOf(this);
	const replaced = foreign ?? borrowed ?? (current && former?.agentId === agentId ? former.replaced : undefined);
	rememberRegistration(this, { agentId, url, secretDigest: digestOf(secret), ...(replaced && { replaced }) } satisfies Registration);
	return true;
}

/** Gives the webhook back: to what was there before, or none. Leaves it alone if somebody else set another meanwhile. */
async function remove(this: IHookFunctions): Promise<boolean> {
	const registration = registrationOf(this);
	if (!registration) return true;
	const { agentId, url } = registration;
	const current = await readWebhook.call(this, agentId);
	if (current?.url === url) await giveBack.call(this, registration);
	else this.logger.info('Hamsa Trigger left the webhook of the agent as it is: another one was set meanwhile', { agentId });
	rememberRegistration(this, undefined);
	return true;
}

async function giveBack(this: IHookFunctions, { agentId, url, replaced }: Registration): Promise<void> {
	if (!replaced) return await writeWebhook.call(this, agentId, null, 'none');
	if (typeof replaced.auth !== 'object' && isOwnUrl(replaced.url, url)) {
		return await writeWebhook.call(this, agentId, replaced.url, { authKey: AUTH_KEY, authSecret: await webhookSecret.call(this, agentId) });
	}
	await writeWebhook.call(this, agentId, replaced.url, replaced.auth);
	if (replaced.auth === 'hidden') {
		this.logger.warn('Hamsa Trigger put back the URL of the webhook it had replaced, but not its secret, which Hamsa does not show: set it again in Hamsa, or its receiver will refuse the events', { agentId });
	}
}

/** n8n calls these when a workflow is activated and deactivated, and around a test listen. */
export const webhookLifecycle = { checkExists, create, delete: remove };
