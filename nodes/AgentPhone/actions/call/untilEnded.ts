import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { type PollTimes, pollUntil } from '../../../shared/http/pollUntil';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';

/** The known final statuses. No complete list is documented (docs/platforms/agentphone.md, 3.5 and 10), so `endedAt` is checked as well. */
const FINAL_STATUSES = new Set(['busy', 'canceled', 'cancelled', 'completed', 'ended', 'failed', 'missed', 'no-answer', 'voicemail']);

/** A status as it is documented, however it is spelt: `No_Answer` is `no-answer`. */
export const statusWordOf = (status: unknown): string =>
	typeof status === 'string' ? status.trim().toLowerCase().replace(/[\s_]/g, '-') : '';

/** Whether a call is over. */
export const hasEnded = ({ status, endedAt }: IDataObject): boolean =>
	FINAL_STATUSES.has(statusWordOf(status)) || (typeof endedAt === 'string' && endedAt !== '');

/**
 * Polls a call until it is over or the maximum wait is over, and returns its latest state.
 *
 * @param clock replaced in tests
 *
 * @throws what `pollUntil` throws
 */
export async function untilEnded(
	this: IExecuteFunctions,
	call: IDataObject,
	itemIndex: number,
	pollTimes: PollTimes,
	...clock: [wait?: (ms: number) => Promise<void>, now?: () => number]
): Promise<IDataObject> {
	const fetchStatus = async () => await apiRequest.call(this, { path: endpoint('calls', String(call.id)), itemIndex });
	return await pollUntil.call(this, { first: call, isDone: hasEnded, fetchStatus, itemIndex, ...pollTimes }, ...clock);
}
