import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { checksFor } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { projectId } from '../../transport/project';

export const startField: INodeProperties = {
	displayName: 'Start',
	name: 'startPeriod',
	type: 'dateTime',
	required: true,
	default: '',
	placeholder: 'e.g. 2026-01-01T00:00:00Z',
	description: 'Start of the period. A time without a timezone is in the timezone of the workflow.',
};

export const endField: INodeProperties = {
	...startField,
	displayName: 'End',
	name: 'endPeriod',
	placeholder: 'e.g. 2026-01-31T23:59:59Z',
	description: 'End of the period. A time without a timezone is in the timezone of the workflow.',
};

export const statisticsFields: INodeProperties[] = [startField, endField];

/**
 * Start and end of the period, as ISO 8601 times in UTC.
 *
 * @throws NodeOperationError if one is not a valid time, or if the end is before the start
 */
export function periodOf(this: IExecuteFunctions, itemIndex: number): { start: string; end: string } {
	const check = checksFor(this, itemIndex);
	const start = check.time('Start', this.getNodeParameter('startPeriod', itemIndex, ''));
	const end = check.time('End', this.getNodeParameter('endPeriod', itemIndex, ''));
	// Both are in UTC and have the same format, so they can be compared as text.
	if (end < start) check.reject('End', 'must not be before Start');
	return { start, end };
}

/**
 * `GET /v1/projects/statistics/{kind}` (docs/platforms/hamsa.md, 9). The reference uses ISO times, although a known client sends
 * milliseconds.
 *
 * @throws what `periodOf` and `apiRequest` throw
 */
export async function statistics(this: IExecuteFunctions, itemIndex: number, kind: 'chart' | 'numbers'): Promise<IDataObject> {
	const { start, end } = periodOf.call(this, itemIndex);
	const qs = { projectId: await projectId.call(this, itemIndex), startPeriod: start, endPeriod: end };
	return await apiRequest.call(this, { path: endpoint('v1', 'projects', 'statistics', kind), qs, itemIndex });
}
