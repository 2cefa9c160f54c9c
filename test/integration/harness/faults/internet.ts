import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

import { believe, certificateFor } from './certificates';

export interface Asked {
	/** As `https://api.example/v1/me`. */
	url: string;
	headers: Record<string, unknown>;
}

/** What a site answers to a path; anything not named is a site of its own that counts and answers 200. */
export type Sites = Record<string, RequestListener>;

const VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];

/**
 * All hosts there are, as one proxy that n8n sends everything through: public names, this machine, the cloud's own services.
 * Each request is counted with the host it was meant for. TLS is real, with a certificate that is believed meanwhile.
 */
export class Internet {
	readonly asked: Asked[] = [];
	sites: Sites = {};
	private readonly before = new Map(VARIABLES.map((name) => [name, process.env[name]]));
	private readonly sockets = new Set<Socket>();

	private constructor(
		private readonly proxy: ReturnType<typeof createServer>,
		private readonly end: () => void,
	) {}

	/** @param names that have a certificate */
	static async start(names: string[]): Promise<Internet> {
		const certificate = await certificateFor(names);
		const secure = createTlsServer(certificate, (request, response) =>
			internet.answer(`https://${request.headers.host}${request.url}`, request, response),
		);
		const proxy = createServer((request, response) => internet.answer(request.url ?? '', request, response));
		const internet = new Internet(proxy, believe([certificate]));
		proxy.on('connect', (request: IncomingMessage, socket: Socket) => {
			socket.on('error', () => undefined);
			if (!names.includes((request.url ?? '').replace(/:\d+$/, '')))
				internet.asked.push({ url: `tunnel to ${request.url}`, headers: request.headers });
			socket.write('HTTP/1.1 200 OK\r\n\r\n');
			secure.emit('connection', socket);
		});
		proxy.on('connection', (socket: Socket) => {
			internet.sockets.add(socket);
			socket.on('close', () => internet.sockets.delete(socket));
		});
		proxy.listen(0, '127.0.0.1');
		await once(proxy, 'listening');
		const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
		for (const name of VARIABLES) process.env[name] = /no_proxy/i.test(name) ? '' : url;
		return internet;
	}

	/** The addresses that were asked, in order. */
	get urls(): string[] {
		return this.asked.map(({ url }) => url);
	}

	async close(): Promise<void> {
		for (const [name, value] of this.before) {
			if (value === undefined) Reflect.deleteProperty(process.env, name);
			else process.env[name] = value;
		}
		this.end();
		const closed = once(this.proxy, 'close');
		this.proxy.close();
		for (const socket of this.sockets) socket.destroy();
		await closed;
	}

	private answer(url: string, request: IncomingMessage, response: ServerResponse): void {
		this.asked.push({ url, headers: request.headers });
		const { origin } = new URL(url);
		const site = this.sites[url] ?? this.sites[origin];
		if (site) site(request, response);
		else response.writeHead(200, { 'content-type': 'audio/wav' }).end('stolen');
	}
}
