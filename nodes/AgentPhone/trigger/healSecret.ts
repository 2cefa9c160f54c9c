import type { IWebhookFunctions } from 'n8n-workflow';

import { rememberRegistration as remember } from '../../shared/webhook/registration';
import { registrationOf, rotated, secretsOf, type Registration } from './registration';
import { isReadable, readSlot, writeSlot } from './slot';

/** Forged requests must not make us call AgentPhone, or rotate the secret, again and again. */
const ASK_AGAIN_AFTER_MS = 10_000;
const ROTATE_AGAIN_AFTER_MS = 5 * 60_000;

export type Healing =
	/** The secrets that count now; they are stored. */
	| { secrets: string[] }
	/** We had to register anew; the delivery must come again, signed with the new secret. */
	| 'registeredAnew'
	/** Nothing to heal: our secret is the slot's, or the slot is not ours. */
	| 'nothing';

const recent = new Map<string, { askedAt: number; healing: Promise<Healing> }>();

/**
 * A signature did not match. Somebody may have rewritten our slot with our own URL since we registered:
 * a test listen that gave it back, or the vendor's dashboard. Every such write makes a new secret
 * (api/agentphone.md 4.1), which is read from the slot or, if it is masked there, made anew.
 * Deliveries that come while it is looked up share the outcome. Never rejects.
 */
export async function healSecret(context: IWebhookFunctions): Promise<Healing> {
	const registration = registrationOf(context);
	if (!registration) return 'nothing';
	const key = `${context.getWorkflow().id}:${context.getNode().id}`;
	const known = recent.get(key);
	if (known && Date.now() - known.askedAt < ASK_AGAIN_AFTER_MS) return await known.healing;

	const healing = heal(context, registration).catch((error: Error) => {
		context.logger.warn(`AgentPhone Trigger could not look up its webhook: ${error.message}`);
		return 'nothing' as const;
	});
	recent.set(key, { askedAt: Date.now(), healing });
	return await healing;
}

async function heal(context: IWebhookFunctions, registration: Registration): Promise<Healing> {
	const { slot, webhook } = registration;
	const current = await readSlot(context, slot);
	if (current?.url !== webhook.url) return 'nothing';

	if (isReadable(current.secret)) {
		if (current.secret === webhook.secret) return 'nothing';
		const healed = rotated(registration, current);
		remember(context, healed);
		return { secrets: secretsOf(healed) };
	}
	const rewritten = current.id !== webhook.id || current.createdAt !== webhook.createdAt;
	if (!rewritten || Date.now() - (registration.rotatedAt ?? 0) < ROTATE_AGAIN_AFTER_MS) return 'nothing';
	remember(context, rotated(registration, await writeSlot(context, slot, webhook)));
	return 'registeredAnew';
}
