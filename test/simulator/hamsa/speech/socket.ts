import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { z } from 'zod';

import type { RecordedRequest } from '../../common/recorder';
import { texts } from '../../common/server';
import { ONLY_WAV, soundIn, sttRequest, ttsMessage } from './requests';
import { speak, understand } from './voice';
import { rawOf } from './wav';

const PATH = '/v1/realtime/ws';

/** Odd, so that samples are cut in two. */
const FRAME_BYTES = 3_201;

const message = z.discriminatedUnion('type', [
	z.object({ type: z.literal('tts'), payload: ttsMessage }).strict(),
	z.object({ type: z.literal('stt'), payload: sttRequest }).strict(),
]);

type Message = z.infer<typeof message>;

/** Something special about the answer to one message. */
interface Plan {
	/** Sent first: texts, or audio. */
	before?: Array<string | Buffer>;
	/** Audio instead of what was to be spoken. */
	audio?: Buffer;
	/** A refusal instead of the answer. */
	reject?: string;
	/** Closed with this code instead of an answer. */
	close?: number;
	/** Beside the code. */
	reason?: string;
	/** Answered, then closed with this code. */
	closeAfter?: number;
	/** No answer ever comes. */
	ignore?: boolean;
	/** The connection breaks instead of an answer, without a close frame. */
	drop?: boolean;
}

/** `wss://.../v1/realtime/ws` (docs/platforms/hamsa.md, 11.3). Strict: one message at a time, whole WAV files only. */
export class SpeechSocketServer {
	/** Every message, with the number of the connection it came over, from 1. */
	readonly received: Array<{ connection: number; message: unknown }> = [];
	connections = 0;
	private readonly plans: Plan[] = [];
	private readonly server = new WebSocketServer({ noServer: true });

	constructor(
		private readonly apiKey: string,
		private readonly requests: RecordedRequest[],
	) {}

	/** For the message after those already planned for. */
	plan(...plans: Plan[]): void {
		this.plans.push(...plans);
	}

	closeNext(code: number, reason?: string): void {
		this.plan({ close: code, reason });
	}

	/** Connections open now. */
	get open(): number {
		return this.server.clients.size;
	}

	attach(server: Server): void {
		server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
	}

	close(): void {
		for (const client of this.server.clients) client.terminate();
	}

	private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
		const known = pathname === PATH;
		this.requests.push({
			method: 'GET',
			path: pathname,
			query: Object.fromEntries(searchParams),
			headers: texts(request.headers),
			body: undefined,
			time: Date.now(),
			status: known ? 101 : 404,
		});
		if (!known) {
			socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
			return;
		}
		const key = request.headers['x-api-key'] ?? searchParams.get('api_key');
		this.server.handleUpgrade(request, socket, head, (client) => {
			if (key === this.apiKey) this.serve(client);
			else client.close(4001, 'Invalid API key');
		});
	}

	private serve(client: WebSocket): void {
		const connection = ++this.connections;
		let busy = false;
		client.on('message', (data: RawData, isBinary: boolean) => {
			const parsed = isBinary ? undefined : jsonIn(data);
			this.received.push({ connection, message: parsed });
			// Answers say not which message they are to.
			if (busy) {
				reject(client, 'Another request is still running');
				return;
			}
			busy = true;
			void this.answer(client, parsed).then((answered) => (busy = !answered));
		});
		control(client, 'info', { message: 'Connected to Hamsa' });
	}

	/** False if no answer came and none will. */
	private async answer(client: WebSocket, given: unknown): Promise<boolean> {
		const { before = [], audio, reject: rejection, close, reason, closeAfter, ignore, drop } = this.plans.shift() ?? {};
		await nextTurn();
		for (const piece of before) client.send(piece);
		if (ignore) return false;
		if (drop) client.terminate();
		else if (close !== undefined) client.close(close, reason);
		else if (rejection !== undefined) reject(client, rejection);
		else {
			const { success, data, error } = message.safeParse(given);
			if (success) await carryOut(client, data, audio);
			else reject(client, error.issues.map(({ path, message: said }) => `${path.join('.')}: ${said}`).join('; '));
			if (closeAfter !== undefined) client.close(closeAfter);
		}
		return true;
	}
}

async function carryOut(client: WebSocket, { type, payload }: Message, audio?: Buffer): Promise<void> {
	if (type === 'stt') {
		const sound = soundIn(payload.audioBase64);
		if (sound) client.send(understand(sound));
		else reject(client, ONLY_WAV);
		return;
	}
	control(client, 'ack', { message: 'Request accepted' });
	const raw = audio ?? rawOf(speak(payload.text, payload.mulaw));
	for (let at = 0; at < raw.length; at += FRAME_BYTES) {
		await nextTurn();
		client.send(raw.subarray(at, at + FRAME_BYTES));
	}
	control(client, 'end', {});
}

const control = (client: WebSocket, type: string, payload: object) => client.send(JSON.stringify({ type, payload }));

const reject = (client: WebSocket, said: string) => control(client, 'error', { message: said });

function jsonIn(data: RawData): unknown {
	try {
		return JSON.parse((data as Buffer).toString('utf8'));
	} catch {
		return undefined;
	}
}
