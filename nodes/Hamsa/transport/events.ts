import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { monotonicNow } from '../../shared/clock';
import { hideSecrets } from '../../shared/http/apiError';
import { readChunks, type ByteStream } from '../../shared/http/byteStream';
import { client } from './client';
import { readEvents, type ReportedEvent } from './eventText';

export interface EventsRequest {
	/** Built with `endpoint`. */
	path: string;
	body: IDataObject;
	/** Secrets in the body, which are hidden in the events. */
	secrets: string[];
	/** The item that an error refers to. */
	itemIndex: number;
}

/** Maximum time for the whole answer. Events received until then are returned. */
const MAX_MS = 300_000;

/** Maximum time without data before the connection counts as lost. */
const IDLE_TIMEOUT_MS = 120_000;

/** Maximum size of the answer; the rest is not read. */
const MAX_CHARACTERS = 1_000_000;

/**
 * Sends one request, which is never repeated, and returns the events that Hamsa sends until it is done.
 *
 * @throws NodeApiError for anything but a success, and if the connection breaks off
 * @throws NodeOperationError if there are no events
 */
export async function apiEvents(
	this: IExecuteFunctions,
	{ path, body, secrets: sent, itemIndex }: EventsRequest,
): Promise<ReportedEvent[]> {
	const secrets = [...(await client.account.call(this, itemIndex)).secrets, ...sent];
	const accept = 'text/event-stream, application/json';
	const stream = await client.stream.call(this, { method: 'POST', path, body, secrets, accept, accepts: mayHoldEvents, itemIndex });

	const text = await textOf(stream).catch(async (error: unknown) => {
		throw await client.brokenStream.call(this, error, { secrets, itemIndex });
	});
	const events = readEvents(text);
	if (events === undefined) throw await client.unusableAnswer.call(this, text, { secrets, itemIndex });
	if (events.length > 0) return events.map(({ event, data }) => ({ event, data: withSecretsHidden(data, secrets) }));
	throw new NodeOperationError(this.getNode(), 'Hamsa returned no events', {
		description: 'It may have been carried out anyway. Check before running the node again.',
		itemIndex,
	});
}

/** Accepts all formats in which events may be sent (eventText.ts), but no web pages. */
const mayHoldEvents = (contentType: string) => /event-stream|json|text\/plain|undefined/i.test(contentType);

async function textOf(stream: ByteStream): Promise<string> {
	const decoder = new TextDecoder();
	let text = '';
	for await (const chunk of readChunks(stream, { until: monotonicNow() + MAX_MS, idleTimeoutMs: IDLE_TIMEOUT_MS })) {
		text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
		if (text.length > MAX_CHARACTERS) break;
	}
	return text;
}

/** Hides secrets in values only, so that a short secret does not change the names of fields. */
function withSecretsHidden(data: unknown, secrets: string[]): unknown {
	if (typeof data === 'string') return hideSecrets(data, secrets);
	if (Array.isArray(data)) return data.map((entry) => withSecretsHidden(entry, secrets));
	if (typeof data !== 'object' || data === null) return data;
	return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, withSecretsHidden(value, secrets)]));
}
