import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { storedSecrets } from '../../shared/callEvents/secrets';
import { numberWithin } from '../../shared/numbers';
import { type AuthResult, type Delivery, headerNamed } from '../../shared/webhook/receive';
import { carriesSecret } from '../../shared/webhook/sharedSecret';
import type { SignatureScheme, SignedPart } from '../../shared/webhook/signature';
import { prefixesFor, TOLERANCE } from '../../shared/webhook/signatureFields';
import { authenticateSignature, type SignatureDeclaration } from '../../shared/webhook/signedHeaders';

/** What Vapi signs (docs/platforms/vapi.md, 3), by its own `payloadFormat`. */
const FORMATS: Record<string, SignedPart[]> = {
	'{timestamp}.{body}': ['timestamp', 'body'],
	'{body}': ['body'],
	'{svix-id}.{timestamp}.{body}': ['id', 'timestamp', 'body'],
};

/** The form of Svix, if Vapi is set to it. Vapi may write the time in milliseconds, which Svix never does. */
const SVIX: SignatureDeclaration = {
	headers: { signature: 'svix-signature', timestamp: 'svix-timestamp', id: 'svix-id', several: ' ' },
	scheme: { algorithm: 'sha256', encoding: 'base64', prefixes: ['v1,'], signed: ['id', 'timestamp', 'body'], keyEncoding: 'base64' },
	toleranceSeconds: TOLERANCE.fallback,
};

/** Whether a delivery proves itself as the node's fields say. Without a secret nothing does. */
export async function authenticateVapi(context: IWebhookFunctions, delivery: Delivery): Promise<AuthResult> {
	const secrets = await storedSecrets(context, 'vapiWebhookApi', 'secret');
	const method = context.getNodeParameter('authentication', 'header') as string;
	if (method === 'header') return authenticateHeader(delivery, String(context.getNodeParameter('headerName', '')).trim(), secrets);
	if (method === 'svix') return authenticateSignature(delivery, SVIX, secrets);
	if (method === 'hmac') {
		const declaration = declarationOf(context.getNodeParameter('signatureOptions', {}) as IDataObject);
		if (declaration) return authenticateSignature(delivery, declaration, secrets);
	}
	// The workflow was edited by hand, or is newer than this package.
	return { status: 503, reason: 'This trigger has an authentication that is not known, so no delivery can be proven genuine.' };
}

/** @param header '' for the two that Vapi uses by itself */
function authenticateHeader({ headers }: Delivery, header: string, secrets: string[]): AuthResult {
	if (secrets.every((secret) => secret === ''))
		return { status: 503, reason: 'This trigger has no secret, so no delivery can be proven genuine.' };
	const names = header === '' ? ['X-Vapi-Secret', 'Authorization'] : [header];
	const sent = names.map((name) => headerNamed(headers, name)).filter((value) => value);
	// No early exit: the time taken must not tell which of the headers fits.
	if (sent.map((value) => carriesSecret(value, { secrets })).includes(true)) return 'authenticated';
	const reason =
		sent.length === 0
			? `The header ${names.join(' or ')} is missing. In Vapi, give the server URL a custom credential with the secret.`
			: `The secret in the header ${names.join(' or ')} is not the one of this trigger.`;
	return { status: 401, reason };
}

/** The signature as the fields of the node describe it; undefined for a format that is not known. */
function declarationOf(options: IDataObject): SignatureDeclaration | undefined {
	const format = String(options.payloadFormat ?? '{timestamp}.{body}');
	if (!Object.hasOwn(FORMATS, format)) return undefined;
	const text = (name: string, fallback = '') => String(options[name] ?? '').trim() || fallback;
	const algorithm = (['sha1', 'sha512'] as const).find((one) => one === options.algorithm) ?? 'sha256';
	const scheme: SignatureScheme = {
		algorithm,
		encoding: options.encoding === 'base64' ? 'base64' : 'hex',
		anyCase: true,
		prefixes: prefixesFor(algorithm, text('prefix')),
		signed: FORMATS[format],
		...(options.secretIsBase64 === true && { keyEncoding: 'base64' as const }),
	};
	return {
		headers: {
			signature: text('signatureHeader', 'x-signature'),
			timestamp: text('timestampHeader', 'x-timestamp'),
			id: text('messageIdHeader', 'svix-id'),
		},
		scheme,
		toleranceSeconds: numberWithin(options.tolerance, TOLERANCE),
	};
}
