// The way from n8n to AgentPhone's API: a name, a certificate, a connection, an answer. Everything on it can break.
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Duplex } from 'node:stream';

import getPort from 'get-port';

import { certificateFor, type Certificate } from '../../integration/harness/faults/certificates';

export interface Passing {
	request: IncomingMessage;
	response: ServerResponse;
	/** Lets it through to AgentPhone and back. */
	pass: () => void;
}

/** What reached the gateway, whatever became of it. */
export interface Arrived {
	method: string;
	path: string;
	body: string;
}

const HOST = 'api.agentphone.test';

export interface Certificates {
	good: Certificate;
	/** n8n knows whose it is, but it ended yesterday. */
	expired: Certificate;
}

export const makeCertificates = async (): Promise<Certificates> => ({
	good: await certificateFor([HOST]),
	expired: await certificateFor([HOST], -1),
});

export class Gateway {
	readonly arrived: Arrived[] = [];
	/** Where AgentPhone is. */
	target = '';
	private server?: Server;
	private readonly connections = new Set<Duplex>();
	private onRequest: (passing: Passing) => void = ({ pass }) => pass();

	private constructor(
		private readonly port: number,
		private readonly certificates: Certificates,
		private readonly setHosts: (hosts: Record<string, string>) => void,
	) {}

	/** @param setHosts tells n8n's machines which names exist */
	static async start(certificates: Certificates, setHosts: (hosts: Record<string, string>) => void): Promise<Gateway> {
		const gateway = new Gateway(await getPort({ host: '127.0.0.1' }), certificates, setHosts);
		await gateway.resync();
		return gateway;
	}

	/** The Base URL of a credential. */
	get baseUrl(): string {
		return `https://${HOST}:${this.port}`;
	}

	/** What becomes of each request from now on. */
	answerWith(onRequest: (passing: Passing) => void): void {
		this.onRequest = onRequest;
	}

	/** The name does not exist any more. Connections that are open stay so. */
	forgetName(): void {
		this.setHosts({});
		this.hangUp();
	}

	/** A certificate that has run out. */
	async expire(): Promise<void> {
		await this.reject();
		await this.listen(this.certificates.expired);
	}

	/** Nobody listens. */
	async reject(): Promise<void> {
		if (!this.server) return;
		const closed = once(this.server, 'close');
		this.server.close();
		this.server = undefined;
		this.hangUp();
		await closed;
	}

	/** Everything passes again. What hangs is reset. */
	async resync(): Promise<void> {
		this.onRequest = ({ pass }) => pass();
		await this.reject();
		await this.listen(this.certificates.good);
		this.setHosts({ [HOST]: '127.0.0.1' });
	}

	async close(): Promise<void> {
		await this.reject();
	}

	private hangUp(): void {
		for (const connection of this.connections) connection.destroy();
	}

	private async listen(certificate: Certificate): Promise<void> {
		const server = createServer(certificate, (request, response) => void this.take(request, response));
		server.on('tlsClientError', () => undefined);
		server.on('connection', (socket: Duplex) => {
			this.connections.add(socket);
			socket.on('close', () => this.connections.delete(socket));
			socket.on('error', () => undefined);
		});
		server.listen(this.port, '127.0.0.1');
		await once(server, 'listening');
		this.server = server;
	}

	private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		try {
			for await (const chunk of request) chunks.push(chunk as Buffer);
		} catch {
			return;
		}
		const body = Buffer.concat(chunks);
		const { method = '', url = '' } = request;
		this.arrived.push({ method, path: url, body: body.toString('utf8') });
		this.onRequest({ request, response, pass: () => this.forward(request, body, response) });
	}

	private forward({ method, url, headers }: IncomingMessage, body: Buffer, response: ServerResponse): void {
		const onward = httpRequest(new URL(url!, this.target), { method, headers }, (answer) => {
			response.writeHead(answer.statusCode!, answer.headers);
			answer.pipe(response);
		});
		onward.on('error', () => response.destroy());
		onward.end(body);
	}
}
