import type { IWebhookFunctions } from 'n8n-workflow';

import { setBounded } from '../boundedMap';
import { monotonicNow } from '../clock';

/** Forged requests must not make us call a platform again and again. */
const MIN_LOOKUP_INTERVAL_MS = 10_000;

/** Trigger nodes remembered at most; one that is forgotten is asked about again. */
const MAX_ENTRIES = 1_000;

/**
 * Asks a platform something because of a delivery, for each trigger node at most every ten seconds. Deliveries that come
 * meanwhile share the answer.
 */
export class ThrottledLookup<Answer> {
	private readonly recent = new Map<string, { askedAt: number; answer: Promise<Answer> }>();

	/**
	 * @param ask what is asked
	 * @param otherwise the answer if that fails
	 */
	constructor(
		private readonly ask: (context: IWebhookFunctions) => Promise<Answer>,
		private readonly fallback: Answer,
	) {}

	/** Never rejects. */
	async answer(context: IWebhookFunctions): Promise<Answer> {
		const key = `${context.getWorkflow().id}:${context.getNode().id}`;
		const known = this.recent.get(key);
		if (known && monotonicNow() - known.askedAt < MIN_LOOKUP_INTERVAL_MS) return await known.answer;
		const answer = this.ask(context).catch((error: Error) => {
			context.logger.warn(`${context.getNode().name} could not look up its webhook: ${error.message}`);
			return this.fallback;
		});
		setBounded(this.recent, key, { askedAt: monotonicNow(), answer }, MAX_ENTRIES);
		return await answer;
	}
}
