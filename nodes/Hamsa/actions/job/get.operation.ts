import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { jobLocator } from '../common/fields';
import { readJob } from '../common/waiting/job';
import { JOB } from '../common/waiting/trackedTasks';
import { audioFields, srtFields } from './fields';
import { jobResult } from './shape';

const properties: INodeProperties[] = [jobLocator, ...audioFields, ...srtFields, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['job'], operation: ['get'] } }, properties);

/** `GET /v1/jobs?jobId=` (docs/platforms/hamsa.md, 7.4). Reading a failed job is not an error. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]> {
	const jobId = locatorId.call(this, 'jobId', itemIndex, 'Job');
	const resultOptions = jobResult.resultOptions.call(this, itemIndex);
	const job = readJob(await apiRequest.call(this, { path: endpoint('v1', 'jobs'), qs: { jobId }, itemIndex }));
	const { json, binary } = JOB.stateOf(job) === 'finished' ? await jobResult.files!.call(this, job, resultOptions, itemIndex) : {};
	return [{ json: { ...jobResult.shape(job, resultOptions), ...json }, ...(binary && { binary }) }];
}
