import { monotonicNow, sleep } from '../clock';

/** The part of n8n's (Express's) response object that is used here. */
export interface WebhookResponse {
	readonly headersSent: boolean;
	readonly writableEnded: boolean;
	status(code: number): this;
	setHeader(name: string, value: string): this;
	removeHeader(name: string): void;
	flushHeaders(): void;
	write(chunk: string): boolean;
	end(chunk?: string): this;
	once(event: 'close', listener: () => void): this;
	/** Added by n8n's compression. */
	flush?(): void;
}

export interface ExecutionListener {
	/** An execution has started: called once, with its first line. Keepalive lines do not count. */
	started(): void;
	/** One line of n8n's streaming mode, without its line break. */
	line(line: string): void;
	/** The execution has ended, for whatever reason; it never began if `started` was not called. */
	end(): void;
}

/** While a job waits to be queued, n8n writes `{"type":"keepalive"}` every 30 seconds. */
const KEEPALIVE = /^\s*(?:\{"type":"keepalive"\}\s*)?$/;

/** Writes to the caller, past the interception. */
export interface RawResponse {
	write(text: string): void;
	end(text?: string): void;
	/** Ends the response with a status, unless its head has been sent. */
	refuse(status: number, text: string): void;
}

/**
 * n8n streams an execution by `res.write(JSON + "\n")` and closes with `res.end()`, in every mode
 * (docs/voice-streaming.md). Replaces both on this one response, so that the lines reach the listener
 * instead of the caller; what the caller gets is written through the returned `RawResponse`.
 */
export function interceptExecution(res: WebhookResponse, listener: ExecutionListener): RawResponse {
	const write = res.write.bind(res);
	const end = res.end.bind(res);
	let carry = '';
	let started = false;
	let ended = false;

	// n8n passes text only.
	res.write = (chunk: unknown): boolean => {
		const lines = (carry + String(chunk)).split('\n');
		carry = lines.pop() ?? '';
		for (const line of lines.filter((one) => !KEEPALIVE.test(one))) {
			if (!started) listener.started();
			started = true;
			listener.line(line);
		}
		return true;
	};
	res.end = function (this: WebhookResponse) {
		if (!ended) {
			ended = true;
			listener.end();
		}
		return res;
	} as WebhookResponse['end'];

	return {
		write: (text) => {
			if (res.writableEnded) return;
			write(text);
			// n8n compresses; without a flush the line would wait for more.
			res.flush?.();
		},
		end: (text) => {
			if (!res.writableEnded) end(text);
		},
		refuse: (status, text) => {
			if (res.writableEnded) return;
			if (!res.headersSent) res.status(status);
			end(text);
		},
	};
}

/** Begins an answer of ours. A Content-Length set before belongs to another body. */
export function writeHead(res: WebhookResponse, status: number, headers: Record<string, string>): void {
	res.removeHeader('Content-Length');
	res.status(status);
	for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
}

/** Longest single sleep, in milliseconds, so that a closed turn is not kept in memory until its deadline. */
const MAX_SLEEP_MS = 250;

export interface IdleWatchdog {
	/** Whether there is still something to wait for. */
	isOpen(): boolean;
	/** Time of the last activity, on the monotonic clock; the deadline counts from it. */
	lastActivityAt(): number;
	/** Called once, if `limitMs` pass without activity. */
	onIdle(): void;
	limitMs: number;
}

/**
 * Watches an open answer until it closes or is idle for too long. Its caller does not await it. Nodes may not use timers,
 * hence the short sleeps. Never rejects.
 */
export async function startIdleWatchdog(watch: IdleWatchdog): Promise<void> {
	while (watch.isOpen()) {
		const leftMs = watch.lastActivityAt() + watch.limitMs - monotonicNow();
		if (leftMs <= 0) return watch.onIdle();
		await sleep(Math.min(leftMs, MAX_SLEEP_MS));
	}
}

export interface AcknowledgeOptions {
	/** How long to wait for an execution to start, in milliseconds; then the sender is asked to repeat. */
	limitMs: number;
	/** Called with whether an execution has started; `true` may still follow `false`. */
	onExecution: (started: boolean) => void;
}

/**
 * Answers an event with 200 as soon as its execution has started, and not before: an acknowledged event must not be lost,
 * whatever happens next. Without an execution in time, or with one that ended before
 * it began, it answers 503, so that the sender repeats the delivery.
 */
export function acknowledgeWhenStarted(res: WebhookResponse, { limitMs, onExecution }: AcknowledgeOptions): void {
	let open = true;
	const answer = (started: boolean) => {
		onExecution(started);
		if (!open) return;
		open = false;
		writeJsonHead(res, started ? 200 : 503);
		out.end(started ? '{"received":true}' : '{"error":"No execution could be started in time. Please deliver again."}');
	};
	const out = interceptExecution(res, {
		started: () => answer(true),
		line: () => undefined,
		// The chunk of `confirmExecutionStart` never came: n8n could not start the execution, or not even queue it, and keeps nothing
		// of the event. If it did run after all, its delivery is remembered, and the repetition ends at the trigger.
		end: () => {
			if (open) answer(false);
		},
	});
	const startedAt = monotonicNow();
	void startIdleWatchdog({
		isOpen: () => open,
		lastActivityAt: () => startedAt,
		limitMs,
		onIdle: () => answer(false),
	});
}

/** Answers at once with `body` as JSON and ends the response. */
export function answerNow(res: WebhookResponse, status: number, body: object): void {
	writeJsonHead(res, status);
	res.end(JSON.stringify(body));
}

/** A complete body of a response. */
export interface WholeAnswer {
	contentType: string;
	body: string;
}

/** Answers at once with 200 and the given body. */
export function answerWhole(res: WebhookResponse, { contentType, body }: WholeAnswer): void {
	writeHead(res, 200, { 'Content-Type': contentType, 'Cache-Control': 'no-cache, no-transform' });
	res.end(body);
}

const writeJsonHead = (res: WebhookResponse, status: number) =>
	writeHead(res, status, { 'Content-Type': 'application/json', ...(status === 503 && { 'Retry-After': '5' }) });
