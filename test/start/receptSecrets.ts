import { randomBytes } from 'node:crypto';

import type { ReceptSecrets } from '../console/receptAi';
import type { N8nApi } from '../e2e/harness/api';

/** A credential with a secret of every kind but the public key, and the secrets: what Recept AI and n8n both know. */
export async function makeReceptSecrets(api: N8nApi): Promise<ReceptSecrets> {
	const secret = () => randomBytes(24).toString('base64url');
	const secrets = {
		apiKey: secret(),
		user: 'recept-ai',
		password: secret(),
		bearerToken: secret(),
		jwtSecret: secret(),
		hmacSecret: secret(),
	};
	const { user, password, ...rest } = secrets;
	const credential = await api.createCredential({
		name: 'Simulated Recept AI',
		type: 'receptAiWebhookApi',
		data: {
			authenticationTypes: ['apiKey', 'basic', 'bearer', 'hmac', 'jwtSecret'],
			basicUser: user,
			basicPassword: password,
			...rest,
		},
	});
	return { credential, ...secrets };
}
