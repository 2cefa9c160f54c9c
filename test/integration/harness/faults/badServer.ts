import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

import type { Certificate } from './certificates';

/** A platform that does not behave: it counts what comes, reads it, and answers in one bad way. */
export class BadServer {
	/** As `POST /v1/calls`. */
	readonly requests: string[] = [];
	private readonly sockets = new Set<Socket>();

	private constructor(
		private readonly server: Server,
		private readonly protocol: string,
	) {
		// A test that fails leaves it open, and must end all the same.
		server.unref();
		server.on('connection', (socket: Socket) => {
			socket.unref();
			this.sockets.add(socket);
			socket.on('close', () => this.sockets.delete(socket));
			socket.on('error', () => undefined);
		});
	}

	static async start(answer: RequestListener, certificate?: Certificate): Promise<BadServer> {
		const listener: RequestListener = (request, response) => {
			bad.requests.push(`${request.method} ${request.url?.replace(/\?.*/, '')}`);
			request
				.resume()
				.on('end', () => answer(request, response))
				.on('error', () => undefined);
		};
		const server = certificate ? createTlsServer(certificate, listener) : createServer(listener);
		server.on('tlsClientError', () => undefined);
		const bad = new BadServer(server as Server, certificate ? 'https' : 'http');
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		return bad;
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	get baseUrl(): string {
		return `${this.protocol}://127.0.0.1:${this.port}`;
	}

	/** What becomes of a handshake of a WebSocket. */
	onUpgrade(answer: (socket: Socket) => unknown): void {
		this.server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
			this.requests.push(`${request.method} ${request.url}`);
			answer(socket);
		});
	}

	async close(): Promise<void> {
		const closed = once(this.server, 'close');
		this.server.close();
		for (const socket of this.sockets) socket.destroy();
		await closed;
	}
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Breaks the connection without a word: a TCP reset. */
const reset = ({ socket }: IncomingMessage) => void socket.resetAndDestroy();

/** Says half of it, then `then`. */
const half = (response: ServerResponse, headers: Record<string, string>, then?: () => void) => {
	response.writeHead(200, { ...JSON_TYPE, ...headers });
	response.write('{"id":"x","data":{"id":"x', () => then?.());
};

export const answering =
	(status: number, body: string | Buffer, headers: Record<string, string> = JSON_TYPE): RequestListener =>
	(_, response) =>
		void response.writeHead(status, headers).end(body);

const MEGABYTE = 1024 * 1024;

/** A gigabyte of blanks behind a JSON object that never ends, packed into one megabyte. */
const bomb = (() => {
	let packed: Buffer | undefined;
	return () => (packed ??= Buffer.concat([gzipSync('{"id":"'), ...Array.from({ length: 64 }, () => gzippedBlanks())]));
})();

let blanks: Buffer | undefined;
const gzippedBlanks = () => (blanks ??= gzipSync(Buffer.alloc(16 * MEGABYTE, ' ')));

export const faults = {
	'reset before the answer': reset,
	'reset after the head of the answer': (request, response) => half(response, { 'content-length': '1000' }, () => reset(request)),
	'no answer at all': () => undefined,
	'an answer that stops coming': (_, response) => half(response, { 'content-length': '1000' }),
	'an answer cut in half': (request, response) => half(response, { 'content-length': '1000' }, () => request.socket.end()),
	'a chunked answer without an end': (request, response) => half(response, {}, () => request.socket.end()),
	'a web page (200)': answering(200, '<html><h1>Sign in</h1></html>', { 'content-type': 'text/html' }),
	'a web page (502)': answering(502, '<html><h1>Bad Gateway</h1></html>', { 'content-type': 'text/html' }),
	'half a JSON text': answering(200, '{"id":"x","da'),
	'data nested too deeply': answering(200, `{"data":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
	'a gigabyte packed into a megabyte': (_, response) =>
		void response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(bomb()),
	'bytes that are no gzip': answering(200, 'no gzip at all', { ...JSON_TYPE, 'content-encoding': 'gzip' }),
} satisfies Record<string, RequestListener>;

export type FaultName = keyof typeof faults;
