// An event once more, with another body.
import type { Attempt } from '../simulator';
import type { Sent } from '../simulator/common/post';
import type { Surroundings } from './platform';
import type { Delivery, Target } from './protocol';
import { resolve } from './resolve';

/** What the timeline says of it, since its body may say anything now. */
const WORDS = 'edited, and sent again';

/**
 * Notes the delivery and what comes of it. Its executions are those of the workflow that nothing before it started: an edited body
 * may have the same IDs in it as the first, or none.
 */
export async function deliverAgain(
	around: Surroundings,
	{ event, label, eventId }: Delivery,
	target: Target,
	send: (onSend: (sent: Sent) => void) => Promise<Attempt | undefined>,
	secretHeaders?: string[],
): Promise<void> {
	const { log, executions } = around;
	const others = await executions.known(target.workflow?.id).catch(() => new Set<string>());
	const delivery = log.open({
		target,
		event,
		label,
		words: WORDS,
		callId: null,
		sentAs: 'authenticated',
		...(eventId !== undefined && { eventId }),
	});
	void executions.follow(delivery, [], others);
	await resolve(around, delivery, send, secretHeaders);
}
