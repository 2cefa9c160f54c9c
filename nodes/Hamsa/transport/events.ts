import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { monotonicNow } from '../../shared/clock';
import { apiError, hideSecrets } from '../../shared/http/apiError';
import { chunksOf, type ByteStream } from '../../shared/http/byteStream';
import { openStream } from '../../shared/http/openStream';
import { noAnswer, sendOnce } from '../../shared/http/send';
import { account, CREDENTIAL } from './account';
import { readEvents, type ReportedEvent } from './eventText';
import { explainStatus, wording } from './request';

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
	const { baseURL, secrets: own } = await account.call(this, itemIndex);
	const secrets = [...own, ...sent];
	const told = { ...wording, repeatable: false, secrets, itemIndex, explainStatus };
	const headers = { Accept: 'text/event-stream, application/json' };
	const options: IHttpRequestOptions = { method: 'POST', url: baseURL + path, headers, body, encoding: 'stream', json: false };
	const stream = await openStream.call(this, { ...told, accepts: mayHoldEvents }, async () => await sendOnce.call(this, CREDENTIAL, options, itemIndex));

	const text = await textOf(stream).catch((error: unknown) => {
		throw apiError(this.getNode(), { ...told, outcome: { ...noAnswer(error), begun: true, attempts: 1, mayHaveActed: true } });
	});
	const events = readEvents(text);
	if (events === undefined) {
		throw apiError(this.getNode(), { ...told, outcome: { answered: true, statusCode: 200, headers: {}, body: text, attempts: 1, mayHaveActed: true } });
	}
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
	for await (const chunk of chunksOf(stream, { until: monotonicNow() + MAX_MS, quietMs: QUIET_MS })) {
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
