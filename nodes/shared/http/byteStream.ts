import { monotonicNow, sleep } from '../clock';
import { parseJson, readJson } from '../json';
import type { HttpResponse, NetworkFailure } from './types';

/** A response body that arrives in chunks, such as that of a request with `encoding: 'stream'`. */
export interface ByteStream extends AsyncIterable<Uint8Array | string> {
	destroy: () => unknown;
}

export interface ReadDeadline {
	/** When to stop reading, on the monotonic clock. */
	until: number;
	/** Milliseconds without data after which the connection counts as lost. */
	idleTimeoutMs: number;
}

/** No data arrived for too long. The code is the one that Node.js uses for time-outs. */
export class StreamIdleError extends Error {
	readonly code = 'ETIMEDOUT';
}

/** The response is larger than the limit. */
export class ResponseTooLargeError extends Error {
	readonly code = RESPONSE_TOO_LARGE;
}

/** The code of `ResponseTooLargeError`. */
export const RESPONSE_TOO_LARGE = 'ERR_RESPONSE_TOO_LARGE';

/** How often the deadline is checked while no data arrives. */
const POLL_INTERVAL_MS = 200;

/** Limit in UTF-16 code units; the rest of a longer error body is not read. */
const MAX_ERROR_BODY_CHARACTERS = 64 * 1024;

const ERROR_BODY_TIMEOUT_MS = 10_000;

/**
 * The chunks of a stream until it ends or the time is up. The connection is closed in every case, also when the caller leaves
 * the loop early.
 *
 * @throws StreamIdleError after `idleTimeoutMs` without data
 * @throws what the stream throws when the connection breaks or the execution is stopped
 */
export async function* readChunks(stream: ByteStream, { until, idleTimeoutMs }: ReadDeadline): AsyncGenerator<Uint8Array | string> {
	const chunks = stream[Symbol.asyncIterator]();
	let next = chunks.next();
	try {
		for (let lastChunkAt = monotonicNow(); monotonicNow() < until; ) {
			const waitMs = Math.max(1, Math.min(POLL_INTERVAL_MS, until - monotonicNow()));
			const result = await Promise.race([next, sleep(waitMs)]);
			if (result?.done) return;
			if (result) {
				lastChunkAt = monotonicNow();
				yield result.value;
				next = chunks.next();
			} else if (monotonicNow() - lastChunkAt >= idleTimeoutMs) {
				throw new StreamIdleError(`no data for ${idleTimeoutMs} ms`);
			}
		}
	} finally {
		// Destroying the stream rejects the pending read; without a handler that would be an unhandled rejection.
		next.catch(() => undefined);
		stream.destroy();
	}
}

/** The bytes of a chunk, without copying them, because a recording may have hundreds of megabytes. */
export function bytesOf(chunk: Uint8Array | string): Buffer {
	return typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

export interface ReadLimits {
	/** Maximum size, counted after decompression, because a small compressed body can be huge in memory. */
	maxBytes: number;
	/** Milliseconds for the whole body. */
	maxMs: number;
	/** Milliseconds without data after which the connection counts as lost. */
	idleTimeoutMs: number;
}

/**
 * Reads a stream to its end. The connection is closed in every case.
 *
 * @throws ResponseTooLargeError above `maxBytes`
 * @throws StreamIdleError after `idleTimeoutMs` without data, or if the stream has not ended after `maxMs`
 * @throws what the stream throws when the connection breaks
 */
export async function readAll(stream: ByteStream, { maxBytes, maxMs, idleTimeoutMs }: ReadLimits): Promise<Buffer> {
	const until = monotonicNow() + maxMs;
	const pieces: Buffer[] = [];
	let size = 0;
	for await (const chunk of readChunks(stream, { until, idleTimeoutMs })) {
		const bytes = bytesOf(chunk);
		size += bytes.length;
		if (size > maxBytes) throw new ResponseTooLargeError(`the response has more than ${maxBytes} bytes`);
		pieces.push(bytes);
	}
	// `readChunks` ends silently at the deadline, so the body may be incomplete.
	if (monotonicNow() >= until) throw new StreamIdleError(`the response did not end within ${maxMs} ms`);
	return Buffer.concat(pieces);
}

/** Reads the body of an error response, so that it can be explained; any other outcome is returned unchanged. */
export async function readErrorBody(outcome: HttpResponse | NetworkFailure): Promise<HttpResponse | NetworkFailure> {
	if (!outcome.responded || (outcome.statusCode >= 200 && outcome.statusCode < 300)) return outcome;
	return await withBodyRead(outcome);
}

/** The response with its body parsed as JSON, or as text if it is not JSON. Errors while reading are ignored. */
export async function withBodyRead(response: HttpResponse): Promise<HttpResponse> {
	const text = await readErrorText(response.body as ByteStream);
	return { ...response, body: parseJson(text) ?? text };
}

async function readErrorText(stream: ByteStream): Promise<string> {
	const decoder = new TextDecoder();
	let text = '';
	try {
		for await (const chunk of readChunks(stream, {
			until: monotonicNow() + ERROR_BODY_TIMEOUT_MS,
			idleTimeoutMs: ERROR_BODY_TIMEOUT_MS,
		})) {
			text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
			if (text.length > MAX_ERROR_BODY_CHARACTERS) break;
		}
	} catch {
		// The status alone is enough for the error message; the body only adds details.
	}
	return text;
}

/** The code of `JsonTooDeepError`. */
export const JSON_TOO_DEEP = 'ERR_RESPONSE_TOO_DEEP';

/** The JSON is nested more deeply than n8n, which copies and stores execution data recursively, has stack for. */
export class JsonTooDeepError extends Error {
	readonly code = JSON_TOO_DEEP;
}

/**
 * The body of a response: parsed JSON, the text if it is not JSON, '' if it is empty.
 *
 * @throws JsonTooDeepError
 */
export function jsonOf(text: string): unknown {
	const read = readJson(text);
	if (read.problem === undefined) return read.value;
	if (read.problem === 'tooDeep') throw new JsonTooDeepError('the response is nested too deeply');
	return text.trim() === '' ? '' : text;
}
