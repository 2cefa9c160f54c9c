import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId, textOf } from '../../../shared/actions/input';
import { voiceLocator } from '../common/fields';
import { waitFields } from '../common/waiting/fields';
import { startAndWait } from '../common/waiting/run';
import { JOB } from '../common/waiting/trackedTasks';
import type { Callback, Waitable } from '../common/waiting/types';
import { webhookField } from '../common/webhook';
import { audioFields } from './fields';
import { jobResult } from './shape';
import { startJob } from './startJob';

const properties: INodeProperties[] = [
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 5 },
		required: true,
		default: '',
		description:
			'The text to convert to speech. Use at least five words, which older pages of the Hamsa documentation require. Each job costs credits.',
	},
	{
		...voiceLocator,
		description:
			'The voice to use. A cloned voice must be preloaded once before its first use. The list can be searched by name and dialect.',
	},
	...waitFields('poll'),
	...audioFields,
	webhookField,
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['job'], operation: ['textToSpeech'] } }, properties);

export const waitable: Waitable = {
	task: JOB,
	...jobResult,
	/** With the length of the text, which the speech is compared with. */
	resultOptions(this: IExecuteFunctions, itemIndex: number) {
		return { ...jobResult.resultOptions.call(this, itemIndex), characters: textOf.call(this, 'text', itemIndex).trim().length };
	},
	/** `POST /v1/jobs/text-to-speech` (docs/platforms/hamsa.md, 7.2). The first answer may already contain the result. */
	async start(this: IExecuteFunctions, itemIndex: number, callback?: Callback) {
		const text = textOf.call(this, 'text', itemIndex).trim();
		if (text === '') checksFor(this, itemIndex).reject('Text', 'must not be empty');
		const voiceId = locatorId.call(this, 'voiceId', itemIndex, 'Voice');
		return await startJob.call(this, itemIndex, { path: ['text-to-speech'], body: { text, voiceId } }, callback);
	},
};

export const execute = startAndWait(waitable);
