// What was sent and what came of it, and everybody who watches.
import { createChannel, type Session } from 'better-sse';

import type { Sent } from '../simulator/common/post';
import type { Delivery, Hello, SentRequest, Target } from './protocol';

/** Older ones are forgotten: the page is for looking at what happens now. */
const PARTIAL_RESULT = 200;

type Opening = Pick<Delivery, 'event' | 'label' | 'words' | 'callId' | 'sentAs' | 'eventId'> & { target: Target; repeats?: string };

export class Log {
	private readonly deliveries: Delivery[] = [];
	private readonly watchers = createChannel();
	private count = 0;

	constructor(private readonly editorUrl: string) {}

	watch(session: Session): void {
		session.push({ deliveries: this.deliveries, editorUrl: this.editorUrl } satisfies Hello, 'hello');
		this.watchers.register(session);
	}

	open({ target: { id, name, number, platform, workflow }, repeats, ...rest }: Opening): Delivery {
		const delivery: Delivery = {
			id: `d${++this.count}`,
			target: { id, name, number, platform, workflow },
			...rest,
			repeats: repeats ?? null,
			sentAt: Date.now(),
			request: null,
			lines: [],
			isDone: false,
			status: null,
			headers: {},
			answer: '',
			error: null,
			firstLineMs: null,
			totalMs: null,
			endedBy: null,
			callEnd: null,
			problems: [],
			executions: [],
			isLookingForExecutions: workflow !== null,
		};
		this.deliveries.push(delivery);
		if (this.deliveries.length > PARTIAL_RESULT) this.deliveries.shift();
		this.tell(delivery);
		return delivery;
	}

	update(delivery: Delivery, news: Partial<Delivery>): void {
		Object.assign(delivery, news);
		this.tell(delivery);
	}

	/** Oldest first. */
	all(): readonly Delivery[] {
		return this.deliveries;
	}

	find(fits: (delivery: Delivery) => boolean): Delivery | undefined {
		return this.deliveries.findLast(fits);
	}

	private tell(delivery: Delivery): void {
		this.watchers.broadcast(delivery, 'delivery');
	}
}

/** Headers that are a secret themselves; a signature is none. */
const SECRET_HEADERS = /^(authorization|x-api-key)$/i;

const SHOWN_CHARACTERS = 12;

/** A delivery as the page may show it: a header that repeats a secret is cut short. */
export function shownRequest({ url, headers, body }: Sent, secretHeaders: string[] = []): SentRequest {
	const isSecret = (name: string) =>
		SECRET_HEADERS.test(name) || secretHeaders.some((other) => other.toLowerCase() === name.toLowerCase());
	const shown = Object.entries(headers).map(([name, value]) => [name, isSecret(name) ? shortened(value) : value]);
	return { url, headers: Object.fromEntries(shown) as Record<string, string>, body: body.toString() };
}

const shortened = (secret: string) =>
	`${secret.slice(0, Math.min(SHOWN_CHARACTERS, secret.length / 2))}… (${secret.length} characters, the secret itself)`;
