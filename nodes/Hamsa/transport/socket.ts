import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { monotonicNow, sleep } from '../../shared/clock';
import { hideSecrets, type Explanation } from '../../shared/http/apiError';
import { endpoint } from '../../shared/http/url';
import { client } from './client';
import { frameOf, type Frame } from './frames';

interface SocketEvents {
	open: unknown;
	message: { data: string | ArrayBuffer };
	close: { code: number; reason: string };
	error: unknown;
}

/** The WebSocket that comes with Node, as far as it is used here. */
interface NodeWebSocket {
	binaryType: string;
	send: (data: string) => void;
	close: () => void;
	addEventListener: <Name extends keyof SocketEvents>(name: Name, listener: (event: SocketEvents[Name]) => void) => void;
}

/** Not there before Node 22. Headers are its own addition: in a browser there are none. */
declare const WebSocket: (new (url: string, options: { headers: Record<string, string> }) => NodeWebSocket) | undefined;

export interface Limits {
	/** How long the whole answer may take, the connection included. */
	timeoutMs: number;
	/** The item an exception is about. */
	itemIndex: number;
}

/** No closing frame came: the connection broke, or never came about. */
const ABNORMAL = 1006;

/** How often the time, and whether the execution was stopped, is looked at while nothing comes. */
const POLL_INTERVAL_MS = 200;

/** What went out may have been done, and then it has cost credits. */
const MAY_BE_CHARGED = 'The request was already sent, so it may have been carried out and charged. It was not sent again.';

/**
 * One WebSocket to Hamsa for the requests of a run, one after the other: frames do not say which request they answer
 * (docs/platforms/hamsa.md, 11.3). It opens with the first request, and again after it was closed.
 */
export class SpeechSocket {
	private connection?: Connection;

	constructor(private readonly context: IExecuteFunctions) {}

	/**
	 * Sends a message and hands over what comes, until `take` makes something of it.
	 *
	 * After a refusal the socket stays open. Whatever else goes wrong closes it, so that a late answer is not taken for the next one's.
	 *
	 * @throws NodeOperationError on the item, for a refusal, a closed socket, no answer in time, or a stopped execution
	 */
	async ask<Answer>(message: IDataObject, { timeoutMs, itemIndex }: Limits, take: (frame: Frame) => Answer | undefined): Promise<Answer> {
		const until = monotonicNow() + timeoutMs;
		const connection = await this.connected(itemIndex, until);
		let mayGoOn = false;
		try {
			connection.ask(message);
			for (;;) {
				if (!(await this.arrived(connection, until, itemIndex))) {
					throw this.failure(itemIndex, { message: 'Hamsa did not answer over the WebSocket in time', description: MAY_BE_CHARGED });
				}
				const frame = connection.next();
				if (frame === undefined) throw this.failure(itemIndex, explainClose(connection.closed!, true), connection.apiKey);
				const isError = frame.kind === 'control' && frame.type === 'error';
				const answer = isError ? undefined : take(frame);
				mayGoOn = isError || answer !== undefined;
				if (isError) throw this.failure(itemIndex, explainError(frame.payload), connection.apiKey);
				if (answer !== undefined) return answer;
			}
		} finally {
			connection.rest();
			if (!mayGoOn) this.close();
		}
	}

	close(): void {
		this.connection?.close();
		this.connection = undefined;
	}

	/** The open connection of the item's account. */
	private async connected(itemIndex: number, until: number): Promise<Connection> {
		this.refuseIfStopped(itemIndex);
		const { baseURL, apiKey, fingerprint } = await client.account.call(this.context, itemIndex);
		if (this.connection && (this.connection.closed || this.connection.fingerprint !== fingerprint)) this.close();
		if (this.connection) return this.connection;
		if (typeof WebSocket === 'undefined') {
			throw this.failure(itemIndex, {
				message: 'The connection WebSocket needs n8n on Node.js 22 or newer',
				description: 'Set the field Connection to REST, which does the same, or run n8n on a newer Node.js.',
			});
		}

		const url = baseURL.replace(/^http/i, 'ws') + endpoint('v1', 'realtime', 'ws');
		// In a header and not in the URL, which logs of servers in between would keep.
		const connection = new Connection(this.opened(WebSocket, url, apiKey, itemIndex), apiKey, fingerprint);
		this.connection = connection;
		let opened = false;
		try {
			opened = (await this.arrived(connection, until, itemIndex)) && connection.opened;
		} finally {
			if (!opened) this.close();
		}
		if (opened) return connection;
		throw this.failure(itemIndex, connection.closed && connection.closed.code !== ABNORMAL ? explainClose(connection.closed, false) : NOT_OPENED, apiKey);
	}

