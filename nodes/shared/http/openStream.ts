import { apiError, type UnsuccessfulRequest } from './apiError';
import { type ByteStream, withBodyRead, withRefusalRead } from './byteStream';
import { type HttpAnswer, type NoAnswer, pause, type RequestContext, sendWithRetries } from './send';

export interface Opening extends Omit<UnsuccessfulRequest, 'outcome'> {
	/** Whether this Content-Type is what was asked for. Anything else is a refusal, or some other server's page. */
	accepts: (contentType: string) => boolean;
}

/**
 * Opens an answer that comes bit by bit, under the retry policy. The caller reads it to the end or destroys it.
 *
 * @param attempt sends the request once, with `encoding: 'stream'`
 * @throws NodeApiError for anything but a 2xx of the right type
 */
export async function openStream(
	this: RequestContext,
	{ accepts, ...request }: Opening,
	attempt: () => Promise<HttpAnswer | NoAnswer>,
): Promise<ByteStream> {
	const { repeatable, rateLimit } = request;
	const wait = async (ms: number) => await pause.call(this, ms);
	let outcome = await sendWithRetries(async () => await withRefusalRead(await attempt()), { repeatable, rateLimit, wait });
	if (outcome.answered && outcome.statusCode >= 200 && outcome.statusCode < 300) {
		if (accepts(String(outcome.headers['content-type']))) return outcome.body as ByteStream;
		outcome = { ...outcome, ...(await withBodyRead(outcome)) };
	}
	throw apiError(this.getNode(), { ...request, outcome });
}
