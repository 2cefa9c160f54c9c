import type { Attempt } from '../simulator';
import type { Sent } from '../simulator/common/post';
import { shownRequest } from './log';
import type { Surroundings } from './platform';
import type { Delivery } from './protocol';

/** Sends one delivery that is only acknowledged, and notes the answer. */
export async function resolve(
	{ log }: Surroundings,
	delivery: Delivery,
	send: (onSend: (sent: Sent) => void) => Promise<Attempt | undefined>,
	secretHeaders: string[] = [],
): Promise<void> {
	try {
		const attempt = await send((sent) => log.update(delivery, { request: shownRequest(sent, secretHeaders) }));
		log.update(delivery, {
			isDone: true,
			status: attempt?.status ?? null,
			answer: attempt?.body ?? '',
			error: attempt?.error ?? null,
			totalMs: attempt?.ms ?? null,
		});
	} catch (error) {
		log.update(delivery, { isDone: true, error: error instanceof Error ? error.message : String(error) });
	}
}
