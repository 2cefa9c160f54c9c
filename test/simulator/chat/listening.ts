import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';

import axios from 'axios';

import { messageOf } from '../common/apiError';
import { TurnRecord, type CutReason } from '../common/line';
import type { ChatAnswer } from './answer';
import { errorSchema, type ChatBody } from './wire';

/** A started answer that never ends is given up. */
const MAX_TURN_MS = 120_000;

/** How long a connection may stay open after `[DONE]`. */
const LINGER_MS = 2_000;

export interface ChatRequest {
	url: string;
	headers: Record<string, string>;
	body: ChatBody;
}

export interface ListenOptions {
	/** Until the first text or tool call. */
	timeoutMs: number;
	/** The caller hangs up, or the platform closes the connection because the caller speaks. */
	hangUp: AbortSignal;
	onText: (text: string, atMs: number) => void;
}

/** What came of one request, besides what the answer says. */
export interface Heard {
	/** Null when no answer began. */
	status: number | null;
	headers: IncomingHttpHeaders;
	/** The message of a refusal. */
	refusal: string | null;
	/** The whole body as it came. */
	raw: string;
	/** Since the request: the head, the first text, the end. */
	headMs: number | null;
	firstTextMs: number | null;
	totalMs: number;
	cut: CutReason | null;
	/** The connection failed, and not by the caller. */
	lost: string | null;
}

const isMedia = (type: unknown, wanted: string) => String(type).split(';', 1)[0].trim() === wanted;

/** Sends a request and fills `answer` while it comes. Never rejects. */
export async function listen(
	{ url, headers, body }: ChatRequest,
	answer: ChatAnswer,
	{ timeoutMs, hangUp, onText }: ListenOptions,
): Promise<Heard> {
	const started = performance.now();
	const elapsed = () => Math.round(performance.now() - started);
	const line = new TurnRecord(new AbortController().signal);
	const heard: Heard = {
		status: null,
		headers: {},
		refusal: null,
		raw: '',
		headMs: null,
		firstTextMs: null,
		totalMs: 0,
		cut: null,
		lost: null,
	};
	line.cutAfter(timeoutMs, 'time-out');
	line.cutAfter(MAX_TURN_MS, 'endless');
	const onHangUp = () => line.cut('hang-up');
	if (hangUp.aborted) onHangUp();
	hangUp.addEventListener('abort', onHangUp, { once: true });

	const hear = (event: string) => {
		const text = answer.take(event);
		if (text !== '') {
			heard.firstTextMs ??= elapsed();
			onText(text, performance.now());
		}
		if (text !== '' || answer.toolCalls.length > 0 || answer.finishReason !== null) line.stop('time-out');
		if (answer.isDone) line.cutAfter(LINGER_MS, 'linger');
	};

	try {
		const response = await axios.post<Readable>(url, body, {
			headers: {
				'Content-Type': 'application/json',
				Accept: 'text/event-stream',
				'Accept-Encoding': 'gzip, deflate, br',
				...headers,
			},
			responseType: 'stream',
			decompress: false,
			maxRedirects: 0,
			proxy: false,
			validateStatus: () => true,
			signal: line.signal,
		});
		heard.headMs = elapsed();
		heard.status = response.status;
		heard.headers = response.headers as IncomingHttpHeaders;
		if (heard.headers['content-encoding'] !== undefined) answer.problems.push(`compressed: ${heard.headers['content-encoding']}`);
		if (response.status === 200) await readEvents(response.data, heard, answer, hear);
		else await readRefusal(response.data, heard, answer);
	} catch (error) {
		if (!line.reason) heard.lost = messageOf(error);
	}
	line.release();
	hangUp.removeEventListener('abort', onHangUp);
	heard.totalMs = elapsed();
	heard.cut = line.reason;
	if (heard.cut === 'linger') answer.problems.push(`still open ${LINGER_MS} ms after [DONE]`);
	if (heard.cut === 'endless') answer.problems.push(`no end after ${MAX_TURN_MS} ms`);
	if (heard.cut === 'time-out') answer.problems.push(`nothing to speak within ${timeoutMs} ms`);
	if (heard.lost !== null) answer.problems.push(`connection lost: ${heard.lost}`);
	return heard;
}

async function readEvents(body: Readable, heard: Heard, answer: ChatAnswer, hear: (event: string) => void): Promise<void> {
	const type = heard.headers['content-type'];
	if (!isMedia(type, 'text/event-stream')) answer.problems.push(`unexpected content type: ${type}`);
	let rest = '';
	for await (const text of body.setEncoding('utf8') as AsyncIterable<string>) {
		heard.raw += text;
		const events = (rest + text).split('\n\n');
		rest = events.pop()!;
		for (const event of events) hear(event);
	}
	answer.end(rest);
}

async function readRefusal(body: Readable, heard: Heard, answer: ChatAnswer): Promise<void> {
	for await (const text of body.setEncoding('utf8') as AsyncIterable<string>) heard.raw += text;
	const parsed = errorSchema.safeParse(parsedJson(heard.raw));
	heard.refusal = parsed.success ? parsed.data.error.message : heard.raw;
	if (!parsed.success) answer.problems.push(`status ${heard.status} without an error in OpenAI's form`);
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
