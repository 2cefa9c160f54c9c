import type { IWebhookFunctions } from 'n8n-workflow';

import { type Lookup, ThrottledLookup } from '../../shared/webhook/throttledLookup';
import { readWebhook, writeWebhook } from './agentWebhook';
import { AUTH_KEY, chosenAgent, webhookSecret } from './registration';

/**
 * `setAgain`: the delivery must come again with our secret. `masked`: Hamsa does not show whether its secret is ours.
 * `unchanged`: it is ours, or the webhook is not.
 */
export type SecretResync = 'setAgain' | 'masked' | 'unchanged';

const resyncs = new ThrottledLookup<SecretResync>(resync);

/**
 * A delivery does not carry our secret. Somebody may have changed the secret of our webhook at Hamsa, which then is set again.
 *
 * Never rejects.
 *
 * @param cameAt when the delivery came, on the monotonic clock
 */
export const resyncSecret = async (context: IWebhookFunctions, cameAt: number): Promise<Lookup<SecretResync>> =>
	await resyncs.lookUp(context, cameAt);

/** Only what can be seen to differ is changed: where Hamsa masks secrets, forged requests would make us write. */
async function resync(context: IWebhookFunctions): Promise<SecretResync> {
	const agentId = chosenAgent(context);
	const url = context.getNodeWebhookUrl('default');
	const current = await readWebhook.call(context, agentId);
	// A test listen has set the test URL, and is not told its own here.
	if (current === undefined || current.url !== url) return 'unchanged';
	const authSecret = await webhookSecret.call(context, agentId);
	if (typeof current.auth === 'object' && current.auth.authSecret === authSecret) return 'unchanged';
	if (current.auth === 'hidden') {
		context.logger.warn(
			'Hamsa Trigger refused a delivery without its secret. If the secret of the webhook was changed in Hamsa, unpublish the workflow and publish it again',
			{ agentId },
		);
		return 'masked';
	}
	await writeWebhook.call(context, agentId, current.url, { authKey: AUTH_KEY, authSecret });
	context.logger.info('Hamsa Trigger set the secret of its webhook again, which had been changed in Hamsa', { agentId });
	return 'setAgain';
}
