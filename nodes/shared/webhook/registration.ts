import {
	type IDataObject,
	type IHookFunctions,
	type IHttpRequestMethods,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { sendPublicOnce } from '../http/send';

/** What has static data: hooks and webhooks. A test listen has static data of its own. */
export type StaticDataHolder = { getWorkflowStaticData(type: string): IDataObject };

/** What a trigger node remembers of its registration, or `undefined` before the first activation and after deactivation. */
export function storedRegistration<Registration>(context: StaticDataHolder): Registration | undefined {
	return context.getWorkflowStaticData('node').registration as Registration | undefined;
}

export function storeRegistration(context: StaticDataHolder, registration: object | undefined): void {
	const data = context.getWorkflowStaticData('node');
	if (registration) data.registration = registration as IDataObject;
	else delete data.registration;
}

/** Whether the node sets its webhook by the platform's API; else the user pastes the URL there. */
export function registersItself(context: Pick<IHookFunctions, 'getNodeParameter'>): boolean {
	return context.getNodeParameter('registration') === 'api';
}

/**
 * What the user is told whose field says Do Not Activate.
 *
 * @param room as in "one webhook per agent"
 * @param ownUrl what the webhook would be set to
 */
export function webhookConflict(context: IHookFunctions, message: string, { limitPhrase, url, ownUrl }: { limitPhrase: string; url: string; ownUrl: string }): NodeOperationError {
	const isCopy = partsOf(url).path === partsOf(ownUrl).path;
	const hint = isCopy ? ` It is this workflow's own path on another host: a copy of it is active on another n8n, or this n8n had that address before.` : '';
	return new NodeOperationError(context.getNode(), message, {
		description: `There is ${limitPhrase}, and this one is set to ${url}.${hint} Set "If a Webhook Already Exists" to "Replace It" (deactivating this workflow puts it back), or choose another agent.`,
		level: 'warning',
	});
}

/**
 * What the user is told when the platform goes on delivering to a workflow that is not active any more. n8n tries three times,
 * and of the last error shows nothing but the message.
 */
export function unsubscribeFailed(context: IHookFunctions, platform: string, error: unknown): NodeOperationError {
	const reason = error instanceof Error ? error.message : String(error);
	return new NodeOperationError(
		context.getNode(),
		`${platform} still delivers to this workflow, because its webhook could not be given back: ${reason}. Publish the workflow and unpublish it again later, or remove the webhook in ${platform}`,
	);
}

/** For logs: a query may hold somebody's secret. */
export const withoutQuery = (url: string): string => url.replace(/[?#].*$/, '');

/** Whether the platform says that there is no such agent, and so no webhook of it. */
export const isGone = (error: unknown): boolean => error instanceof NodeApiError && error.httpCode === '404';

/** Whether the platform will not have what it was sent, however often. */
export const isUnacceptable = (error: unknown): boolean => error instanceof NodeApiError && (error.httpCode === '400' || error.httpCode === '422');

/**
 * Whether two URLs are one node's: production and test URL differ in the segments before the last two, and n8n may give them
 * different hosts. The same path on another host is a copy of the workflow on another n8n, and not ours.
 */
export function isOwnUrl(one: string, other: string): boolean {
	const [a, b] = [partsOf(one), partsOf(other)];
	return tailOf(a.path) === tailOf(b.path) && (a.path !== b.path || a.host === b.host);
}

/** How long n8n may take to say whether it knows a URL. */
const DEAD_URL_CHECK_TIMEOUT_MS = 5_000;

/**
 * Whether a URL belongs to another workflow of this n8n that is not active any more, so that nobody is there to be given the
 * webhook back. n8n is asked as a browser asks before it posts, which starts nothing. Other hosts are never asked: what they
 * are is somebody else's to say, and a platform must not choose whom n8n calls. In doubt `false`. Never throws.
 *
 * @param ownUrl of this node
 */
export async function isDeadWebhookUrl(this: IHookFunctions, url: string, ownUrl: string): Promise<boolean> {
	const own = partsOf(ownUrl);
	const { host, path } = partsOf(url);
	if (host !== own.host || path.split('/').length !== own.path.split('/').length || lastOf(path) !== lastOf(own.path)) return false;
	const headers = { Origin: ownUrl.slice(0, ownUrl.indexOf('/', ownUrl.indexOf('//') + 2)) };
	const method = 'OPTIONS' as IHttpRequestMethods;
	const outcome = await sendPublicOnce.call(this, { method, url, headers, json: true, timeout: DEAD_URL_CHECK_TIMEOUT_MS });
	// Of a URL it knows n8n says that POST is allowed as well.
	return outcome.responded && outcome.headers['access-control-allow-methods'] === 'OPTIONS';
}

/** Both '' for what is no URL. */
export function partsOf(url: string): { host: string; path: string } {
	const [, host = '', path = ''] = /^\w+:\/\/([^/?#]*)([^?#]*)/.exec(url) ?? [];
	return { host: host.toLowerCase(), path };
}

const tailOf = (path: string) => path.split('/').slice(-2).join('/');

const lastOf = (path: string) => path.split('/').at(-1);
