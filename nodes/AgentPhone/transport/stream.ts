import type { IExecuteFunctions, IHttpRequestOptions, NodeApiError } from 'n8n-workflow';

import type { Explanation } from '../../shared/http/apiError';
import type { ByteStream } from '../../shared/http/byteStream';
import { sendPublicFollowingRedirects } from '../../shared/http/publicRequest';
import { client, type ApiRequest } from './client';

export interface StreamRequest extends Pick<ApiRequest, 'path' | 'subAccountId'> {
	/** What has to come, such as audio/wav. Anything else is some other server's page. */
	mimeType: string;
	/** The item an error is about. */
	itemIndex: number;
	/** Own words for a status of this operation. */
	explainStatus?: (statusCode: number) => Explanation | undefined;
}

/**
 * Opens an answer that is read as it comes. The caller reads it to the end or destroys it.
 *
 * @throws what `apiRequest` throws
 */
export async function apiStream(this: IExecuteFunctions, { mimeType, ...request }: StreamRequest): Promise<ByteStream> {
	return await client.stream.call(this, { ...request, accept: mimeType, accepts: accepting(mimeType) });
}

/**
 * The same for what AgentPhone gives to anybody (docs/platforms/agentphone.md, 1), without the API key.
 *
 * @throws what `apiRequest` throws
 */
export async function publicStream(this: IExecuteFunctions, { path, mimeType, ...request }: StreamRequest): Promise<ByteStream> {
	const url = await publicAddress.call(this, path, request.itemIndex);
	const options: IHttpRequestOptions = { url, headers: { Accept: mimeType }, encoding: 'stream' };
	const attempt = async () => await sendPublicFollowingRedirects.call(this, options, url);
	return await client.publicStream.call(this, { ...request, accepts: accepting(mimeType) }, attempt);
}

/** The address of something public. */
export async function publicAddress(this: IExecuteFunctions, path: string, itemIndex: number): Promise<string> {
	const { baseURL } = await client.account.call(this, itemIndex);
	return baseURL + path;
}

/** The error to throw for a stream that opened and then broke. Reading again does no harm. */
export async function brokenStream(this: IExecuteFunctions, error: unknown, itemIndex: number): Promise<NodeApiError> {
	return await client.brokenStream.call(this, error, { idempotent: true, itemIndex });
}

/** Another subtype is accepted as well: servers name audio and text in several ways. */
function accepting(mimeType: string): (contentType: string) => boolean {
	const [type] = mimeType.split('/');
	return (contentType) => contentType.toLowerCase().startsWith(`${type}/`);
}
