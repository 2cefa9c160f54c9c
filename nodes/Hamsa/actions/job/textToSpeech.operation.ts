import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId, textOf } from '../../../shared/actions/input';
import { voiceLocator } from '../common/fields';
import type { Callback } from '../common/waiting/callback';
import { waitFields } from '../common/waiting/fields';
import { waiting } from '../common/waiting/run';
import { JOB } from '../common/waiting/trackedTasks';
import type { Waitable } from '../common/waiting/waitable';
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
		description: 'What to say. Five words or more are safest: older pages of Hamsa ask for them. Each job costs credits.',
	},
	{ ...voiceLocator, description: 'The voice that speaks. A cloned voice must be preloaded once before. The list can be searched by name and dialect.' },
	...waitFields(),
	...audioFields,
	webhookField,
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['job'], operation: ['textToSpeech'] } }, properties);

export const waitable: Waitable = {
	task: JOB,
	...jobResult,
	/** `POST /v1/jobs/text-to-speech` (docs/platforms/hamsa.md, 7.2). It may be done at once. */
	async start(this: IExecuteFunctions, itemIndex: number, callback?: Callback) {
		const text = textOf.call(this, 'text', itemIndex).trim();
		if (text === '') checksFor(this, itemIndex).reject('Text', 'must not be empty');
		const voiceId = locatorId.call(this, 'voiceId', itemIndex, 'Voice');
		return await startJob.call(this, itemIndex, { path: ['text-to-speech'], body: { text, voiceId } }, callback);
	},
};

export const execute = waiting(waitable);
