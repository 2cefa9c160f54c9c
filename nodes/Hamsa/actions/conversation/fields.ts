import type { INodePropertyOptions } from 'n8n-workflow';

/** The fields of a call that Simplify keeps (docs/platforms/hamsa.md, 6). */
export const SIMPLE_CONVERSATION = [
	'id',
	'status',
	'voiceAgentId',
	'channelType',
	'callParams',
	'callDuration',
	'mediaUrl',
	'jobResponse',
	'callAnalysis',
	'createdAt',
] as const;

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
