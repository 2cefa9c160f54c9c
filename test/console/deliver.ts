// An event on its way to where a target's webhook leads.
import type { Attempt } from '../simulator';
import type { Sent } from '../simulator/common/post';
import type { Mark } from './executions';
import { copiesOf, type Sending, type Surroundings } from './platform';
import type { Delivery } from './protocol';
import { resolve } from './resolve';

interface Way {
	/** What tells its executions from all others (`Executions.follow`). */
	marks: Mark[];
	/** What the event calls itself. */
	eventId?: string;
	/** Headers that the page is not shown. */
	secretHeaders?: string[];
	/** Sends one copy. @param onSend is told what leaves */
	send: (onSend: (sent: Sent) => void) => Promise<Attempt | undefined>;
}

interface Opened {
	/** As in {@link Way}. */
	marks: Mark[];
	callId?: string | null;
	eventId?: string;
	/** What it repeats. */
	first?: Delivery;
}

/** Notes an event that is about to be sent, and looks for the executions it starts. */
export function openDelivery(
	{ log, executions }: Surroundings,
	{ target, event, words, sentAs }: Pick<Sending, 'event' | 'sentAs' | 'target' | 'words'>,
	{ marks, callId = null, eventId, first }: Opened,
): Delivery {
	const delivery = log.open({
		target,
		event: event.value,
		label: event.label,
		words,
		callId,
		sentAs,
		...(eventId !== undefined && { eventId }),
		...(first && { repeats: first.id }),
	});
	void executions.follow(delivery, marks);
	return delivery;
}

/** Sends an event that is only acknowledged, twice if it is to come twice, and notes what comes of each copy. */
export async function deliverCopies(
	around: Surroundings,
	sending: Pick<Sending, 'callId' | 'event' | 'sentAs' | 'target' | 'words'>,
	{ marks, eventId, secretHeaders, send }: Way,
): Promise<void> {
	let first: Delivery | undefined;
	for (let copy = 0; copy < copiesOf(sending.sentAs); copy++) {
		const delivery = openDelivery(around, sending, { marks, eventId, callId: sending.callId, first });
		first ??= delivery;
		await resolve(around, delivery, send, secretHeaders);
	}
}
