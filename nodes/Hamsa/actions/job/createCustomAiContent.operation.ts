import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { languages } from '../common/options';
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
		name: 'customParts',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		required: true,
		placeholder: 'Add part',
		default: {},
		description: 'The texts to generate from the transcription, each with your own prompt. Each part costs credits.',
		options: [
			{
				displayName: 'Part',
				name: 'part',
				values: [
					{
						displayName: 'Kind',
						name: 'aiPart',
						type: 'options',
						options: aiParts,
						default: 'summary',
						description: 'Kind of text to generate',
					},
					{
						displayName: 'Language',
						name: 'language',
						type: 'options',
						options: languages,
						default: 'ar',
						description: 'Language of the generated text',
					},
					{
						displayName: 'Prompt',
						name: 'prompt',
						type: 'string',
						typeOptions: { rows: 3 },
						default: '',
						placeholder: 'e.g. Name the decisions and who has to do what',
						description: 'Instructions for generating the text',
					},
				],
			},
		],
	},
	...waitFields('poll'),
	webhookField,
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['job'], operation: ['createCustomAiContent'] } }, properties);

export const waitable: Waitable = {
	task: JOB,
	...jobResult,
	/** `POST /v1/jobs/ai-content/custom?jobId=` (docs/platforms/hamsa.md, 7.3). */
	async start(this: IExecuteFunctions, itemIndex: number, callback?: Callback) {
		const check = checksFor(this, itemIndex);
		const jobId = locatorId.call(this, 'jobId', itemIndex, 'Job');
		const { part: rows = [] } = this.getNodeParameter('customParts', itemIndex, {}) as { part?: IDataObject[] };
		if (rows.length === 0) check.reject('Parts', 'must not be empty');
		const parts = rows.map(({ aiPart, language, prompt }, at) => {
			const text = String(prompt ?? '').trim();
			return { aiPart, language, prompt: text || check.reject(`Part ${at + 1}, Prompt,`, 'must not be empty') };
		});
		return await startJob.call(this, itemIndex, { path: ['ai-content', 'custom'], qs: { jobId }, body: { aiParts: parts } }, callback);
	},
};

export const execute = startAndWait(waitable);
