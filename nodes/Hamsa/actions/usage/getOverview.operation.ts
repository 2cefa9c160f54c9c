import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { analytics, analyticsFields } from './analytics';

export const description = updateDisplayOptions({ show: { resource: ['usage'], operation: ['getOverview'] } }, analyticsFields);

/** `GET /v1/agent-analytics/overview` (docs/platforms/hamsa.md, 9): number, duration and times of calls. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	return await analytics.call(this, itemIndex, 'overview');
}
