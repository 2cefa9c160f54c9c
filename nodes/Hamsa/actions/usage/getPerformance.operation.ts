import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { analytics, analyticsFields } from './analytics';

export const description = updateDisplayOptions({ show: { resource: ['usage'], operation: ['getPerformance'] } }, analyticsFields);

/** `GET /v1/agent-analytics/performance` (docs/platforms/hamsa.md, 9): response times of the agents and errors in calls. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	return await analytics.call(this, itemIndex, 'performance');
}
