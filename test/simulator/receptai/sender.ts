import { randomUUID } from 'node:crypto';

import { attempt, repeatedly, succeeded, type Attempt } from '../common/attempt';
import { authHeaders, type SenderAuth } from './authenticate';
import type { Sent } from '../common/post';
import type { ReceptBody } from './events';

export interface ReceptSenderOptions {
	url: string;
	auth?: SenderAuth[];
	/** "HTTPS Required": anything else is refused, unless it is on this machine and this is set. */
	allowLoopback?: boolean;
	/** "Configurable maximum retry attempts". */
	maxAttempts?: number;
	/** Waits double from here on, in seconds of the platform. */
	firstRetrySeconds?: number;
	/** How much faster than the platform's time passes here. */
	timeScale?: number;
	/** "Endpoints should respond within 10 seconds". */
	timeoutMs?: number;
}

/** What a test may bend on a delivery, to see it refused. */
export interface ReceptOverrides {
	/** Instead of the sender's. */
	auth?: SenderAuth[];
	/** Sent instead of the event, and signed. */
	body?: string | Buffer;
	/** Changes the body after it was signed. */
	mutateBody?: (body: string) => string;
	/** Unix time in seconds, signed as given. */
	timestamp?: number | string;
	/** Added, or instead of those of the same name. */
	headers?: Record<string, string>;
	/** Names of headers to leave out, any case. */
	omitHeaders?: string[];
	/** X-Delivery-ID. */
	id?: string;
	url?: string;
	/** Up to the maximum of attempts, instead of one. */
	retry?: boolean;
	/** Shown every attempt before it is sent. */
	onSend?: (sent: Sent) => void;
}

export interface ReceptDelivery {
	id: string;
	event: ReceptBody;
	attempts: Attempt[];
}

/** The sending side of Recept AI (docs/platforms/recept-ai.md, 2.3 to 2.5), which is all that is known of it. */
export class ReceptAiSender {
	/** Deliveries that failed up to the maximum of attempts, for somebody to look at. */
	readonly deadLetters: ReceptDelivery[] = [];

	private readonly closing = new AbortController();

	private readonly options: Required<ReceptSenderOptions>;

	/** @throws if the address is not one the platform delivers to */
	constructor(options: ReceptSenderOptions) {
		this.options = {
			auth: [],
			allowLoopback: false,
			maxAttempts: 5,
			firstRetrySeconds: 10,
			timeScale: 1000,
			timeoutMs: 10_000,
			...options,
		};
		this.checked(options.url);
	}

	/** Where deliveries go that name no other address. */
	get url(): string {
		return this.options.url;
	}

	async deliver(event: ReceptBody, { retry = false, ...overrides }: ReceptOverrides = {}): Promise<ReceptDelivery> {
		const url = this.checked(overrides.url ?? this.options.url);
		const delivery: ReceptDelivery = { id: overrides.id ?? randomUUID(), event, attempts: [] };
		const { maxAttempts, firstRetrySeconds, timeScale, timeoutMs } = this.options;
		const { signal: closed } = this.closing;
		const make = async () => {
			const sent = { url, ...this.prepare(delivery, overrides) };
			overrides.onSend?.(sent);
			const outcome = await attempt({ ...sent, timeoutMs, signal: closed });
			delivery.attempts.push(outcome);
			return outcome;
		};
		const waits = Array.from({ length: retry ? maxAttempts - 1 : 0 }, (_, made) => (firstRetrySeconds * 1000 * 2 ** made) / timeScale);
		const outcome = (await repeatedly(make, { waits, isFinal: succeeded, closed })).at(-1)!;
		if (retry && !succeeded(outcome) && !closed.aborted) this.deadLetters.push(delivery);
		return delivery;
	}

	close(): void {
		this.closing.abort();
	}

	private prepare({ id, event }: ReceptDelivery, overrides: ReceptOverrides): { headers: Record<string, string>; body: string | Buffer } {
		const signed = overrides.body ?? JSON.stringify(event);
		const timestamp = overrides.timestamp ?? Math.floor(Date.now() / 1000);
		const omitted = new Set(overrides.omitHeaders?.map((name) => name.toLowerCase()));
		const added = Object.keys(overrides.headers ?? {}).map((name) => name.toLowerCase());
		const usual = Object.assign(
			{ 'Content-Type': 'application/json', 'X-Delivery-ID': id },
			...(overrides.auth ?? this.options.auth).map((auth) => authHeaders(auth, signed, timestamp)),
		) as Record<string, string>;
		const kept = Object.entries(usual).filter(([name]) => !omitted.has(name.toLowerCase()) && !added.includes(name.toLowerCase()));
		return {
			headers: { ...Object.fromEntries(kept), ...overrides.headers },
			body: overrides.mutateBody ? overrides.mutateBody(signed.toString()) : signed,
		};
	}

	private checked(url: string): string {
		const { protocol, hostname } = new URL(url);
		const loopback = this.options.allowLoopback && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
		if (protocol !== 'https:' && !(protocol === 'http:' && loopback))
			throw new Error(`Webhooks must use HTTPS, but the address is ${url}`);
		return url;
	}
}
