import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { type Delivery, type WebhookTrigger, type AuthResult, receive as receiveWebhook } from '../../shared/webhook/receive';
import { registersItself } from '../../shared/webhook/registration';
import { carriesSecret, isOneOf, secretIn } from '../../shared/webhook/sharedSecret';
import { type ParsedEvent, parseEvent } from './events';
import { resyncSecret } from './resyncSecret';
import { toItemJson } from './item';
import { chosenAgent, digestOf, registrationOf, webhookSecret } from './registration';

/** An hour of speech, transcribed word by word, and some more. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** Hamsa gives up after 5 seconds (docs/platforms/hamsa.md, 10.4). */
const ACKNOWLEDGE_WITHIN_MS = 4500;

/** One delivery from Hamsa (shared/webhook/receive.ts). */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveWebhook(this, triggerOf);
}

/** What a delivery must be to start the workflow, by the fields of the node. */
export function triggerOf(this: IWebhookFunctions): WebhookTrigger<ParsedEvent> {
	return {
		maxBodyBytes: MAX_BODY_BYTES,
		authenticate: async (delivery, cameAt) => await authenticate(this, delivery, cameAt),
		parse: ({ rawBody }) => parseEvent(rawBody),
		isSelected: ({ kind }) => (this.getNodeParameter('events', []) as string[]).includes(kind),
		idsOf: ({ identity }) => [identity],
		acknowledgeWithinMs: ACKNOWLEDGE_WITHIN_MS,
		toItem: (event) => toItemJson(event, this.getNodeParameter('simplify', true) as boolean),
	};
}

/** Hamsa signs nothing: it repeats the secret it was given (docs/platforms/hamsa.md, 10.2). */
async function authenticate(context: IWebhookFunctions, { headers: { authorization } }: Delivery, cameAt: number): Promise<AuthResult> {
	if (!authorization) return { status: 401, reason: 'The header Authorization is missing.' };
	if (!registersItself(context)) return await authenticateByPastedSecret(context, authorization);
	if (await carriesOwnSecret(context, authorization)) return 'authenticated';

	const { answer, isCurrent } = await resyncSecret(context, cameAt);
	if (isCurrent && answer === 'unchanged') return WRONG_SECRET;
	if (isCurrent && answer === 'setAgain')
		return { status: 503, reason: 'The secret of the webhook was set again. Please deliver again.' };
	return { status: 503, reason: 'The secret of the webhook could not be looked up. Please deliver again.' };
}

const WRONG_SECRET: AuthResult = { status: 401, reason: 'The header Authorization does not carry the secret of this webhook.' };

/**
 * What Hamsa was given at the registration, or would be given now. They differ after the API key of the credential was
 * changed, until the workflow is published again.
 */
async function carriesOwnSecret(context: IWebhookFunctions, authorization: string): Promise<boolean> {
	const registered = registrationOf(context)?.secretDigest ?? '';
	if (isOneOf(digestOf(secretIn(authorization)), [registered])) return true;
	return carriesSecret(authorization, { secrets: [await webhookSecret.call(context, chosenAgent(context))] });
}

async function authenticateByPastedSecret(context: IWebhookFunctions, authorization: string): Promise<AuthResult> {
	const { secret, previousSecret, scheme } = await context.getCredentials('hamsaWebhookApi');
	const secrets = [secret, previousSecret].map((one) => String(one ?? '')).filter((one) => one !== '');
	if (secrets.length === 0) return { status: 503, reason: 'This trigger has no secret yet. Please deliver again.' };
	return carriesSecret(authorization, { secrets, schemes: [String(scheme ?? '')] }) ? 'authenticated' : WRONG_SECRET;
}
