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
	/** n8n holds an execution: told once, with its first line. Its keepalive lines say nothing of an execution. */
	started(): void;
	/** One line of n8n's streaming mode, without its line break. */
	line(line: string): void;
	/** The execution has ended, whichever way; or it never began, if `started` was not told. */
	end(): void;
}

/** While a job waits to be queued, n8n writes `{"type":"keepalive"}` every 30 seconds. */
const KEEPALIVE = /^\s*(\{"type":"keepalive"\})?\s*$/;

/** The way past the interception, to the caller. */
export interface Wire {
	write(text: string): void;
	end(text?: string): void;
}

/**
 * n8n streams an execution by `res.write(JSON + "\n")` and closes with `res.end()`, in every mode
 * (docs/voice-streaming.md). Replaces both on this one response, so that the lines reach the listener
 * instead of the caller; what the caller gets is written through the returned `Wire`.
 */
export function interceptExecution(res: WebhookResponse, listener: ExecutionListener): Wire {
	const write = res.write.bind(res);
	const end = res.end.bind(res);
	let carry = '';
	let started = false;
	let ended = false;

	// n8n passes text; anything else is none of its lines.
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
	};
}

/** Begins an answer of ours. A length that somebody has set before is of another body. */
export function writeHead(res: WebhookResponse, status: number, headers: Record<string, string>): void {
	res.removeHeader('Content-Length');
	res.status(status);
	for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
}
