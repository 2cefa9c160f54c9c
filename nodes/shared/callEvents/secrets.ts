import type { ICredentialTestFunctions, ICredentialsDecrypted, INodeCredentialTestResult, IWebhookFunctions } from 'n8n-workflow';

/**
 * The secret of a credential and the one before it, for `verifySignature` or `isOneOf`; '' for one that is not set.
 *
 * @param field such as `secret`; the one before it is `previousSecret`
 * @throws what n8n throws if the credential is missing
 */
export async function currentAndPrevious(context: IWebhookFunctions, credential: string, field: string): Promise<string[]> {
	const secrets = await context.getCredentials(credential);
	return [field, `previous${field[0].toUpperCase()}${field.slice(1)}`].map((name) => String(secrets[name] ?? '').trim());
}

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
