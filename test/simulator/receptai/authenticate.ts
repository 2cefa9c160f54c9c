import { createHmac, sign, type KeyLike } from 'node:crypto';

/** How a webhook of the platform authenticates itself; the four ways of docs/platforms/recept-ai.md, 2.4. */
export type SenderAuth =
	| { method: 'apiKey'; key: string; header?: string }
	| { method: 'basic'; user: string; password: string }
	/** Fixed, or made with `signJwt`. */
	| { method: 'bearer'; token: string }
	| HmacAuth;

export interface HmacAuth {
	method: 'hmac';
	secret: string;
	header?: string;
	algorithm?: 'sha256' | 'sha512';
	encoding?: 'hex' | 'base64';
	prefix?: string;
	/** With one, `timestamp + "." + body` is signed. */
	timestampHeader?: string;
}

/** The headers of one attempt: signatures are made anew for each. */
export function authHeaders(auth: SenderAuth, body: string | Buffer, timestamp: number | string): Record<string, string> {
	switch (auth.method) {
		case 'apiKey':
			return { [auth.header ?? 'X-API-Key']: auth.key };
		case 'basic':
			return { Authorization: `Basic ${Buffer.from(`${auth.user}:${auth.password}`).toString('base64')}` };
		case 'bearer':
			return { Authorization: `Bearer ${auth.token}` };
		case 'hmac':
			return signatureHeaders(auth, body, timestamp);
	}
}

function signatureHeaders(
	{ secret, header = 'X-Signature', algorithm = 'sha256', encoding = 'hex', prefix = '', timestampHeader }: HmacAuth,
	body: string | Buffer,
	timestamp: number | string,
) {
	const hmac = createHmac(algorithm, secret);
	if (timestampHeader !== undefined) hmac.update(`${timestamp}.`);
	return {
		[header]: prefix + hmac.update(body).digest(encoding),
		...(timestampHeader !== undefined && { [timestampHeader]: String(timestamp) }),
	};
}

export interface JwtOptions {
	/** A secret for HS256, a private key for RS256. */
	key: string | KeyLike;
	algorithm?: 'HS256' | 'RS256';
	/** Winning over an expiry in five minutes; `undefined` takes a claim out. */
	claims?: Record<string, unknown>;
	/** Winning over `alg` and `typ`: what the token says of itself. */
	header?: Record<string, unknown>;
}

/** A JSON Web Token, or one with something wrong about it. */
export function signJwt({ key, algorithm = 'HS256', claims, header }: JwtOptions): string {
	const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const now = Math.floor(Date.now() / 1000);
	const signed = `${part({ alg: algorithm, typ: 'JWT', ...header })}.${part({ iat: now, exp: now + 300, ...claims })}`;
	const signature =
		algorithm === 'HS256'
			? createHmac('sha256', key as string)
					.update(signed)
					.digest()
			: sign('sha256', Buffer.from(signed), key);
	return `${signed}.${signature.toString('base64url')}`;
}
