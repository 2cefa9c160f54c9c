import { createHash } from 'node:crypto';

import type { ICredentialDataDecryptedObject, IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { listOf } from '../../shared/actions/input';
import { numberWithin } from '../../shared/numbers';
import { headerNamed, type Delivery, type AuthResult } from '../../shared/webhook/receive';
import { currentAndPrevious } from '../../shared/webhook/sharedSecret';
import { signatureRejectionReason, verifySignature, type SignatureScheme } from '../../shared/webhook/signature';
import { prefixesFor, TOLERANCE } from '../../shared/webhook/signatureFields';
import { authenticateApiKey } from './auth/apiKey';
import { authenticateBasic } from './auth/basic';
import { authenticateBearer } from './auth/bearer';
import { authenticateAddress } from './auth/ipAllowList';
import { authenticateJwt, type JwtAlgorithm } from './auth/jwt';
import { missingSecret, unauthorized } from './auth/refusals';

export type Method = 'apiKey' | 'basic' | 'bearer' | 'hmac' | 'ipAllowList' | 'none';

const CLOCK_TOLERANCE = { min: 0, max: 3_600, fallback: 60 };

type Context = Pick<IWebhookFunctions, 'getNodeParameter' | 'getCredentials'>;

/** Deliveries must pass all methods chosen. With none chosen nothing is genuine: "None" is a choice of its own, and counts only alone. */
export async function authenticate(context: Context, delivery: Delivery): Promise<AuthResult> {
	const chosen = context.getNodeParameter('authentication', []) as Method[];
	if (chosen.length === 0) return missingSecret('authentication');
	if (chosen.every((method) => method === 'none')) return 'authenticated';

	// Alone and first: who comes from elsewhere learns nothing about the rest.
	if (chosen.includes('ipAllowList')) {
		const authResult = authenticateAddress(delivery, { ranges: listOf(context.getNodeParameter('allowedAddresses', '')) });
		if (authResult !== 'authenticated') return authResult;
	}
	const others = chosen.filter((method) => method !== 'none' && method !== 'ipAllowList');
	if (others.length === 0) return 'authenticated';
	const secrets = await context.getCredentials('receptAiWebhookApi');
	const provers = others.map((method) => (Object.hasOwn(PROVERS, method) ? PROVERS[method] : undefined) ?? notKnown);
	const proofs = provers.map((proveBy) => proveBy(context, delivery, secrets));
	const rejections = proofs.filter((authResult) => authResult !== 'authenticated');
	if (rejections.length === 0) return 'authenticated';
	// What one method refuses is not genuine, whatever another one lacks.
	const status = rejections.every((rejection) => rejection.status === 503) ? 503 : 401;
	return { status, reason: [...new Set(rejections.map(({ reason }) => reason))].join(' ') };
}

type Prover = (context: Context, delivery: Delivery, secrets: ICredentialDataDecryptedObject) => AuthResult;

/** The workflow was edited by hand, or is newer than this package. */
const notKnown: Prover = () => ({
	status: 503,
	reason: 'This trigger has an authentication that is not known, so no delivery can be proven genuine.',
});

const PROVERS: Partial<Record<Method, Prover>> = {
	apiKey: (context, delivery, secrets) =>
		authenticateApiKey(delivery, { header: textOf(context, 'keyHeader'), keys: currentAndPrevious(secrets, 'apiKey') }),
	hmac: proveSignature,
	basic: (_, delivery, { basicUser, basicPassword, previousBasicUser, previousBasicPassword }) =>
		authenticateBasic(delivery, {
			logins: [
				{ user: String(basicUser ?? ''), password: String(basicPassword ?? '') },
				{ user: String(previousBasicUser || basicUser || ''), password: String(previousBasicPassword ?? '') },
			],
		}),
	bearer: (context, delivery, secrets) => {
		if (context.getNodeParameter('tokenType', 'opaque') !== 'jwt')
			return authenticateBearer(delivery, { tokens: currentAndPrevious(secrets, 'bearerToken') });
		const algorithm = context.getNodeParameter('jwtAlgorithm', 'RS256') as JwtAlgorithm;
		const options = context.getNodeParameter('jwtOptions', {}) as IDataObject;
		return authenticateJwt(delivery, {
			algorithm,
			keys: currentAndPrevious(secrets, algorithm === 'RS256' ? 'jwtPublicKey' : 'jwtSecret'),
			issuer: String(options.issuer ?? '').trim(),
			audience: String(options.audience ?? '').trim(),
			clockToleranceSeconds: numberWithin(options.clockTolerance, CLOCK_TOLERANCE),
			now: Date.now(),
		});
	},
};

function proveSignature(context: Context, { headers, rawBody }: Delivery, secrets: ICredentialDataDecryptedObject): AuthResult {
	const { scheme, signatureHeader, timestampHeader, toleranceSeconds } = signatureSettings(context);
	const sent = headerNamed(headers, signatureHeader)?.trim();
	const signature = scheme.encoding === 'hex' ? sent?.toLowerCase() : sent;
	const signed = { rawBody, signature, timestamp: headerNamed(headers, timestampHeader)?.trim() };
	const verdict = verifySignature(signed, {
		secrets: currentAndPrevious(secrets, 'hmacSecret'),
		toleranceSeconds,
		now: Date.now(),
		scheme,
	});
	if (verdict.authenticated) return 'authenticated';
	const reason = signatureRejectionReason(verdict.rejection, { signatureHeader, timestampHeader, toleranceSeconds });
	return verdict.rejection === 'noSecret' ? { status: 503, reason } : unauthorized(reason);
}

function signatureSettings(context: Context) {
	const options = context.getNodeParameter('signatureOptions', {}) as IDataObject;
	const algorithm = options.algorithm === 'sha512' ? 'sha512' : 'sha256';
	const encoding = options.encoding === 'base64' ? 'base64' : 'hex';
	const prefix = String(options.prefix ?? '').trim();
	const timestampHeader = String(options.timestampHeader ?? '').trim();
	const scheme: SignatureScheme = {
		algorithm,
		encoding,
		prefixes: prefixesFor(algorithm, encoding === 'hex' ? prefix.toLowerCase() : prefix),
		signed: timestampHeader === '' ? ['body'] : ['timestamp', 'body'],
	};
	return {
		scheme,
		timestampHeader,
		signatureHeader: textOf(context, 'signatureHeader'),
		toleranceSeconds: numberWithin(options.tolerance, TOLERANCE),
	};
}

/**
 * A digest of what was signed, if it was signed together with a time: whoever replays the delivery can change its id header, but not
 * this. Without a time, two events may well be the same to the letter.
 */
export function signedDigest(context: Context, { headers, rawBody }: Delivery): string | undefined {
	if (!(context.getNodeParameter('authentication', []) as Method[]).includes('hmac')) return undefined;
	const { scheme, timestampHeader } = signatureSettings(context);
	if (!scheme.signed.includes('timestamp')) return undefined;
	return createHash('sha256')
		.update(`${headerNamed(headers, timestampHeader)?.trim()}.`)
		.update(rawBody)
		.digest('base64url');
}

const textOf = (context: Context, name: string): string => String(context.getNodeParameter(name, '')).trim();
