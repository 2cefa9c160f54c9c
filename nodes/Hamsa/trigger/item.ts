import type { IDataObject } from 'n8n-workflow';

import { hamsaRecord } from '../callRecord';
import { isCallMoment, type ParsedEvent } from './events';

/**
 * The item a workflow starts with: the payload as it came, with a job's ID on top; or with *Simplify*, of an event that tells of a
 * whole call, its record (shared/callRecord) as far as the event tells it.
 */
export function toItemJson({ kind, payload, jobId }: ParsedEvent, simplify: boolean): IDataObject {
	if (kind === 'jobFinished') return { ...payload, jobId };
	return simplify && isCallMoment(kind) ? { event: kind, ...hamsaRecord(payload, kind) } : payload;
}
