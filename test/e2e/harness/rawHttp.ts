// Requests written byte by byte, for what no HTTP client would send.
import { connect } from 'node:net';

export interface RawRequest {
	/** What is written, in this order; a number is a pause in milliseconds. */
	steps: Array<Buffer | number>;
	/** What the client does after that: it waits for the answer, ends its side and waits, or drops the connection. `wait` if left out. */
	then?: 'wait' | 'end' | 'drop';
}

export interface RawAnswer {
	/** Of all answers that came, in order, without 100 Continue. */
	statuses: number[];
	/** Everything that came, heads and bodies. */
	text: string;
	/** Whether the server closed the connection, or the client dropped it, before the time was up. */
	ended: boolean;
	ms: number;
}

export interface RequestParts {
	method?: string;
	/** Path and query, or whatever stands in its place. */
	target: string;
	version?: string;
	headers: Array<[name: string, value: string]>;
	body?: Buffer;
}

/** The bytes of a request, as its parts are given: nothing is added, escaped or checked. */
export const requestBytes = ({ method = 'POST', target, version = 'HTTP/1.1', headers, body = Buffer.alloc(0) }: RequestParts): Buffer => {
	const lines = [`${method} ${target} ${version}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''];
	return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), body]);
};

/** A body in chunks of so many bytes. */
export function chunked(body: Buffer, size: number): Buffer {
	const chunks: Buffer[] = [];
	for (let start = 0; start < body.length; start += size) {
		const chunk = body.subarray(start, start + size);
		chunks.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
	}
	return Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]);
}

/**
 * Writes a request and reads until the server closes the connection. Never rejects: a connection that breaks is an answer, too.
 *
 * @param patienceMs how long to wait for the end, in milliseconds
 */
export async function exchange({ hostname, port }: URL, { steps, then = 'wait' }: RawRequest, patienceMs: number): Promise<RawAnswer> {
	const startedAt = performance.now();
	const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
	const received: Buffer[] = [];
	let ended = false;
	socket.on('data', (bytes) => received.push(bytes));
	const closed = new Promise<void>((resolve) => {
		socket.once('end', resolve);
		socket.once('close', () => resolve());
		// Whatever the reason is, the connection is over.
		socket.once('error', () => resolve());
	}).then(() => {
		ended = true;
	});
	const timer = setTimeout(() => socket.destroy(), patienceMs);
	for (const step of steps) {
		if (ended) break;
		if (typeof step === 'number') await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, step))]);
		else await Promise.race([closed, new Promise((resolve) => socket.write(step, resolve))]);
	}
	if (then === 'drop') socket.destroy();
	if (then === 'end') socket.end();
	await closed;
	clearTimeout(timer);
	const ms = performance.now() - startedAt;
	socket.destroy();
	const text = Buffer.concat(received).toString('latin1');
	const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status)).filter((status) => status !== 100);
	return { statuses, text, ended: ms < patienceMs, ms };
}
