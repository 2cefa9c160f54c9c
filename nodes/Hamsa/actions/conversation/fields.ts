import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { pick } from '../../../shared/actions/fields';
import { contentOf, objectIn } from '../../callContent';

/** The fields of a call just placed or waited for that Simplify keeps (docs/platforms/hamsa.md, 2.3 and 6). */
const SIMPLE_CONVERSATION = [
	'jobId',
	'id',
	'status',
	'voiceAgentId',
	'channelType',
	'callParams',
	'callDuration',
	'recordingUrl',
	'transcript',
	'transcriptText',
	'outcome',
	'callAnalysis',
	'createdAt',
] as const;

/**
 * A call with only the fields that Simplify keeps, its recording, transcript and outcome flattened; they are absent if Hamsa gave no
 * field for them.
 */
export function simpleConversation(call: IDataObject): IDataObject {
	const { mediaUrl, jobResponse } = call;
	return pick(SIMPLE_CONVERSATION, {
		...call,
		...('mediaUrl' in call && { recordingUrl: mediaUrl }),
		...('jobResponse' in call && contentOf(objectIn(jobResponse))),
	});
}

/** The documented statuses (docs/platforms/hamsa.md, 2.3). */
export const callStatuses: INodePropertyOptions[] = [
	{ name: 'Completed', value: 'COMPLETED' },
	{ name: 'Failed', value: 'FAILED' },
	{ name: 'Forwarded', value: 'FORWARDED' },
	{ name: 'In Progress', value: 'IN_PROGRESS' },
	{ name: 'No Answer', value: 'NO_ANSWER' },
	{ name: 'Pending', value: 'PENDING' },
	{ name: 'Terminated', value: 'TERMINATED' },
];
