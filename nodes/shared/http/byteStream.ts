import { monotonicNow, sleep } from '../clock';
import { parseJson } from '../json';
import type { HttpAnswer, NetworkFailure } from './types';

/** A body that comes bit by bit, such as the one n8n gives with `encoding: 'stream'`. */
export interface ByteStream extends AsyncIterable<Uint8Array | string> {
	destroy: () => unknown;
}

export interface ReadDeadline {
	/** When to stop reading, on the steady clock. */
	until: number;
	/** How long nothing at all may come before the connection counts as lost. */
	idleTimeoutMs: number;
}

/** Nothing came for too long. The code is read like those of Node. */
export class StreamIdleError extends Error {
	readonly code = 'ETIMEDOUT';
}

/** More came than is read. */
export class ResponseTooLargeError extends Error {
	readonly code = RESPONSE_TOO_LARGE;
}

/** The code of `ResponseTooLargeError`. */
export const RESPONSE_TOO_LARGE = 'ERR_ANSWER_TOO_LONG';

/** How often the time is looked at while nothing comes. */
const POLL_INTERVAL_MS = 200;

/** No refusal is longer; more of it is not read. */
const MAX_ERROR_BODY_BYTES = 64 * 1024;

const ERROR_BODY_TIMEOUT_MS = 10_000;

/**
 * What comes until the stream ends or the time is up. However it ends, also by leaving the loop, the connection is closed.
 *
 * @throws QuietStream, or what the stream throws when the connection breaks or the execution is stopped
 */
export async function* readChunks(stream: ByteStream, { until, idleTimeoutMs }: ReadDeadline): AsyncGenerator<Uint8Array | string> {
	const chunks = stream[Symbol.asyncIterator]();
	let next = chunks.next();
	try {
		for (let heardAt = monotonicNow(); monotonicNow() < until; ) {
			const waitMs = Math.max(1, Math.min(POLL_INTERVAL_MS, until - monotonicNow()));
			const result = await Promise.race([next, sleep(waitMs)]);
			if (result?.done) return;
			if (result) {
				heardAt = monotonicNow();
				yield result.value;
				next = chunks.next();
			} else if (monotonicNow() - heardAt >= idleTimeoutMs) {
				throw new StreamIdleError(`nothing came for ${idleTimeoutMs} ms`);
			}
		}
	} finally {
		// What is still being waited for fails now, and nobody is left to hear of it.
		next.catch(() => undefined);
		stream.destroy();
	}
}

/** A chunk's bytes, which are not copied: a recording may have hundreds of megabytes. */
export function bytesOf(chunk: Uint8Array | string): Buffer {
	return typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

export interface ReadLimits {
	/** More is not read: what was packed small by a server may be anything in memory. */
	maxBytes: number;
	/** How long the whole of it may take. */
	maxMs: number;
	/** How long nothing at all may come. */
	idleTimeoutMs: number;
}

/**
 * All that comes, to the end. However it ends, the connection is closed.
 *
 * @throws LongStream, QuietStream, or what the stream throws when the connection breaks
 */
export async function readAll(stream: ByteStream, { maxBytes, maxMs, idleTimeoutMs }: ReadLimits): Promise<Buffer> {
	const until = monotonicNow() + maxMs;
	const pieces: Buffer[] = [];
	let size = 0;
	for await (const chunk of readChunks(stream, { until, idleTimeoutMs })) {
		const bytes = bytesOf(chunk);
		size += bytes.length;
		if (size > maxBytes) throw new ResponseTooLargeError(`more than ${maxBytes} bytes came`);
		pieces.push(bytes);
	}
	// Reading ends at the time limit without a word, and half of it must not pass for the whole.
	if (monotonicNow() >= until) throw new StreamIdleError(`it did not end within ${maxMs} ms`);
	return Buffer.concat(pieces);
}

/** A refusal with its body read, so that it can be explained; anything else as it is. */
export async function readErrorBody(outcome: HttpAnswer | NetworkFailure): Promise<HttpAnswer | NetworkFailure> {
	if (!outcome.responded || (outcome.statusCode >= 200 && outcome.statusCode < 300)) return outcome;
	return await withBodyRead(outcome);
}

/** The answer with its body as JSON, or as text if it is none. */
export async function withBodyRead(answer: HttpAnswer): Promise<HttpAnswer> {
	const text = await textOf(answer.body as ByteStream);
	return { ...answer, body: parseJson(text) ?? text };
}

async function textOf(stream: ByteStream): Promise<string> {
	const decoder = new TextDecoder();
	let text = '';
	try {
		for await (const chunk of readChunks(stream, { until: monotonicNow() + ERROR_BODY_TIMEOUT_MS, idleTimeoutMs: ERROR_BODY_TIMEOUT_MS })) {
			text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
			if (text.length > MAX_ERROR_BODY_BYTES) break;
		}
	} catch {
		// The status says enough; what was written with it is a courtesy.
	}
	return text;
}

/** Deeper data breaks n8n, which copies and stores an execution's data by functions that call themselves. No platform's is deeper than ten. */
const MAX_DEPTH = 200;

/** The code of `JsonTooDeepError`. */
export const JSON_TOO_DEEP = 'ERR_ANSWER_TOO_DEEP';

/** JSON that no workflow can hold. */
export class JsonTooDeepError extends Error {
	readonly code = JSON_TOO_DEEP;
}

/**
 * The body of an answer: parsed JSON, the text if it is none, '' if there is none.
 *
 * @throws DeepJson
 */
export function jsonOf(text: string): unknown {
	const value = parseJson(text);
	if (value === undefined) return text.trim() === '' ? '' : text;
	if (isDeep(value)) throw new JsonTooDeepError('the answer is nested too deeply');
	return value;
}

/** Level by level, because a function that calls itself is what deep data breaks. */
function isDeep(value: unknown): boolean {
	let level = [value].filter(isObject);
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > MAX_DEPTH) return true;
		level = level.flatMap((inner) => Object.values(inner).filter(isObject));
	}
	return false;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
