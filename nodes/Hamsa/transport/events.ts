import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { monotonicNow } from '../../shared/clock';
import { hideSecrets } from '../../shared/http/apiError';
import { readChunks, type ByteStream } from '../../shared/http/byteStream';
import { client } from './client';
import { readEvents, type ReportedEvent } from './eventText';

export interface EventsRequest {
	/** Made with `endpoint`. */
	path: string;
	body: IDataObject;
	/** Secrets in the body, which the events may repeat: never shown. */
	secrets: string[];
	/** The item an exception is about. */
	itemIndex: number;
}

/** How long the whole may take. What came until then is given. */
const MAX_MS = 300_000;

/** How long nothing may come before the connection counts as lost. */
const QUIET_MS = 120_000;

/** More is not read. */
const MAX_CHARACTERS = 1_000_000;

/**
 * Has Hamsa do something, never twice by itself, and gives what it reports until it is done.
 *
 * @throws NodeApiError for anything but a success, and if the connection breaks
 * @throws NodeOperationError if nothing is reported
 */
export async function apiEvents(this: IExecuteFunctions, { path, body, secrets: sent, itemIndex }: EventsRequest): Promise<ReportedEvent[]> {
	const secrets = [...(await client.account.call(this, itemIndex)).secrets, ...sent];
	const accept = 'text/event-stream, application/json';
	const stream = await client.stream.call(this, { method: 'POST', path, body, secrets, accept, accepts: mayHoldEvents, itemIndex });

	const text = await textOf(stream).catch(async (error: unknown) => {
		throw await client.brokenStream.call(this, error, { secrets, itemIndex });
	});
	const events = readEvents(text);
	if (events === undefined) throw await client.unusableAnswer.call(this, text, { secrets, itemIndex });
	if (events.length > 0) return events.map(({ event, data }) => ({ event, data: hidden(data, secrets) }));
	throw new NodeOperationError(this.getNode(), 'Hamsa ended without reporting anything', {
		description: 'It may have been carried out all the same. Check before running the node again.',
		itemIndex,
	});
}

/** How events come is not documented (eventText.ts); a web page is something else. */
const mayHoldEvents = (contentType: string) => /event-stream|json|text\/plain|undefined/i.test(contentType);

async function textOf(stream: ByteStream): Promise<string> {
	const decoder = new TextDecoder();
	let text = '';
	for await (const chunk of readChunks(stream, { until: monotonicNow() + MAX_MS, idleTimeoutMs: QUIET_MS })) {
		text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
		if (text.length > MAX_CHARACTERS) break;
	}
	return text;
}

/** In texts only: a short secret must not change the names of fields. */
function hidden(data: unknown, secrets: string[]): unknown {
	if (typeof data === 'string') return hideSecrets(data, secrets);
	if (Array.isArray(data)) return data.map((entry) => hidden(entry, secrets));
	if (typeof data !== 'object' || data === null) return data;
	return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, hidden(value, secrets)]));
}
