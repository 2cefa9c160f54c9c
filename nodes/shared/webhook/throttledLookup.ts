import type { IWebhookFunctions } from 'n8n-workflow';

import { setBounded } from '../boundedMap';
import { monotonicNow } from '../clock';

/** Forged requests must not make us call a platform again and again: so many lookups at once, then one in each interval. */
export const MAX_LOOKUPS_AT_ONCE = 10;
const LOOKUP_INTERVAL_MS = 10_000;

/** Trigger nodes remembered at most; one that is forgotten is asked about again. */
const MAX_ENTRIES = 1_000;

interface Entry<Answer> {
	askedAt: number;
	answer: Promise<Answer | undefined>;
	/** Lookups that may still be made, as of `askedAt`. */
	left: number;
}

export interface Lookup<Answer> {
	/** `undefined` if the platform could not be asked. */
	answer: Answer | undefined;
	/** Whether it was asked after the delivery had come, so that the answer can speak about this delivery. */
	isCurrent: boolean;
}

/** Asks a platform something because of a delivery, with a bounded rate for each trigger node. Other deliveries share the last answer. */
export class ThrottledLookup<Answer> {
	private readonly recent = new Map<string, Entry<Answer>>();

	/** @param ask what is asked */
	constructor(private readonly ask: (context: IWebhookFunctions) => Promise<Answer>) {}

	/**
	 * Never rejects.
	 *
	 * @param cameAt when the delivery came, on the monotonic clock
	 */
	async lookUp(context: IWebhookFunctions, cameAt: number): Promise<Lookup<Answer>> {
		const key = `${context.getWorkflow().id}:${context.getNode().id}`;
		const known = this.recent.get(key);
		const now = monotonicNow();
		const left = known ? Math.min(MAX_LOOKUPS_AT_ONCE, known.left + (now - known.askedAt) / LOOKUP_INTERVAL_MS) : MAX_LOOKUPS_AT_ONCE;
		if (known && (left < 1 || known.askedAt >= cameAt)) return { answer: await known.answer, isCurrent: known.askedAt >= cameAt };
		const answer = this.ask(context).catch((error: Error) => {
			context.logger.warn(`${context.getNode().name} could not look up its webhook: ${error.message}`);
			return undefined;
		});
		setBounded(this.recent, key, { askedAt: now, answer, left: left - 1 }, MAX_ENTRIES);
		return { answer: await answer, isCurrent: true };
	}
}
