import type { IExecuteFunctions, IHttpRequestOptions, NodeApiError } from 'n8n-workflow';

import { apiError, type Explanation } from '../../shared/http/apiError';
import type { ByteStream } from '../../shared/http/byteStream';
import { openStream } from '../../shared/http/openStream';
import { sendPublicFollowing } from '../../shared/http/publicRequest';
import { noAnswer, sendOnce, type HttpAnswer, type HttpOutcome, type NoAnswer } from '../../shared/http/send';
import { account, CREDENTIAL, explainCode } from './request';
import { subAccountHeaders } from './subAccount';

export interface StreamRequest {
	/** Made with `endpoint`. */
	path: string;
	/** What has to come, such as audio/wav. Anything else is some other server's page. */
	mimeType: string;
	/** The item an exception is about. */
	itemIndex: number;
	/** Own words for a status of this operation. */
	explainStatus?: (statusCode: number) => Explanation | undefined;
}

/**
 * Opens an answer that comes bit by bit. The caller reads it to the end or destroys it.
 *
 * @throws what `apiRequest` throws
 */
export async function apiStream(this: IExecuteFunctions, request: StreamRequest): Promise<ByteStream> {
	const { baseURL, secrets } = await account.call(this, request.itemIndex);
	const headers = { Accept: request.mimeType, ...subAccountHeaders.call(this, false, request.itemIndex) };
	const options: IHttpRequestOptions = { url: baseURL + request.path, headers, encoding: 'stream', json: false };
	return await opened.call(this, request, secrets, async () => await sendOnce.call(this, CREDENTIAL, options, request.itemIndex));
}

/**
 * The same for what AgentPhone gives to anybody (docs/platforms/agentphone.md, 1): the key stays here.
 *
 * @throws what `apiRequest` throws
 */
export async function publicStream(this: IExecuteFunctions, request: StreamRequest): Promise<ByteStream> {
	const url = await publicAddress.call(this, request.path, request.itemIndex);
	const options: IHttpRequestOptions = { url, headers: { Accept: request.mimeType }, encoding: 'stream' };
	return await opened.call(this, request, [], async () => await sendPublicFollowing.call(this, options, url));
}

/** Where something public is. */
export async function publicAddress(this: IExecuteFunctions, path: string, itemIndex: number): Promise<string> {
	const { baseURL } = await account.call(this, itemIndex);
	return baseURL + path;
}

/** For a stream that opened and then broke: the error to throw. */
export function brokenOff(this: IExecuteFunctions, error: unknown, itemIndex: number): NodeApiError {
	const outcome: HttpOutcome = { ...noAnswer(error), begun: true, attempts: 1, mayHaveActed: true };
	return apiError(this.getNode(), { platform: 'AgentPhone', outcome, repeatable: true, secrets: [], itemIndex });
}

async function opened(
	this: IExecuteFunctions,
	{ mimeType, itemIndex, explainStatus }: StreamRequest,
	secrets: string[],
	attempt: () => Promise<HttpAnswer | NoAnswer>,
): Promise<ByteStream> {
	const [type] = mimeType.split('/');
	const accepts = (contentType: string) => contentType.toLowerCase().startsWith(`${type}/`);
	return await openStream.call(this, { accepts, platform: 'AgentPhone', repeatable: true, secrets, itemIndex, explainCode, explainStatus }, attempt);
}
