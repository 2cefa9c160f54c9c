import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Some other server instead of the platform, for as long as it is used; it answers in its own way. */
export async function elsewhere<T>(answer: RequestListener, use: (baseUrl: string) => Promise<T>): Promise<T> {
	const server = createServer(answer).listen(0, '127.0.0.1');
	await once(server, 'listening');
	try {
		return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	} finally {
		server.closeAllConnections();
		server.close();
	}
}
