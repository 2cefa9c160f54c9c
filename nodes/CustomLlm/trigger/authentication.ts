import { randomBytes } from 'node:crypto';

import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
	IWebhookFunctions,
} from 'n8n-workflow';

import { type AuthResult, type Delivery, headerNamed } from '../../shared/webhook/receive';
import { isOneOf, secretIn } from '../../shared/webhook/sharedSecret';

/** Whoever guesses the key can start workflows; fewer characters could be guessed. */
const MIN_KEY_LENGTH = 24;

const DEFAULT_HEADER = 'Authorization';

/**
 * Whether a request carries the key of the credential, or the previous one: in the header Authorization or in the one the
 * credential names, with or without the word Bearer. With an unusable key nothing is accepted.
 */
export async function authenticate(context: Pick<IWebhookFunctions, 'getCredentials'>, { headers }: Delivery): Promise<AuthResult> {
	const { keys, header, problem } = readCredential(await context.getCredentials('customLlmApi'));
	if (problem) return { status: 401, reason: `No request can be accepted: ${problem}` };
	const sent = [headerNamed(headers, header), headers.authorization].map((value) => secretIn(value)).filter((value) => value !== '');
	if (sent.length === 0) return { status: 401, reason: `The key is missing. Send it as "${header}: Bearer <key>".` };
	return sent.some((value) => isOneOf(value, keys))
		? 'authenticated'
		: { status: 401, reason: 'Incorrect API key provided. Send the key of the credential that the trigger uses.' };
}

/** No call could prove a key that others send, so this looks at its form. */
export async function customLlmKeyTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const { problem } = readCredential(data);
	if (problem === undefined) return { status: 'OK', message: 'The key has the right form. The first request will prove it.' };
	return { status: 'Error', message: `${problem} You can use this one: ${randomBytes(24).toString('base64url')}` };
}

interface Keys {
	keys: string[];
	/** Name of the header that carries the key. */
	header: string;
	/** Why the keys cannot be used. */
	problem: string | undefined;
}

function readCredential({ apiKey, previousApiKey, header }: ICredentialDataDecryptedObject): Keys {
	const [key, previous] = [apiKey, previousApiKey].map((value) => String(value ?? '').trim());
	return {
		keys: [key, previous],
		header: String(header ?? '').trim() || DEFAULT_HEADER,
		problem: problemOf(key, 'API Key') ?? (previous === '' ? undefined : problemOf(previous, 'Previous API Key')),
	};
}

function problemOf(key: string, label: string): string | undefined {
	if (key === '') return `The field ${label} of the credential is empty.`;
	// Other characters do not arrive in a header as they are.
	if (!/^[\x21-\x7e]*$/.test(key)) return `The ${label} of the credential holds a space or another character that no header can carry.`;
	return key.length < MIN_KEY_LENGTH
		? `The ${label} of the credential is too short: it must have at least ${MIN_KEY_LENGTH} characters.`
		: undefined;
}
