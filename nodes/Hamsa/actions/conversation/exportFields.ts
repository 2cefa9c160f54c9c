import type { INodeProperties } from 'n8n-workflow';

/** Additional fields of the export. The limits of the two times are checked by the operation. */
export const exportOptions: INodeProperties[] = [
	{
		displayName: 'Export ID',
		name: 'exportId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3f2b7c1e-0000-4000-8000-000000000001',
		description:
			'Waits for an export that was started before, instead of starting another. Agent and period are then not used. The error of an export that was not ready in time names its ID.',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: 'conversations.csv',
		placeholder: 'e.g. calls-in-may.csv',
		description: 'Name of the file',
	},
	{
		displayName: 'Max Wait (Seconds)',
		name: 'maxWaitSeconds',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 86_400 },
		default: 600,
		description: 'How long to wait for the file at most, from 1 second to a day (86400)',
	},
	{
		displayName: 'Poll Interval (Seconds)',
		name: 'pollIntervalSeconds',
		type: 'number',
		typeOptions: { minValue: 3, maxValue: 600 },
		default: 5,
		description: 'How long to wait between two status requests, from 3 to 600 seconds',
	},
];
