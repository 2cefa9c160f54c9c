import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { transcriptionLocator } from './fields';

const properties: INodeProperties[] = [transcriptionLocator];

export const description = updateDisplayOptions({ show: { resource: ['job'], operation: ['estimateAiContent'] } }, properties);

/** `GET /v1/jobs/ai-content/estimate?jobId=` (docs/platforms/hamsa.md, 7.3). The answer is a number whose unit is not documented. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const jobId = locatorId.call(this, 'jobId', itemIndex, 'Job');
	const estimate = await apiRequest.call(this, { path: endpoint('v1', 'jobs', 'ai-content', 'estimate'), qs: { jobId }, itemIndex });
	return { jobId, estimate };
}
