import { NodeOperationError } from 'n8n-workflow';

import { chunksOf } from '../../shared/http/byteStream';
import { openStream } from '../../shared/http/openStream';
import { sendPublicOnce, type RequestContext } from '../../shared/http/send';

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
	let contentType = '';
	const stream = await openStream.call(
		this,
		{
			platform: 'Hamsa',
			repeatable: true,
			secrets: [],
			itemIndex,
			accepts: (type) => accepts((contentType = type)),
			explainStatus: (status) =>
				status >= 400 && status < 500 && status !== 429
					? { message: `The ${thing} is not there any more (HTTP ${status})`, description: 'Links of Hamsa may end after some time. Read the job again, or run it anew.' }
					: undefined,
		},
		async () => await sendPublicOnce.call(this, { url, encoding: 'stream' }),
	);
	const chunks: Buffer[] = [];
	let size = 0;
	const until = Date.now() + MAX_MS;
	try {
		for await (const chunk of chunksOf(stream, { until, quietMs: QUIET_MS })) {
			chunks.push(Buffer.from(chunk));
			size += chunk.length;
			if (size > MAX_BYTES) break;
		}
	} catch (error) {
		throw fail(`The ${thing} broke off (${(error as Error).message})`, 'Run the node again later.');
	}
	// Reading ends at the time limit without a word, and half a file must not pass for a whole one.
	if (Date.now() >= until) throw fail(`The ${thing} did not come within ${MAX_MS / 60_000} minutes`, 'Run the node again later.');
	if (size > MAX_BYTES) throw fail(`The ${thing} is larger than ${MAX_BYTES / 1024 / 1024} MB`, 'Fetch it with the node HTTP Request, which can write it to a disk.');
	return { bytes: Buffer.concat(chunks), contentType };
}
