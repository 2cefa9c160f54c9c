import { createHash } from 'node:crypto';

import { readApiKey, readBaseUrl } from '../../shared/http/baseUrl';
import type { RequestContext } from '../../shared/http/send';

export const CREDENTIAL = 'hamsaApi';

/** docs/platforms/hamsa.md, 1 */
const REGIONS: Record<string, string> = { eu: 'https://api.tryhamsa.com', uae: 'https://api.uae.tryhamsa.com' };

export interface Account {
	baseURL: string;
	/** For what no header carries: the WebSocket's own. Never shown. */
	apiKey: string;
	/** What must never be shown. */
	secrets: string[];
	/** Tells accounts apart without showing the key. */
	fingerprint: string;
}

/**
 * Where to send, and what must never be shown.
 *
 * @throws NodeOperationError if the credential's own Base URL is none, or its key cannot be sent
 */
export async function account(this: RequestContext, itemIndex = 0): Promise<Account> {
	const { region, baseUrl, apiKey } = await this.getCredentials<{ region?: string; baseUrl?: string; apiKey?: string }>(CREDENTIAL, itemIndex);
	const key = readApiKey(this.getNode(), apiKey, { platform: 'Hamsa', itemIndex });
	const given = region === 'custom' ? baseUrl : REGIONS[region ?? 'eu'];
	const baseURL = readBaseUrl(this.getNode(), given, { platform: 'Hamsa', example: REGIONS.eu, secrets: [key], itemIndex });
	return { baseURL, apiKey: key, secrets: [key], fingerprint: createHash('sha256').update(`${baseURL}\n${key}`).digest('hex') };
}
