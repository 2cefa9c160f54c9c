import { setTimeout as sleep } from 'node:timers/promises';

import { messageOf } from '../../common/apiError';
import { repeatedly, succeeded, type Attempt } from '../../common/attempt';
import { post, readText, type Sent } from '../../common/post';
import { newId } from '../ids';
import type { Settings } from '../settings';
import type { State } from '../state';

export interface WebhookAuth {
	authKey: string;
	authSecret: string;
}

/** What a test may bend on a delivery, to see it refused. */
export interface DeliveryOverrides {
	/** The header as it is; null for none. */
	authorization?: string | null;
	/** Sent instead of the event. */
	body?: string;
	contentType?: string;
	headers?: Record<string, string>;
	timeoutMs?: number;
	/** Shown every attempt before it is sent. */
	onSend?: (sent: Sent) => void;
}

export interface DeliverOptions extends DeliveryOverrides {
	/** Where to, or whose webhook. */
	url?: string;
	agentId?: string;
	/** Any JSON: an event of a call, or the body of a job. */
	event: unknown;
	/** That of the agent if left out. */
	auth?: WebhookAuth | null;
	/** Again when it is not taken, instead of once. */
	retry?: boolean;
}

/** One event on its way to one address. */
export interface Delivery {
	id: string;
	url: string;
	event: unknown;
	attempts: Attempt[];
	/** Taken, or given up. */
	settled: boolean;
}

/** Retries exist, and nothing is said about their number and times (docs/platforms/hamsa.md, 10.4): these are made up. */
const RETRY_SECONDS = [2, 5, 15, 30, 60];

/** "Within 5 seconds" (docs/platforms/hamsa.md, 10.4), which no time scale shortens: it is n8n that needs them. */
const ANSWER_TIMEOUT_MS = 5_000;

/** Sends events and results, and keeps a log that Hamsa does not have. */
export class Sender {
	readonly deliveries: Delivery[] = [];
	private readonly closing = new AbortController();

	constructor(
		private readonly state: State,
		private readonly settings: Settings,
	) {}

	/** Resolves when it was taken or given up. */
	async deliver({ url, agentId, event, auth, retry = false, ...overrides }: DeliverOptions): Promise<Delivery> {
		const agent = agentId === undefined ? undefined : this.state.agent(agentId);
		const target = url ?? agent?.webhookUrl;
		if (!target) throw new Error('There is no webhook to deliver to');
		const sent: Delivery = { id: newId(), url: target, event, attempts: [], settled: false };
		this.deliveries.push(sent);
		const make = async () => {
			const attempt = await this.attempt(target, event, auth === undefined ? (agent?.webhookAuth ?? null) : auth, overrides);
			sent.attempts.push(attempt);
			return attempt;
		};
		const waits = (retry ? RETRY_SECONDS : []).map((seconds) => (seconds * 1_000) / this.settings.timeScale);
		await repeatedly(make, { waits, isFinal: succeeded, closed: this.closed });
		sent.settled = true;
		return sent;
	}

	/** Platform time, which `timeScale` shortens. Also ends when the simulator closes. */
	async pause(ms: number): Promise<void> {
		await sleep(ms / this.settings.timeScale, undefined, { signal: this.closed }).catch(() => undefined);
	}

	/** Aborted when the simulator closes. */
	get closed(): AbortSignal {
		return this.closing.signal;
	}

	close(): void {
		this.closing.abort();
	}

	/** `Authorization: <authKey> <authSecret>` (docs/platforms/hamsa.md, 10.2). */
	private async attempt(url: string, event: unknown, auth: WebhookAuth | null, overrides: DeliveryOverrides): Promise<Attempt> {
		const started = performance.now();
		const elapsed = () => Math.round(performance.now() - started);
		const usual = auth ? `${auth.authKey} ${auth.authSecret}` : null;
		const authorization = overrides.authorization === undefined ? usual : overrides.authorization;
		const timeout = AbortSignal.timeout(overrides.timeoutMs ?? ANSWER_TIMEOUT_MS);
		try {
			const sent = {
				url,
				body: overrides.body ?? JSON.stringify(event),
				headers: {
					'Content-Type': overrides.contentType ?? 'application/json',
					...(authorization !== null && { Authorization: authorization }),
					...overrides.headers,
				},
			};
			overrides.onSend?.(sent);
			const response = await post({ ...sent, signal: AbortSignal.any([this.closed, timeout]) });
			return { status: response.statusCode ?? null, body: await readText(response), ms: elapsed() };
		} catch (error) {
			return { status: null, body: '', ms: elapsed(), error: timeout.aborted ? 'No answer in time' : messageOf(error) };
		}
	}
}
