import { type IDataObject, type IHookFunctions, type IHttpRequestMethods, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { sendPublicOnce } from '../http/send';

/** A context with static data: hooks and webhooks. Listening for a test event has static data of its own. */
export type StaticDataHolder = { getWorkflowStaticData(type: string): IDataObject };

/** The registration a trigger node has stored, or `undefined` before the workflow is published and after it is unpublished. */
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

/** Longer URLs are cut off in messages. */
const MAX_SHOWN_URL_LENGTH = 200;

/**
 * The error for a webhook that exists already, where the node may not replace it. Everything is in its message, because n8n shows
 * nothing else when a workflow is published or listens for a test event.
 *
 * @param limitPhrase as in "one webhook per agent"
 * @param ownUrl what the webhook would be set to
 */
export function webhookConflict(
	context: IHookFunctions,
	message: string,
	{ name, limitPhrase, url, ownUrl }: { name: string; limitPhrase: string; url: string; ownUrl: string },
): NodeOperationError {
	return new NodeOperationError(
		context.getNode(),
		`${message}, ${ownerOf(url, ownUrl)}. ${name} has ${limitPhrase}. Set "If a Webhook Already Exists" to "Replace It" and publish again (unpublishing puts the other one back), listen to an agent that has no webhook yet, or use one trigger for both workflows`,
		{ level: 'warning' },
	);
}

/** Whose webhook it is, as far as its URL tells: a node cannot look into other workflows. */
function ownerOf(url: string, ownUrl: string): string {
	const shown = withoutSecrets(url).slice(0, MAX_SHOWN_URL_LENGTH);
	const [other, own] = [partsOf(url), partsOf(ownUrl)];
	if (other.path === own.path)
		return `${shown}. It is this workflow's own path on another host: a copy of it is published on another n8n, or this n8n had that address before`;
	if (other.host !== own.host) return shown;
	const base = own.path.split('/').slice(0, -3).join('/');
	const ownEndpoint = own.path.split('/').at(-3) ?? '';
	if (other.path.startsWith(`${base}/webhook-test/`))
		return `that of another workflow of this n8n that listens for a test event (${shown})`;
	const isOfThisN8n = [ownEndpoint, 'webhook'].some((endpoint) => other.path.startsWith(`${base}/${endpoint}/`));
	return isOfThisN8n ? `that of another workflow of this n8n (${shown})` : shown;
}

/**
 * The error when the webhook could not be removed, so that the platform still delivers to an unpublished workflow. n8n tries
 * three times, and shows only the message of the last error.
 */
export function unsubscribeFailed(context: IHookFunctions, platform: string, error: unknown): NodeOperationError {
	const reason = error instanceof Error ? error.message : String(error);
	return new NodeOperationError(
		context.getNode(),
		`${platform} still delivers to this workflow, because its webhook could not be given back: ${reason}. Publish the workflow and unpublish it again later, or remove the webhook in ${platform}`,
	);
}

/** For logs: a query may contain a secret. */
export const withoutQuery = (url: string): string => url.replace(/[?#].*$/, '');

/** For messages: neither a query nor a user name with a password. */
const withoutSecrets = (url: string): string => withoutQuery(url).replace(/^(\w+:\/\/)[^/@]*@/, '$1');

/** Whether the platform says that there is no such agent, and so no webhook of it. */
export const isGone = (error: unknown): boolean => error instanceof NodeApiError && error.httpCode === '404';

/** Whether the platform rejects what it was sent, so that repeating is of no use. */
export const isUnacceptable = (error: unknown): boolean =>
	error instanceof NodeApiError && (error.httpCode === '400' || error.httpCode === '422');

/**
 * Whether two URLs belong to the same node: production and test URL differ in the segments before the last two, and n8n may give them
 * different hosts. The same path on another host belongs to a copy of the workflow on another n8n.
 */
export function isOwnUrl(one: string, other: string): boolean {
	const [a, b] = [partsOf(one), partsOf(other)];
	return tailOf(a.path) === tailOf(b.path) && (a.path !== b.path || a.host === b.host);
}

/** How long n8n may take to say whether it knows a URL. */
const DEAD_URL_CHECK_TIMEOUT_MS = 5_000;

/**
 * Whether a URL belongs to a workflow of this n8n that is no longer published, so that restoring it would be of no use. n8n is
 * sent the OPTIONS request of a CORS preflight, which starts nothing. Other hosts are never asked: a platform must not
 * choose which hosts n8n calls. `false` in case of doubt. Never throws.
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
	// For a URL it knows, n8n allows POST as well.
	return outcome.responded && outcome.headers['access-control-allow-methods'] === 'OPTIONS';
}

/** Host and path; both '' for a text that is no URL. */
export function partsOf(url: string): { host: string; path: string } {
	const [, host = '', path = ''] = /^\w+:\/\/([^/?#]*)([^?#]*)/.exec(url) ?? [];
	return { host: host.toLowerCase(), path };
}

const tailOf = (path: string) => path.split('/').slice(-2).join('/');

const lastOf = (path: string) => path.split('/').at(-1);
