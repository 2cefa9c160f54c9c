import type { IWebhookFunctions } from 'n8n-workflow';

import { AskSeldom } from '../../shared/webhook/askSeldom';
import { rememberRegistration as remember } from '../../shared/webhook/registration';
import { expectedRegistration, registrationOf, rotated, secretsOf } from './registration';
import { isReadable, readSlot, writeSlot } from './slot';

/** Forged requests must not make us rotate the secret again and again. */
const ROTATE_AGAIN_AFTER_MS = 5 * 60_000;

export type Healing =
	/** The secrets that count now; they are stored. */
	| { secrets: string[] }
	/** We had to register anew; the delivery must come again, signed with the new secret. */
	| 'registeredAnew'
	/** Nothing to heal: our secret is the slot's, or the slot is not ours. */
	| 'nothing';

const healing = new AskSeldom<Healing>(heal, 'nothing');

/**
 * A signature did not match, or there is no secret to compare it with. Somebody may have rewritten our slot with our own URL
 * since we registered: a test listen that gave it back, or the vendor's dashboard. Or n8n died after the slot was taken and
 * before the secret was stored. Every write makes a new secret (docs/platforms/agentphone.md, 4.1), which is read from the slot or,
 * if it is masked there, made anew. Never rejects.
 */
export const healSecret = async (context: IWebhookFunctions): Promise<Healing> => await healing.answer(context);

async function heal(context: IWebhookFunctions): Promise<Healing> {
	const registration = registrationOf(context) ?? expectedRegistration(context);
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
