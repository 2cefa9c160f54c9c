import { randomBytes } from 'node:crypto';

import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Explanation } from '../../shared/http/apiError';
import { isLocalAddress } from '../../shared/http/localAddress';
import { endpoint } from '../../shared/http/url';
import { apiRequest } from '../transport/client';

/** Hamsa sends `Authorization: <authKey> <authSecret>` (docs/platforms/hamsa.md, 10.2). */
export type WebhookAuth = { authKey: string; authSecret: string };

/** The one webhook of an agent. */
export interface AgentWebhook {
	url: string;
	/** Whether Hamsa shows a secret, masks it or leaves it out is not documented. */
	auth: WebhookAuth | 'none' | 'hidden';
}

const pathOf = (agentId: string) => endpoint('v2', 'voice-agents', agentId);

/** `GET /v2/voice-agents/{voiceAgentId}` (docs/platforms/hamsa.md, 2.2): the webhook that is set, or `undefined`. */
export async function readWebhook(this: IHookFunctions | IWebhookFunctions, agentId: string): Promise<AgentWebhook | undefined> {
	const { webhookUrl, webhookAuth } = await apiRequest.call(this, { path: pathOf(agentId) });
	return typeof webhookUrl === 'string' && webhookUrl !== '' ? { url: webhookUrl, auth: readAuth(webhookAuth) } : undefined;
}

/**
 * `PATCH /v2/voice-agents/{voiceAgentId}` (docs/platforms/hamsa.md, 2.2) with nothing but the webhook: others may be editing the agent.
 *
 * Who had no secret, or one that Hamsa does not show, gets one that nobody knows: that `webhookAuth` can be emptied is not
 * documented, and ours must not stay there, to be sent to somebody else.
 *
 * @param url null for none
 * @throws what `apiRequest` throws
 */
export async function writeWebhook(
	this: IHookFunctions | IWebhookFunctions,
	agentId: string,
	url: string | null,
	auth: AgentWebhook['auth'],
): Promise<void> {
	const webhookAuth = typeof auth === 'object' ? auth : { authKey: 'Bearer', authSecret: randomBytes(32).toString('base64url') };
	await apiRequest.call(this, {
		method: 'PATCH',
		path: pathOf(agentId),
		body: { webhookUrl: url, webhookAuth },
		secrets: [webhookAuth.authSecret],
		explainStatus: (status, platformMessage) =>
			status === 400 && url !== null && !isPublic(url) ? unreachable(url, platformMessage) : undefined,
	});
}

function readAuth(webhookAuth: unknown): AgentWebhook['auth'] {
	if (webhookAuth === null) return 'none';
	const { authKey, authSecret } = (typeof webhookAuth === 'object' ? webhookAuth : {}) as IDataObject;
	return isReadable(authSecret) ? { authKey: typeof authKey === 'string' ? authKey : 'Bearer', authSecret } : 'hidden';
}

/** Whether it is the whole secret and not a masked picture of it. */
const isReadable = (secret: unknown): secret is string =>
	typeof secret === 'string' && secret !== '' && !/\*{3}|[\u2022\u25CF\u2026]|\.{3}/.test(secret);

/** As far as the address itself tells (docs/platforms/hamsa.md, 10.1). */
function isPublic(text: string): boolean {
	const url = new URL(text);
	return url.protocol === 'https:' && !isLocalAddress(url);
}

/** All in the message: n8n shows no description when a workflow is published. */
function unreachable(url: string, platformMessage: string): Explanation {
	return {
		message: `Hamsa cannot deliver to ${new URL(url).origin}. It needs a public https address, and this is what n8n takes for its own. Set the environment variable WEBHOOK_URL of n8n (N8N_WEBHOOK_URL in newer versions) to the https address under which the internet reaches it, restart n8n, and publish the workflow again`,
		description: `Hamsa wrote: ${platformMessage}`,
	};
}
