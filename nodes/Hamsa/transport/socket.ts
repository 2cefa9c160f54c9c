import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { monotonicNow, sleep } from '../../shared/clock';
import { hideSecrets, type Explanation } from '../../shared/http/apiError';
import { endpoint } from '../../shared/http/url';
import { client } from './client';
import { frameOf, type Frame } from './frames';
import { ABNORMAL_CLOSURE, MAY_BE_CHARGED, NOT_OPENED, explainClose, explainError, type SocketClose } from './socketErrors';

interface SocketEvents {
	open: unknown;
	message: { data: string | ArrayBuffer };
	close: SocketClose;
	error: unknown;
}

/** The WebSocket of Node.js, limited to what is used here. */
interface NodeWebSocket {
	binaryType: string;
	send: (data: string) => void;
	close: () => void;
	addEventListener: <Name extends keyof SocketEvents>(name: Name, listener: (event: SocketEvents[Name]) => void) => void;
}

/** Available since Node.js 22. Unlike in browsers, its constructor accepts headers. */
declare const WebSocket: (new (url: string, options: { headers: Record<string, string> }) => NodeWebSocket) | undefined;

export interface Limits {
	/** Maximum time for the whole answer, including the connection, in milliseconds. */
	timeoutMs: number;
	/** The item that an error refers to. */
	itemIndex: number;
}

/** How often the deadline and the cancellation of the execution are checked without events. */
const POLL_INTERVAL_MS = 200;

/**
 * One WebSocket to Hamsa for all requests of a run. Requests are sent one at a time, because frames do not identify the request
 * that they answer (docs/platforms/hamsa.md, 11.3). The WebSocket opens with the first request, and again after it was closed.
 */
export class SpeechSocket {
	private connection?: Connection;

	constructor(private readonly context: IExecuteFunctions) {}

	/**
	 * Sends a message and passes all frames to `readAnswer` until it returns an answer.
	 *
	 * After an error frame the WebSocket stays open. All other errors close it, so that a late answer is not assigned to the next request.
	 *
	 * @throws NodeOperationError on the item, for an error frame, a closed WebSocket, a time-out, or a stopped execution
	 */
	async request<Answer>(
		message: IDataObject,
		{ timeoutMs, itemIndex }: Limits,
		readAnswer: (frame: Frame) => Answer | undefined,
	): Promise<Answer> {
		const until = monotonicNow() + timeoutMs;
		const connection = await this.openConnection(itemIndex, until);
		let isReusable = false;
		try {
			connection.send(message);
			for (;;) {
				if (!(await this.waitForEvent(connection, until, itemIndex))) {
					throw this.failure(itemIndex, {
						message: 'Hamsa did not answer over the WebSocket in time',
						description: MAY_BE_CHARGED,
					});
				}
				const frame = connection.nextFrame();
				if (frame === undefined) throw this.failure(itemIndex, explainClose(connection.closed!, true), connection.apiKey);
				const isError = frame.kind === 'control' && frame.type === 'error';
				const answer = isError ? undefined : readAnswer(frame);
				isReusable = isError || answer !== undefined;
				if (isError) throw this.failure(itemIndex, explainError(frame.payload), connection.apiKey);
				if (answer !== undefined) return answer;
			}
		} finally {
			connection.endRequest();
			if (!isReusable) this.close();
		}
	}

	close(): void {
		this.connection?.close();
		this.connection = undefined;
	}

	/** The open connection for the account of the item, opened if there is none. */
	private async openConnection(itemIndex: number, until: number): Promise<Connection> {
		this.throwIfStopped(itemIndex);
		const { baseURL, apiKey, fingerprint } = await client.account.call(this.context, itemIndex);
		if (this.connection && (this.connection.closed || this.connection.fingerprint !== fingerprint)) this.close();
		if (this.connection) return this.connection;
		if (typeof WebSocket === 'undefined') {
			throw this.failure(itemIndex, {
				message: 'The connection WebSocket requires n8n on Node.js 22 or newer',
				description: 'Set the field Connection to REST, which gives the same result, or run n8n on a newer version of Node.js.',
			});
		}

		const url = baseURL.replace(/^http/i, 'ws') + endpoint('v1', 'realtime', 'ws');
		// The key is sent in a header, because URLs may be logged by servers in between.
		const connection = new Connection(this.createSocket(WebSocket, url, apiKey, itemIndex), apiKey, fingerprint);
		this.connection = connection;
		let opened = false;
		try {
			opened = (await this.waitForEvent(connection, until, itemIndex)) && connection.opened;
		} finally {
			if (!opened) this.close();
		}
		if (opened) return connection;
		throw this.failure(
			itemIndex,
			connection.closed && connection.closed.code !== ABNORMAL_CLOSURE ? explainClose(connection.closed, false) : NOT_OPENED,
			apiKey,
		);
	}

