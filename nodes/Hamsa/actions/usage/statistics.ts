import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { projectId } from '../../transport/project';
import { endField, periodOf, startField } from '../common/period';

export const statisticsFields: INodeProperties[] = [startField, endField];

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
