import { createHash } from 'node:crypto';

import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isOwnUrl, storedRegistration, type StaticDataHolder } from '../../shared/webhook/registration';
import { subscriptionLifecycle, type Subscription } from '../../shared/webhook/subscriptionLifecycle';
import { derivedSecret } from '../transport/derivedSecret';
import { type AgentWebhook, readWebhook, writeWebhook } from './agentWebhook';

/** What the node remembers of its registration. */
export interface Registration extends Subscription<AgentWebhook> {
	agentId: string;
	url: string;
	/** Of the secret that Hamsa was given. The secret itself is stored nowhere. */
	secretDigest: string;
}

export const WEBHOOK_PATH = 'hamsa';

export const AUTH_KEY = 'Bearer';

export const registrationOf = (context: StaticDataHolder) => storedRegistration<Registration>(context);

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

/** Our secret as Hamsa is to send it. */
const ownAuth = async (context: IHookFunctions, agentId: string) => ({
	authKey: AUTH_KEY,
	authSecret: await webhookSecret.call(context, agentId),
});

/** n8n calls these when a workflow is published and unpublished, and around a test listen. */
export const webhookLifecycle = subscriptionLifecycle<Registration, AgentWebhook, AgentWebhook>({
	name: 'Hamsa',
	conflictMessage: 'Hamsa already delivers the events of this agent to another webhook',
	limitPhrase: 'one webhook per agent',
	scope: 'project',
	async desired() {
		const agentId = chosenAgent(this);
		return {
			agentId,
			url: this.getNodeWebhookUrl('default') as string,
			secretDigest: digestOf(await webhookSecret.call(this, agentId)),
		};
	},
	keyOf: ({ agentId }) => agentId,
	urlOf: ({ url }) => url,
	async read(agentId) {
		return await readWebhook.call(this, agentId);
	},
	// With the secret that belongs to the API key of today.
	isCurrent: ({ url, auth }, registration, desired) =>
		url === desired.url &&
		registration.secretDigest === desired.secretDigest &&
		(typeof auth !== 'object' || digestOf(auth.authSecret) === desired.secretDigest),
	snapshot: (found) => found,
	onReplacing({ auth }) {
		if (auth !== 'hidden') return;
		this.logger.warn(
			'Hamsa Trigger replaces a webhook whose secret Hamsa does not show: when the workflow is unpublished, its URL is put back, but its secret has to be set again in Hamsa',
			{ key: chosenAgent(this) },
		);
	},
	async subscribe(desired) {
		await writeWebhook.call(this, desired.agentId, desired.url, await ownAuth(this, desired.agentId));
		return desired;
	},
	async restore({ agentId, url }, previous) {
		// What a test listen gives back to production: its secret is known, though Hamsa may not show it.
		const isOurs = typeof previous.auth !== 'object' && isOwnUrl(previous.url, url);
		await writeWebhook.call(this, agentId, previous.url, isOurs ? await ownAuth(this, agentId) : previous.auth);
		if (isOurs || previous.auth !== 'hidden') return;
		this.logger.warn(
			'Hamsa Trigger put back the URL of the webhook it had replaced, but not its secret, which Hamsa does not show: set it again in Hamsa, or its receiver will refuse the events',
			{ key: agentId },
		);
	},
	async unsubscribe(agentId) {
		await writeWebhook.call(this, agentId, null, 'none');
	},
});