	/** What the constructor throws may hold the key, so nothing of it is shown. */
	private opened(Socket: NonNullable<typeof WebSocket>, url: string, apiKey: string, itemIndex: number): NodeWebSocket {
		try {
			return new Socket(url, { headers: { 'X-Api-Key': apiKey } });
		} catch {
			throw this.failure(itemIndex, NOT_OPENED, apiKey);
		}
	}

	/** Waits for news of the connection. False if the time is up. */
	private async arrived(connection: Connection, until: number, itemIndex: number): Promise<boolean> {
		for (let left = until - monotonicNow(); !connection.hasNews; left = until - monotonicNow()) {
			if (left <= 0) return false;
			await Promise.race([connection.news, sleep(Math.min(POLL_INTERVAL_MS, left))]);
			this.refuseIfStopped(itemIndex);
		}
		return true;
	}

	private refuseIfStopped(itemIndex: number): void {
		if (!this.context.getExecutionCancelSignal()?.aborted) return;
		throw this.failure(itemIndex, { message: 'The execution was stopped', description: 'The WebSocket to Hamsa was closed.' });
	}

	private failure(itemIndex: number, { message, description }: Explanation, secret = ''): NodeOperationError {
		return new NodeOperationError(this.context.getNode(), hideSecrets(message, [secret]), { itemIndex, description: hideSecrets(description, [secret]) });
	}
}

/** A WebSocket whose events are kept until somebody looks at them. */
class Connection {
	opened = false;
	closed?: SocketEvents['close'];
	private asking = false;
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
		// A refused handshake is told by this alone on some versions of Node.
		socket.addEventListener('error', () => this.notify(() => (this.closed ??= { code: ABNORMAL, reason: '' })));
		// What comes between two requests, such as the greeting, answers neither.
		socket.addEventListener('message', ({ data }) => this.asking && this.notify(() => this.frames.push(frameOf(data))));
	}

	/** Resolves with the next event. */
	get news(): Promise<void> {
		return this.nextEvent.promise;
	}

	/** While a request runs: a frame, or the end. Before: the opening, or the end. */
	get hasNews(): boolean {
		return this.closed !== undefined || (this.asking ? this.frames.length > 0 : this.opened);
	}

	ask(message: IDataObject): void {
		this.asking = true;
		// On a socket that is just closing this does nothing, and the end is told at once.
		this.socket.send(JSON.stringify(message));
	}

	next(): Frame | undefined {
		return this.frames.shift();
	}

	rest(): void {
		this.asking = false;
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

const NOT_OPENED: Explanation = {
	message: 'The WebSocket to Hamsa could not be opened',
	description:
		'Nothing was sent. Check the API key and the Base URL of the credential, and that this n8n and every proxy in between let WebSockets through. With the field Connection set to REST none is needed.',
};

/** docs/platforms/hamsa.md, 11.3 */
function explainClose({ code, reason }: SocketEvents['close'], wasSent: boolean): Explanation {
	const platformWrote = reason === '' ? '' : ` Hamsa wrote: ${reason}`;
	const closed = `Hamsa closed the WebSocket (${code})`;
	const charged = wasSent ? `${MAY_BE_CHARGED} ` : '';
	switch (code) {
		case 1000:
			return { message: `${closed}: it was not used for an hour`, description: `${charged}Run the node again.${platformWrote}` };
		case 1001:
			return { message: `${closed}: its server is shutting down`, description: `${charged}Run the node again in a minute.${platformWrote}` };
		case 4001:
			return {
				message: 'Hamsa did not accept the API key',
				description: `Hamsa closed the WebSocket with the code 4001. Check the API key in the credential: it must be complete, still valid, and of a project in the credential's region.${platformWrote}`,
			};
		case 4003:
			return {
				message: 'The Hamsa balance is too low',
				description: `Hamsa closed the WebSocket with the code 4003: the wallet of the project is empty. Top up in the Hamsa dashboard, then run the node again.${platformWrote}`,
			};
		case 4500:
			return { message: `${closed}: it could not check the API key, which is a fault on its side`, description: `Run the node again later.${platformWrote}` };
		case ABNORMAL:
			return { message: 'The WebSocket to Hamsa broke off', description: `${charged}Run the node again.` };
		default:
			return { message: closed, description: `${charged}Run the node again.${platformWrote}` };
	}
}

function explainError({ message }: IDataObject): Explanation {
	const detail = typeof message === 'string' && message.trim() !== '' ? `: ${message.trim()}` : '';
	return { message: `Hamsa could not do this${detail}`, description: 'Check the values of the node against this, then run it again.' };
}
