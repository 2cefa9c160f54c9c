// Reading a streamed answer line by line, with times.
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import axios from 'axios';

export interface StreamLine {
	text: string;
	/** Milliseconds since the request was sent. */
	at: number;
}

export interface StreamedResponse {
	status: number;
	headers: Record<string, string>;
	/** The body's lines as they arrive; empty lines are left out. Can be read once. */
	lines: AsyncIterable<StreamLine>;
	/** All lines that are still to come. */
	rest(): Promise<StreamLine[]>;
	/** Hangs up, as a caller who puts the phone down. */
	abort(): void;
}

async function* readLines(body: Readable, started: number): AsyncGenerator<StreamLine> {
	for await (const text of createInterface({ input: body, crlfDelay: Infinity })) {
		if (text !== '') yield { text, at: performance.now() - started };
	}
}

/**
 * Posts a body and resolves with the head of the answer, whatever its status.
 * @param body sent as it is when a string or Buffer (signatures), else as JSON
 * @throws when the connection fails, or breaks while lines are read
 */
export async function postForStream(
	url: string,
	body: string | Buffer | object,
	headers: Record<string, string> = {},
): Promise<StreamedResponse> {
	const raw = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
	const started = performance.now();
	const response = await axios.post<Readable>(url, raw, {
		headers: { 'content-type': 'application/json', ...headers },
		responseType: 'stream',
		validateStatus: null,
		proxy: false,
	});
	const lines = readLines(response.data, started);
	return {
		status: response.status,
		headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
		lines,
		async rest() {
			const all: StreamLine[] = [];
			for await (const line of lines) all.push(line);
			return all;
		},
		abort: () => void response.data.destroy(),
	};
}
