import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { readJob } from '../common/waiting/job';
import { SIMPLE_JOB, transcriptionLocator } from './fields';

const properties: INodeProperties[] = [transcriptionLocator, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['job'], operation: ['getAiContent'] } }, properties);

/** `GET /v1/jobs/ai-content?jobId=` (docs/platforms/hamsa.md, 7.3). The answer is not documented: it is read as a job, or returned unchanged if it only contains the parts. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject | IDataObject[]> {
	const jobId = locatorId.call(this, 'jobId', itemIndex, 'Job');
	const answer = (await apiRequest.call(this, { path: endpoint('v1', 'jobs', 'ai-content'), qs: { jobId }, itemIndex })) as
		| IDataObject
		| IDataObject[];
	const simple = simplifier.call(this, itemIndex, SIMPLE_JOB);
	const shape = (one: IDataObject) => ('jobResponse' in one ? simple(readJob(one)) : one);
	return Array.isArray(answer) ? answer.map(shape) : shape(answer);
}
