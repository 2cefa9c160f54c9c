import { NodeOperationError } from 'n8n-workflow';

import { readAll, ResponseTooLargeError, StreamIdleError } from '../../shared/http/byteStream';
import { sendPublicFollowingRedirects } from '../../shared/http/publicRequest';
import type { RequestContext } from '../../shared/http/types';
import { client } from './client';

/** Held in memory while it is fetched: an hour of speech and more. */
const MAX_BYTES = 200 * 1024 * 1024;

const MAX_MS = 10 * 60_000;

const QUIET_MS = 60_000;

export interface PublicFile {
	url: string;
	/** As in "The audio could not be fetched". */
	thing: string;
	/** Whether this Content-Type is what was asked for. */
	accepts: (contentType: string) => boolean;
	itemIndex: number;
}

/**
 * Fetches a file from where Hamsa says it is. The address is anybody's, so the key does not go along.
 *
 * @throws NodeApiError if it is not there, or something else is; NodeOperationError if it is too large or the address is none
 */
export async function publicFile(this: RequestContext, { url, thing, accepts, itemIndex }: PublicFile): Promise<{ bytes: Buffer; contentType: string }> {
	const fail = (message: string, description: string) => new NodeOperationError(this.getNode(), message, { itemIndex, description });
	if (!/^https?:\/\/[^\s/]/i.test(url)) throw fail(`Hamsa gave no web address for the ${thing}`, `It gave: ${url.slice(0, 100)}`);
	const { baseURL } = await client.account.call(this, itemIndex);
	let contentType = '';
	const stream = await client.publicStream.call(
		this,
		{
			itemIndex,
			accepts: (type) => accepts((contentType = type)),
			explainStatus: (status) =>
				status >= 400 && status < 500 && status !== 429
					? { message: `The ${thing} is not there any more (HTTP ${status})`, description: 'Links of Hamsa may end after some time. Read the job again, or run it anew.' }
					: undefined,
		},
		async () => await sendPublicFollowingRedirects.call(this, { url, encoding: 'stream' }, baseURL),
	);
	try {
		return { bytes: await readAll(stream, { maxBytes: MAX_BYTES, maxMs: MAX_MS, idleTimeoutMs: QUIET_MS }), contentType };
	} catch (error) {
		if (error instanceof ResponseTooLargeError) throw fail(`The ${thing} is larger than ${MAX_BYTES / 1024 / 1024} MB`, 'Fetch it with the node HTTP Request, which can write it to a disk.');
		if (error instanceof StreamIdleError) throw fail(`The ${thing} did not come in time (${error.message})`, 'Run the node again later.');
		throw fail(`The ${thing} broke off (${(error as Error).message})`, 'Run the node again later.');
	}
}
