import { createHmac } from 'node:crypto';

import { NodeOperationError } from 'n8n-workflow';

import type { RequestContext } from '../../shared/http/types';
import { client } from './client';

/**
 * A secret for a webhook of ours, stored nowhere: whoever has the API key of the credential can work it out again, and from
 * it neither the key nor another secret can be found. 32 bytes, as text for a header.
 *
 * @param parts what the secret is for, down to what makes it one of its kind
 * @throws NodeOperationError without an API key: everybody could work it out then
 */
export async function derivedSecret(this: RequestContext, ...parts: string[]): Promise<string> {
	const { apiKey } = await client.account.call(this);
	if (apiKey === '') throw new NodeOperationError(this.getNode(), 'The Hamsa credential has no API key');
	return createHmac('sha256', apiKey).update(['n8n-nodes-voice-agents', ...parts].join('\n')).digest('base64url');
}
