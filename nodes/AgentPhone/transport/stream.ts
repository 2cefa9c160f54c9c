import type { IExecuteFunctions, IHttpRequestOptions, NodeApiError } from 'n8n-workflow';

import type { Explanation } from '../../shared/http/apiError';
import type { ByteStream } from '../../shared/http/byteStream';
import { sendPublicFollowingRedirects } from '../../shared/http/publicRequest';
import { client, type ApiRequest } from './client';

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

/**
 * The same for public routes (docs/platforms/agentphone.md, 1), without the API key.
 *
 * @throws what `apiRequest` throws
 */
export async function publicStream(this: IExecuteFunctions, { path, mimeType, ...request }: StreamRequest): Promise<ByteStream> {
	const url = await publicAddress.call(this, path, request.itemIndex);
	const options: IHttpRequestOptions = { url, headers: { Accept: mimeType }, encoding: 'stream' };
	const attempt = async () => await sendPublicFollowingRedirects.call(this, options, url);
	return await client.publicStream.call(this, { ...request, accepts: accepting(mimeType) }, attempt);
}

/** The URL of a public route. */
export async function publicAddress(this: IExecuteFunctions, path: string, itemIndex: number): Promise<string> {
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
