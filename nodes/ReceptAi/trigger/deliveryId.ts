import { createHash, randomUUID } from 'node:crypto';

import { headerNamed, type Delivery } from '../../shared/webhook/receive';
import { textAt } from './bodyField';
import type { ReceptEvent } from './envelope';

export interface DeduplicateBy {
	by: 'automatic' | 'header' | 'bodyField' | 'bodyHash';
	header: string;
	/** May lead inside: `data.id`. */
	field: string;
}

/** Names that can mean nothing but the event or its delivery. */
const ID_FIELDS = ['eventId', 'event_id', 'deliveryId', 'delivery_id'];

/**
 * What a repetition has in common with its first delivery. Where nothing of the kind is found, that is the body itself:
 * taking one event for two does less harm than taking two for one. A test is never known again.
 */
export function deliveryIdOf(event: ReceptEvent, { headers, rawBody }: Delivery, { by, header, field }: DeduplicateBy): string {
	if (event.isTest) return `test:${randomUUID()}`;
	const inHeader = by === 'automatic' || by === 'header' ? headerNamed(headers, header) : undefined;
	if (inHeader) return `header:${inHeader}`;
	const inBody = by === 'bodyField' ? textAt(event.payload, field) : by === 'automatic' ? usualIdOf(event) : undefined;
	// With the name: platforms like to give the call's id to every event of the call.
	if (inBody !== undefined) return `body:${event.event}:${inBody}`;
	return `hash:${createHash('sha256').update(rawBody).digest('hex')}`;
}

/** `id` beside the event's data is the event's own; amid the data it would be the call's, the same in many events. */
function usualIdOf({ payload, data }: ReceptEvent): string | undefined {
	const fields = data === payload ? ID_FIELDS : ['id', ...ID_FIELDS];
	return fields.map((field) => textAt(payload, field)).find((id) => id !== undefined);
}
