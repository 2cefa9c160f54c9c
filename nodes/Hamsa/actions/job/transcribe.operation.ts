import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, omitEmpty } from '../../../shared/actions/input';
import { spokenLanguage, spokenLanguageField } from '../common/options';
import { waitFields } from '../common/waiting/fields';
import { startAndWait } from '../common/waiting/run';
import { JOB } from '../common/waiting/trackedTasks';
import type { Callback, Waitable } from '../common/waiting/types';
import { webhookField } from '../common/webhook';
import { srtFields } from './fields';
import { jobResult } from './shape';
import { SRT_OPTIONS, srtOptions } from './srtOptions';
import { startJob } from './startJob';

const whenSrt = (fields: INodeProperties[]) => updateDisplayOptions({ show: { returnSrtFormat: [true] } }, fields);

const properties: INodeProperties[] = [
	{
		displayName: 'Media URL',
		name: 'mediaUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/meeting.mp3',
		description:
			'Public URL of the recording, such as recordingUrl of an ended call, or a YouTube link. Hamsa downloads it and does not accept uploads. Each transcription costs credits.',
	},
	spokenLanguageField('The spoken language. Hamsa does not detect it automatically.'),
	{
		displayName: 'Model',
		name: 'model',
		type: 'options',
		options: [
			{ name: 'Conversational V1.0', value: 'Hamsa-Conversational-V1.0', description: 'For several speakers, such as phone calls' },
			{ name: 'General V2.0', value: 'Hamsa-General-V2.0', description: 'For everything else' },
		],
		default: 'Hamsa-General-V2.0',
		description: 'The model that transcribes the recording',
	},
	...waitFields('poll'),
	{
		displayName: 'Subtitles (SRT)',
		name: 'returnSrtFormat',
		type: 'boolean',
		default: false,
		description: 'Whether to create subtitles in the SRT format as well',
	},
	...whenSrt([SRT_OPTIONS, ...srtFields]),
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [{ displayName: 'Title', name: 'title', type: 'string', default: '', description: 'Title of the job in lists' }],
	},
	webhookField,
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['job'], operation: ['transcribe'] } }, properties);

export const waitable: Waitable = {
	task: JOB,
	...jobResult,
	/** `POST /v1/jobs/transcribe` (docs/platforms/hamsa.md, 7.1), which answers `{jobId}`. The language is always sent, because the default of Hamsa is Arabic. */
	async start(this: IExecuteFunctions, itemIndex: number, callback?: Callback) {
		const check = checksFor(this, itemIndex);
		const { title } = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
		const body: IDataObject = {
			mediaUrl: check.publicUrl('Media URL', this.getNodeParameter('mediaUrl', itemIndex)),
			model: this.getNodeParameter('model', itemIndex) as string,
			language: spokenLanguage(check, this.getNodeParameter('language', itemIndex)),
			...omitEmpty({ title }),
			...srtOptions.call(this, itemIndex),
		};
		return await startJob.call(this, itemIndex, { path: ['transcribe'], body }, callback);
	},
};

export const execute = startAndWait(waitable);