	/** Errors of the constructor may contain the key, so they are not shown. */
	private createSocket(Socket: NonNullable<typeof WebSocket>, url: string, apiKey: string, itemIndex: number): NodeWebSocket {
		try {
			return new Socket(url, { headers: { 'X-Api-Key': apiKey } });
		} catch {
			throw this.failure(itemIndex, NOT_OPENED, apiKey);
		}
	}

	/** Waits for an event of the connection. Returns false after the deadline. */
	private async waitForEvent(connection: Connection, until: number, itemIndex: number): Promise<boolean> {
		for (let left = until - monotonicNow(); !connection.hasEvent; left = until - monotonicNow()) {
			if (left <= 0) return false;
			await Promise.race([connection.event, sleep(Math.min(POLL_INTERVAL_MS, left))]);
			this.throwIfStopped(itemIndex);
		}
		return true;
	}

	private throwIfStopped(itemIndex: number): void {
		if (!this.context.getExecutionCancelSignal()?.aborted) return;
		throw this.failure(itemIndex, { message: 'The execution was stopped', description: 'The WebSocket to Hamsa was closed.' });
	}

	private failure(itemIndex: number, { message, description }: Explanation, secret = ''): NodeOperationError {
		return new NodeOperationError(this.context.getNode(), hideSecrets(message, [secret]), {
			itemIndex,
			description: hideSecrets(description, [secret]),
		});
	}
}

/** A WebSocket that queues its events until they are read. */
class Connection {
	opened = false;
	closed?: SocketEvents['close'];
	private isRequesting = false;
	private frames: Frame[] = [];
	private nextEvent = signal();

	constructor(
		private readonly socket: NodeWebSocket,
		readonly apiKey: string,
		readonly fingerprint: string,
	) {
		socket.binaryType = 'arraybuffer';
		socket.addEventListener('open', () => this.notify(() => (this.opened = true)));
		socket.addEventListener('close', ({ code, reason }) => this.notify(() => (this.closed = { code, reason })));
		// Some versions of Node.js report a rejected handshake only with this event.
		socket.addEventListener('error', () => this.notify(() => (this.closed ??= { code: ABNORMAL_CLOSURE, reason: '' })));
		// Frames outside a request, such as the greeting, are ignored.
		socket.addEventListener('message', ({ data }) => this.isRequesting && this.notify(() => this.frames.push(frameOf(data))));
	}

	/** Resolves with the next event. */
	get event(): Promise<void> {
		return this.nextEvent.promise;
	}

	/** During a request: whether there is a frame, or the connection is closed. Before: whether it is open or closed. */
	get hasEvent(): boolean {
		return this.closed !== undefined || (this.isRequesting ? this.frames.length > 0 : this.opened);
	}

	send(message: IDataObject): void {
		this.isRequesting = true;
		// On a WebSocket that is closing this has no effect, and the close event follows.
		this.socket.send(JSON.stringify(message));
	}

	nextFrame(): Frame | undefined {
		return this.frames.shift();
	}

	endRequest(): void {
		this.isRequesting = false;
		this.frames = [];
	}

	close(): void {
		this.socket.close();
	}

	private notify(change: () => void): void {
		change();
		this.nextEvent.resolve();
		this.nextEvent = signal();
	}
}

function signal(): { promise: Promise<void>; resolve: () => void } {
	let resolve = () => {};
	const promise = new Promise<void>((done) => (resolve = done));
	return { promise, resolve };
}
