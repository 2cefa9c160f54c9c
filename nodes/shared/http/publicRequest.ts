import type { IHttpRequestOptions } from 'n8n-workflow';

import type { ByteStream } from './byteStream';
import { isLocalAddress, webAddress } from './localAddress';
import { sendPublicOnce } from './send';
import type { HttpAnswer, NetworkFailure, RequestContext } from './types';

/** Files often lie elsewhere than they are asked for, a step or two away. */
const MAX_REDIRECTS = 3;

/** The code of an address that is not asked. */
export const ADDRESS_NOT_ALLOWED = 'ERR_REFUSED_ADDRESS';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Asks an address that anybody may read, and the ones it sends us on to, without a credential, so that no key can go along.
 * Never throws for what the platform or the network does.
 *
 * Where it leads was chosen by somebody else, so it must not be used to look into the network of n8n: nothing but http and
 * https, no address with a user name, nothing local unless `namedBy` is local itself, at most three redirects, and none from
 * https to http. What a name resolves to is up to n8n's own setting N8N_SSRF_PROTECTION_ENABLED.
 *
 * @param namedBy the address of the platform that named this one
 */
export async function sendPublicFollowingRedirects(this: RequestContext, request: IHttpRequestOptions, namedBy: string): Promise<HttpAnswer | NetworkFailure> {
	const home = webAddress(namedBy);
	const mayBeLocal = home !== undefined && isLocalAddress(home);
	let url = webAddress(request.url);
	let from: URL | undefined;
	for (let redirects = 0; ; redirects++) {
		const reason = url === undefined ? 'it is no web address' : reasonAgainst(url, from, mayBeLocal);
		if (url === undefined || reason !== undefined) return rejected(`${origin(url)} is not asked: ${reason}.`);
		if (redirects > MAX_REDIRECTS) return rejected(`It was sent on more than ${MAX_REDIRECTS} times.`);
		const outcome = await sendPublicOnce.call(this, { ...request, url: url.href });
		if (!outcome.responded || !REDIRECTS.has(outcome.statusCode) || typeof outcome.headers.location !== 'string') return outcome;
		(outcome.body as Partial<ByteStream> | undefined)?.destroy?.();
		from = url;
		url = webAddress(outcome.headers.location, url.href);
	}
}

function reasonAgainst(url: URL, from: URL | undefined, mayBeLocal: boolean): string | undefined {
	if (url.username !== '' || url.password !== '') return 'it holds a user name or password';
	if (from?.protocol === 'https:' && url.protocol !== 'https:') return 'it is not encrypted, and the address that led there was';
	if (!mayBeLocal && isLocalAddress(url)) return 'it lies in the network of n8n itself';
	return undefined;
}

/** Without path and query, which may hold a signature. */
const origin = (url: URL | undefined): string => (url === undefined ? 'The address' : `${url.protocol}//${url.host}`);

const rejected = (reason: string): NetworkFailure => ({ responded: false, code: ADDRESS_NOT_ALLOWED, reason });
