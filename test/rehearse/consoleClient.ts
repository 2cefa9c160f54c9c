// The call console as a program uses it: the same requests as its page, and the same stream of what happens.
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Delivery, HangUpRequest, Hello, Outbox, PlacedCallRequest, SendRequest, Target } from '../console/protocol';

const LOOK_EVERY_MS = 20;

/** Events of a stream in the form of server-sent events, each with its data. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<{ event: string; data: string }, undefined> {
	let rest = '';
	for await (const text of Readable.fromWeb(body as never).setEncoding('utf8') as AsyncIterable<string>) {
		const parts = (rest + text).split('\n\n');
		rest = parts.pop()!;
		for (const part of parts) {
			const field = (name: string) =>
				part
					.split('\n')
					.filter((line) => line.startsWith(`${name}:`))
					.map((line) => line.slice(name.length + 1).trimStart())
					.join('\n');
			yield { event: field('event'), data: field('data') };
		}
	}
}

export class ConsoleClient {
	private readonly known = new Map<string, Delivery>();
	private readonly closing = new AbortController();
	/** Where n8n is. */
	editorUrl = '';

	private constructor(readonly url: string) {}

	/** @throws Error when no console answers there */
	static async connect(url: string): Promise<ConsoleClient> {
		const client = new ConsoleClient(url.replace(/\/$/, ''));
		const response = await fetch(`${client.url}/api/events`, { signal: client.closing.signal }).catch(() => undefined);
		if (!response?.ok || !response.body) throw new Error(`No call console answers at ${url}: is "npm start" running?`);
		const events = eventsOf(response.body);
		while (client.editorUrl === '') {
			const next = await events.next();
			if (next.done === true) throw new Error(`The call console at ${url} has ended`);
			client.take(next.value);
		}
		void client.follow(events);
		return client;
	}

	close(): void {
		this.closing.abort();
	}

	/** Everything sent so far, oldest first. */
	deliveries(): Delivery[] {
		return [...this.known.values()];
	}

	async targets(): Promise<Target[]> {
		return (await (await this.request('GET', '/api/targets')).json()) as Target[];
	}

	async send(sending: SendRequest): Promise<void> {
		await this.request('POST', '/api/deliveries', sending);
	}

	async hangUp(request: HangUpRequest): Promise<void> {
		await this.request('POST', '/api/hang-up', request);
	}

	/** What workflows did, oldest first. */
	async outbox(): Promise<Outbox> {
		return (await (await this.request('GET', '/api/outbox')).json()) as Outbox;
	}

	/** Ends a call that a workflow placed. */
	async endPlacedCall(request: Required<PlacedCallRequest>): Promise<void> {
		await this.request('POST', '/api/placed-calls', request);
	}

	/** Looks until there is something. @returns undefined when there is nothing after so many milliseconds */
	async until<T>(look: () => T | undefined | Promise<T | undefined>, timeoutMs: number): Promise<T | undefined> {
		const end = Date.now() + timeoutMs;
		for (;;) {
			const found = await look();
			if (found !== undefined || Date.now() > end) return found;
			await sleep(LOOK_EVERY_MS);
		}
	}

	private async request(method: string, path: string, body?: object): Promise<Response> {
		const response = await fetch(`${this.url}${path}`, {
			method,
			...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
		});
		if (response.ok) return response;
		const { message } = (await response.json().catch(() => ({}))) as { message?: string };
		throw new Error(message ?? `The call console answered with ${response.status}`);
	}

	private async follow(events: AsyncGenerator<{ event: string; data: string }>): Promise<void> {
		try {
			for await (const event of events) this.take(event);
		} catch {
			// Closed: whoever waits for a delivery sees that none comes.
		}
	}

	private take({ event, data }: { event: string; data: string }): void {
		if (event === 'delivery') this.note(JSON.parse(data) as Delivery);
		if (event !== 'hello') return;
		const hello = JSON.parse(data) as Hello;
		hello.deliveries.forEach((one) => this.note(one));
		this.editorUrl = hello.editorUrl;
	}

	private note(delivery: Delivery): void {
		this.known.set(delivery.id, delivery);
	}
}
