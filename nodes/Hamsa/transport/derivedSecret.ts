import { createHmac } from 'node:crypto';

import { NodeOperationError } from 'n8n-workflow';

import type { RequestContext } from '../../shared/http/types';
import { client } from './client';

/**
 * A secret for a webhook of this package. It is not stored, because it can be derived again from the API key of the credential;
 * neither the key nor other secrets can be derived from it.
 *
 * @param parts purpose of the secret, including everything that makes it unique
 * @returns 32 bytes as base64url
 * @throws NodeOperationError without an API key, because anyone could derive the secret then
 */
export async function derivedSecret(this: RequestContext, ...parts: string[]): Promise<string> {
	const { apiKey } = await client.account.call(this);
	if (apiKey === '') throw new NodeOperationError(this.getNode(), 'The Hamsa credential has no API key');
	return createHmac('sha256', apiKey)
		.update(['n8n-nodes-voice-agents', ...parts].join('\n'))
		.digest('base64url');
}
