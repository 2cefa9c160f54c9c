import type { IHookFunctions, IHttpRequestMethods } from 'n8n-workflow';

import { sendPublicOnce } from '../http/send';

/**
 * Whether two URLs are one node's: production and test URL differ in the segments before the last two, and n8n may give them
 * different hosts. The same path on another host is a copy of the workflow on another n8n, and not ours.
 */
export function isOwnUrl(one: string, other: string): boolean {
	const [a, b] = [partsOf(one), partsOf(other)];
	return tailOf(a.path) === tailOf(b.path) && (a.path !== b.path || a.host === b.host);
}

/** How long n8n may take to say whether it knows a URL. */
const ASK_MS = 5_000;

/**
 * Whether a URL belongs to another workflow of this n8n that is not active any more, so that nobody is there to be given the
 * webhook back. n8n is asked as a browser asks before it posts, which starts nothing. Other hosts are never asked: what they
 * are is somebody else's to say, and a platform must not choose whom n8n calls. In doubt `false`. Never throws.
 *
 * @param ownUrl of this node
 */
export async function leadsNowhere(this: IHookFunctions, url: string, ownUrl: string): Promise<boolean> {
	const own = partsOf(ownUrl);
	const { host, path } = partsOf(url);
	if (host !== own.host || path.split('/').length !== own.path.split('/').length || lastOf(path) !== lastOf(own.path)) return false;
	const headers = { Origin: ownUrl.slice(0, ownUrl.indexOf('/', ownUrl.indexOf('//') + 2)) };
	const method = 'OPTIONS' as IHttpRequestMethods;
	const outcome = await sendPublicOnce.call(this, { method, url, headers, json: true, timeout: ASK_MS });
	// Of a URL it knows n8n says that POST is allowed as well.
	return outcome.answered && outcome.headers['access-control-allow-methods'] === 'OPTIONS';
}

/** Both '' for what is no URL. */
export function partsOf(url: string): { host: string; path: string } {
	const [, host = '', path = ''] = /^\w+:\/\/([^/?#]*)([^?#]*)/.exec(url) ?? [];
	return { host: host.toLowerCase(), path };
}

const tailOf = (path: string) => path.split('/').slice(-2).join('/');

const lastOf = (path: string) => path.split('/').at(-1);
