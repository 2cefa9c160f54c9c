import type { ICredentialTestFunctions, ICredentialsDecrypted, INodeCredentialTestResult, IWebhookFunctions } from 'n8n-workflow';

import { currentAndPrevious } from '../webhook/sharedSecret';

/**
 * The secret of a credential and the one before it.
 *
 * @param field such as `secret`
 * @throws what n8n throws if the credential is missing
 */
export const storedSecrets = async (context: IWebhookFunctions, credential: string, field: string): Promise<string[]> =>
	currentAndPrevious(await context.getCredentials(credential), field);

type CredentialTest = (this: ICredentialTestFunctions, credential: ICredentialsDecrypted) => Promise<INodeCredentialTestResult>;

/**
 * The test of a credential whose secret no request can verify: its length.
 *
 * @param field the field of the secret
 * @param minLength shorter ones can be guessed, or were not copied whole
 * @param whereFrom a sentence that says where the secret is found
 */
export function secretLengthTest(field: string, minLength: number, whereFrom: string): CredentialTest {
	return async function ({ data }) {
		const secret = String(data?.[field] ?? '').trim();
		return secret.length >= minLength
			? { status: 'OK', message: 'The secret is long enough. The first delivery will prove it.' }
			: { status: 'Error', message: `The secret should have ${minLength} characters or more. ${whereFrom}` };
	};
}
