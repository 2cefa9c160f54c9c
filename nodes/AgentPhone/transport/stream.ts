import type { IExecuteFunctions, IHttpRequestOptions, NodeApiError } from 'n8n-workflow';

import type { Explanation } from '../../shared/http/apiError';
import type { ByteStream } from '../../shared/http/byteStream';
import { sendPublicFollowingRedirects } from '../../shared/http/publicRequest';
import { sendOnce } from '../../shared/http/send';
import { client, CREDENTIAL, subAccountHeader, type ApiRequest } from './client';

export interface StreamRequest extends Pick<ApiRequest, 'path' | 'subAccountId'> {
	/** Expected type, such as audio/wav. Any other type is not the answer of AgentPhone. */
	mimeType: string;
	/** The item that an error refers to. */
	itemIndex: number;
	/** A more specific error for a status of this operation. */
	explainStatus?: (statusCode: number) => Explanation | undefined;
}

/**
 * Opens a response that is read as a stream. The caller must read it to the end or destroy it.
 *
 * @throws what `apiRequest` throws
 */
export async function apiStream(this: IExecuteFunctions, { mimeType, ...request }: StreamRequest): Promise<ByteStream> {
	return await client.stream.call(this, { ...request, accept: mimeType, accepts: accepting(mimeType) });
}

/** Answers of a route that is not public after all. */
const KEY_NEEDED = new Set([401, 403]);

/**
 * The same for a route that may be public (docs/platforms/agentphone.md, 3.5): requested without the API key, and after a 401 or 403
 * once more with it. Only the request without the key follows redirects, so that the key is sent to the Base URL alone.
 *
 * @throws what `apiRequest` throws
 */
export async function maybePublicStream(
	this: IExecuteFunctions,
	{ path, mimeType, subAccountId, ...request }: StreamRequest,
): Promise<ByteStream> {
	const { baseURL, secrets } = await client.account.call(this, request.itemIndex);
	const url = baseURL + path;
	const options: IHttpRequestOptions = { url, headers: { Accept: mimeType }, encoding: 'stream', json: false };
	const attempt = async () => {
		const outcome = await sendPublicFollowingRedirects.call(this, options, url);
		if (!outcome.responded || !KEY_NEEDED.has(outcome.statusCode)) return outcome;
		(outcome.body as Partial<ByteStream> | undefined)?.destroy?.();
		const headers = { ...options.headers, ...subAccountHeader({ subAccountId }) };
		return await sendOnce.call(this, CREDENTIAL, { ...options, headers }, request.itemIndex);
	};
	return await client.publicStream.call(this, { ...request, secrets, accepts: accepting(mimeType) }, attempt);
}

/** The URL of a route. */
export async function addressOf(this: IExecuteFunctions, path: string, itemIndex: number): Promise<string> {
	const { baseURL } = await client.account.call(this, itemIndex);
	return baseURL + path;
}

/** The error for a stream that broke off. Streams are only read, so they are idempotent. */
export async function brokenStream(this: IExecuteFunctions, error: unknown, itemIndex: number): Promise<NodeApiError> {
	return await client.brokenStream.call(this, error, { idempotent: true, itemIndex });
}

/** Accepts all subtypes of the type, because servers use several names for the same format. */
function accepting(mimeType: string): (contentType: string) => boolean {
	const [type] = mimeType.split('/');
	return (contentType) => contentType.toLowerCase().startsWith(`${type}/`);
}
