// Clients that are slow, silent, or gone, as scanners, broken proxies and lost mobile connections are.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface BadClients {
	/** How many of them still hold their connection. */
	connected(): number;
	hangUp(): void;
}

async function open(url: URL): Promise<Socket> {
	const socket = connect(Number(url.port), url.hostname);
	// n8n may break it off.
	socket.on('error', () => socket.destroy());
	await once(socket, 'connect');
	return socket;
}

/** How slowly a body comes: a byte in so many milliseconds. */
const BYTE_EVERY_MS = 250;

async function trickle(socket: Socket): Promise<void> {
	while (socket.writable) {
		socket.write(' ');
		await sleep(BYTE_EVERY_MS);
	}
}

/**
 * @param webhookUrl a live webhook
 * @param silent so many that connect and say nothing
 * @param slow so many that promise a body and send it byte by byte, for ever
 */
export async function startBadClients(webhookUrl: string, { silent, slow }: { silent: number; slow: number }): Promise<BadClients> {
	const url = new URL(webhookUrl);
	const sockets = await Promise.all(Array.from({ length: silent + slow }, () => open(url)));
	for (const socket of sockets.slice(silent)) {
		socket.write(
			`POST ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{`,
		);
		void trickle(socket);
	}
	return {
		connected: () => sockets.filter(({ destroyed, readyState }) => !destroyed && readyState === 'open').length,
		hangUp: () => sockets.forEach((socket) => socket.destroy()),
	};
}
