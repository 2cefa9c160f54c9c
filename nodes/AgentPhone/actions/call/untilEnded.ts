import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { pollUntil, type Waiting } from '../../../shared/http/pollUntil';
import { apiRequest, endpoint } from '../../transport';

/** All that is known of how a call can end; no list is documented (docs/platforms/agentphone.md, 3.5 and 10), so `endedAt` counts too. */
const ENDED = new Set(['busy', 'canceled', 'cancelled', 'completed', 'ended', 'failed', 'no-answer']);

export const hasEnded = ({ status, endedAt }: IDataObject): boolean =>
	ENDED.has(String(status)) || (typeof endedAt === 'string' && endedAt !== '');

/**
 * Looks at a call now and then until it is over or the time is up, and gives it as it then is.
 *
 * @throws what `pollUntil` throws
 */
export async function untilEnded(
	this: IExecuteFunctions,
	call: IDataObject,
	itemIndex: number,
	waiting: Waiting,
	...clock: [wait?: (ms: number) => Promise<void>, now?: () => number]
): Promise<IDataObject> {
	const look = async () => await apiRequest.call(this, { path: endpoint('calls', String(call.id)), itemIndex });
	return await pollUntil.call(this, { first: call, isDone: hasEnded, look, itemIndex, ...waiting }, ...clock);
}
