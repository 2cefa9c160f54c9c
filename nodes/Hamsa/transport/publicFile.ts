import { NodeOperationError } from 'n8n-workflow';

import { readAll, ResponseTooLargeError, StreamIdleError } from '../../shared/http/byteStream';
import { sendPublicFollowingRedirects } from '../../shared/http/publicRequest';
import type { RequestContext } from '../../shared/http/types';
import { client } from './client';

/** Maximum size of a file, which is read into memory: more than an hour of speech. */
export const MAX_BYTES = 200 * 1024 * 1024;

const MAX_DOWNLOAD_MS = 10 * 60_000;

const IDLE_TIMEOUT_MS = 60_000;

export interface PublicFile {
	url: string;
	/** Name of the content in error messages, as in "The audio is larger than". */
	thing: string;
	/** Whether a Content-Type is acceptable. */
	accepts: (contentType: string) => boolean;
	/** What to do about a link that no longer works; by default the advice for the file of a job. */
	advice?: string;
	itemIndex: number;
}

/**
 * Downloads a file from a URL in an answer of Hamsa. The URL may belong to any host, so the API key is not sent.
 *
 * @throws NodeApiError if it does not exist or has another type
 * @throws NodeOperationError if it is too large or too slow, or if the URL is invalid
 */
export async function publicFile(
	this: RequestContext,
	{ url, thing, accepts, advice = 'Links of Hamsa may expire. Read the job again, or start a new one.', itemIndex }: PublicFile,
): Promise<{ bytes: Buffer; contentType: string }> {
	const fail = (message: string, description: string) => new NodeOperationError(this.getNode(), message, { itemIndex, description });
	if (!/^https?:\/\/[^\s/]/i.test(url))
		throw fail(`Hamsa returned no web address for the ${thing}`, `Value in the answer: ${url.slice(0, 100)}`);
	const { baseURL } = await client.account.call(this, itemIndex);
	let contentType = '';
	const stream = await client.publicStream.call(
		this,
		{
			itemIndex,
			accepts: (type) => accepts((contentType = type)),
			explainStatus: (status) =>
				status >= 400 && status < 500 && status !== 429
					? {
							message: `The ${thing} is no longer available (HTTP ${status})`,
							description: advice,
						}
					: undefined,
		},
		async () => await sendPublicFollowingRedirects.call(this, { url, encoding: 'stream' }, baseURL),
	);
	try {
		return {
			bytes: await readAll(stream, { maxBytes: MAX_BYTES, maxMs: MAX_DOWNLOAD_MS, idleTimeoutMs: IDLE_TIMEOUT_MS }),
			contentType,
		};
	} catch (error) {
		if (error instanceof ResponseTooLargeError)
			throw fail(
				`The ${thing} is larger than ${MAX_BYTES / 1024 / 1024} MB`,
				'Download it with the HTTP Request node, which can write it to disk.',
			);
		if (error instanceof StreamIdleError)
			throw fail(`The download of the ${thing} timed out (${error.message})`, 'Run the node again later.');
		throw fail(`The download of the ${thing} broke off (${(error as Error).message})`, 'Run the node again later.');
	}
}
