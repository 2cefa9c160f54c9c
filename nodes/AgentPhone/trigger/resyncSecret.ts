import type { IWebhookFunctions } from 'n8n-workflow';

import { type Lookup, ThrottledLookup } from '../../shared/webhook/throttledLookup';
import { storeRegistration } from '../../shared/webhook/registration';
import { expectedRegistration, registrationOf, rotated, secretsOf } from './registration';
import { isReadable, readWebhook, writeWebhook } from './webhookApi';

/** Forged requests must not make us rotate the secret again and again. */
const MIN_ROTATION_INTERVAL_MS = 5 * 60_000;

export type SecretResync =
	/** The secrets that count now; they are stored. */
	| { secrets: string[] }
	/** We had to register anew; the delivery must come again, signed with the new secret. */
	| 'resubscribed'
	/** The slot was written anew, but its secret is masked, and one was made anew shortly before. */
	| 'masked'
	/** Our secret is the slot's, or the slot is not ours. */
	| 'unchanged';

const resyncs = new ThrottledLookup<SecretResync>(resync);

/**
 * A signature did not match, or there is no secret to compare it with. Somebody may have rewritten our slot with our own URL
 * since we registered: a test listen that gave it back, or the vendor's dashboard. Or n8n died after the slot was taken and
 * before the secret was stored. Every write makes a new secret (docs/platforms/agentphone.md, 4.1), which is read from the slot or,
 * if it is masked there, made anew. Never rejects.
 *
 * @param cameAt when the delivery came, on the monotonic clock
 */
export const resyncSecret = async (context: IWebhookFunctions, cameAt: number): Promise<Lookup<SecretResync>> =>
	await resyncs.lookUp(context, cameAt);

async function resync(context: IWebhookFunctions): Promise<SecretResync> {
	const registration = registrationOf(context) ?? expectedRegistration(context);
	const { key, webhook } = registration;
	const current = await readWebhook(context, key);
	if (current?.url !== webhook.url) return 'unchanged';

	if (isReadable(current.secret)) {
		if (current.secret === webhook.secret) return 'unchanged';
		const resynced = rotated(registration, current);
		storeRegistration(context, resynced);
		return { secrets: secretsOf(resynced) };
	}
	const rewritten = current.id !== webhook.id || current.createdAt !== webhook.createdAt;
	if (!rewritten) return 'unchanged';
	if (Date.now() - (registration.rotatedAt ?? 0) < MIN_ROTATION_INTERVAL_MS) return 'masked';
	storeRegistration(context, rotated(registration, await writeWebhook(context, key, webhook)));
	return 'resubscribed';
}
