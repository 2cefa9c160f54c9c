import type { IHttpRequestOptions } from 'n8n-workflow';

import type { ByteStream } from './byteStream';
import { isLocalAddress, webAddress } from './localAddress';
import { sendPublicOnce } from './send';
import type { HttpResponse, NetworkFailure, RequestContext } from './types';

/** Download links of files often redirect once or twice, to the storage behind them. */
const MAX_REDIRECTS = 3;

/** The code of a `NetworkFailure` for an address that is not allowed. */
export const ADDRESS_NOT_ALLOWED = 'ERR_ADDRESS_NOT_ALLOWED';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Requests a public address without a credential and follows its redirects, so that no API key is sent to another host.
 * Never throws for what the platform or the network does.
 *
 * The platform chose the address, so requests are restricted to prevent access to the network of n8n (SSRF): only http and
 * https, no user name, no local address unless `namedBy` is local itself, at most three redirects, and none from https to
 * http. The addresses that a name resolves to are checked by n8n, if its setting N8N_SSRF_PROTECTION_ENABLED is on.
 *
 * @param namedBy the address of the platform whose response contained this one
 */
export async function sendPublicFollowingRedirects(
	this: RequestContext,
	request: IHttpRequestOptions,
	namedBy: string,
): Promise<HttpResponse | NetworkFailure> {
	const source = webAddress(namedBy);
	const allowLocal = source !== undefined && isLocalAddress(source);
	let url = webAddress(request.url);
	let from: URL | undefined;
	for (let redirects = 0; ; redirects++) {
		const reason = url === undefined ? 'it is not a web address' : rejectionReason(url, from, allowLocal);
		if (url === undefined || reason !== undefined) return rejected(`${origin(url)} was not requested: ${reason}.`);
		if (redirects > MAX_REDIRECTS) return rejected(`The request was redirected more than ${MAX_REDIRECTS} times.`);
		const outcome = await sendPublicOnce.call(this, { ...request, url: url.href });
		if (!outcome.responded || !REDIRECTS.has(outcome.statusCode) || typeof outcome.headers.location !== 'string') return outcome;
		(outcome.body as Partial<ByteStream> | undefined)?.destroy?.();
		from = url;
		url = webAddress(outcome.headers.location, url.href);
	}
}

function rejectionReason(url: URL, from: URL | undefined, allowLocal: boolean): string | undefined {
	if (url.username !== '' || url.password !== '') return 'it contains a user name or password';
	if (from?.protocol === 'https:' && url.protocol !== 'https:') return 'it is not encrypted, unlike the address that redirected to it';
	if (!allowLocal && isLocalAddress(url)) return 'it is in the network of n8n';
	return undefined;
}

/** Without path and query, which may contain a signature. */
const origin = (url: URL | undefined): string => (url === undefined ? 'The address' : `${url.protocol}//${url.host}`);

const rejected = (reason: string): NetworkFailure => ({ responded: false, code: ADDRESS_NOT_ALLOWED, reason });
