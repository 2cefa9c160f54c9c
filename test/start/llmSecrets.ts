import { randomBytes } from 'node:crypto';

import type { CustomLlmSecrets } from '../console/customLlm';
import type { N8nApi } from '../e2e/harness/api';

/** A credential with a key, and the key: what a voice platform and n8n both know. */
export async function makeLlmSecrets(api: N8nApi): Promise<CustomLlmSecrets> {
	const key = randomBytes(24).toString('base64url');
	const credential = await api.createCredential({ name: 'Simulated platforms', type: 'customLlmApi', data: { apiKey: key } });
	return { credential, key };
}
