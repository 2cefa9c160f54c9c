import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { analytics, analyticsFields } from './analytics';

export const description = updateDisplayOptions({ show: { resource: ['usage'], operation: ['getSatisfaction'] } }, analyticsFields);

/** `GET /v1/agent-analytics/satisfaction` (docs/platforms/hamsa.md, 9): satisfaction of the callers. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	return await analytics.call(this, itemIndex, 'satisfaction');
}
