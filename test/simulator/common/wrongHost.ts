import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What a server got that nobody should have asked. */
export interface WrongHostRequest {
	method: string;
	/** As it came: a path, or `host:port` for CONNECT. */
	url: string;
	/** The header Host. */
	host: string;
	headers: Record<string, string>;
	body: string;
	time: number;
}

/**
 * A server that counts. It stands where no request may go: behind a redirect, in a media URL of a payload, at another host.
 * It answers everything with 200 and, if nothing else is wished for, `{}`; also CONNECT and WebSocket upgrades count.
 */
export class WrongHost {
	readonly requests: WrongHostRequest[] = [];
	/** Connections, also those on which no request came. */
	connections = 0;
	private readonly sockets = new Set<Socket>();
	private readonly server;

	private constructor(answer: RequestListener) {
		this.server = createServer((request, response) => {
			void this.record(request).then(() => answer(request, response));
		});
		// A test that fails leaves it open, and must end all the same.
		this.server.unref();
		this.server.on('connection', (socket) => {
			socket.unref();
			this.connections += 1;
			this.sockets.add(socket);
			socket.on('close', () => this.sockets.delete(socket));
			socket.on('error', () => undefined);
		});
		const reject = (request: IncomingMessage, socket: NodeJS.WritableStream) => {
			void this.record(request).then(() => socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n'));
		};
		this.server.on('connect', reject);
		this.server.on('upgrade', reject);
	}

	/** @param port 0 takes any free one */
	static async start({ port = 0, answer = emptyObject }: { port?: number; answer?: RequestListener } = {}): Promise<WrongHost> {
		const wrongHost = new WrongHost(answer);
		wrongHost.server.listen(port, '127.0.0.1');
		await once(wrongHost.server, 'listening');
		return wrongHost;
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	get baseUrl(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** The requests that hold this text anywhere: in the address, a header or the body. Credentials are looked for as base64 too. */
	holding(secret: string): WrongHostRequest[] {
		const pictures = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')];
		return this.requests.filter((request) => pictures.some((picture) => JSON.stringify(request).includes(picture)));
	}

	clear(): void {
		this.requests.length = 0;
		this.connections = 0;
	}

	async close(): Promise<void> {
		const closed = once(this.server, 'close');
		this.server.close();
		for (const socket of this.sockets) socket.destroy();
		await closed;
	}

	private async record(request: IncomingMessage): Promise<void> {
		const entry: WrongHostRequest = {
			method: request.method ?? '',
			url: request.url ?? '',
			host: request.headers.host ?? '',
			headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
			body: '',
			time: Date.now(),
		};
		// Counted at once: a request whose body never ends is a request too.
		this.requests.push(entry);
		if (request.method === 'CONNECT' || request.headers.upgrade !== undefined) return;
		const chunks: Buffer[] = [];
		try {
			for await (const chunk of request) chunks.push(chunk as Buffer);
		} catch {
			// It broke off.
		}
		entry.body = Buffer.concat(chunks).toString('utf8');
	}
}

const emptyObject: RequestListener = (_, response) => {
	response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
};
