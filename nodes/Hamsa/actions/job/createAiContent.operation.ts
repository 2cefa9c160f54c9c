import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, listOf, locatorId } from '../../../shared/actions/input';
import { waitFields } from '../common/waiting/fields';
import { startAndWait } from '../common/waiting/run';
import { JOB } from '../common/waiting/trackedTasks';
import type { Callback, Waitable } from '../common/waiting/types';
import { webhookField } from '../common/webhook';
import { aiParts, transcriptionLocator } from './fields';
import { jobResult } from './shape';
import { startJob } from './startJob';

const properties: INodeProperties[] = [
	transcriptionLocator,
	{
		displayName: 'Parts',
		name: 'aiParts',
		type: 'multiOptions',
		required: true,
		options: aiParts,
		default: ['summary'],
		description: 'The texts to generate from the transcription. Each part costs credits: use Estimate AI Content to see how many.',
	},
	...waitFields('poll'),
	webhookField,
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['job'], operation: ['createAiContent'] } }, properties);

export const waitable: Waitable = {
	task: JOB,
	...jobResult,
	/** `POST /v1/jobs/ai-content?jobId=` (docs/platforms/hamsa.md, 7.3). */
	async start(this: IExecuteFunctions, itemIndex: number, callback?: Callback) {
		const jobId = locatorId.call(this, 'jobId', itemIndex, 'Job');
		const parts = listOf(this.getNodeParameter('aiParts', itemIndex));
		if (parts.length === 0) checksFor(this, itemIndex).reject('Parts', 'must not be empty');
		return await startJob.call(this, itemIndex, { path: ['ai-content'], qs: { jobId }, body: { aiParts: parts } }, callback);
	},
};

export const execute = startAndWait(waitable);
