import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An HTTP server on this machine. */
export class Listener {
	private port = 0;

	constructor(private readonly server: Server) {}

	get baseUrl(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** @param port 0 takes any free one */
	async listen(port: number): Promise<void> {
		this.server.listen(port, '127.0.0.1');
		await once(this.server, 'listening');
		this.port = (this.server.address() as AddressInfo).port;
	}

	/** Breaks what is still open. */
	async close(): Promise<void> {
		if (!this.server.listening) return;
		const closed = once(this.server, 'close');
		this.server.close();
		this.server.closeAllConnections();
		await closed;
	}
}
