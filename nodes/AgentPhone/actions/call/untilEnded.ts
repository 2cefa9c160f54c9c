import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { type PollTimes, pollUntil } from '../../../shared/http/pollUntil';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';

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
	waiting: PollTimes,
	...clock: [wait?: (ms: number) => Promise<void>, now?: () => number]
): Promise<IDataObject> {
	const fetchStatus = async () => await apiRequest.call(this, { path: endpoint('calls', String(call.id)), itemIndex });
	return await pollUntil.call(this, { first: call, isDone: hasEnded, fetchStatus, itemIndex, ...waiting }, ...clock);
}
