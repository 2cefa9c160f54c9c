import type { INodeProperties } from 'n8n-workflow';

import * as cancel from './cancel.operation';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as pause from './pause.operation';
import * as resume from './resume.operation';
import * as retry from './retry.operation';
import * as update from './update.operation';

export const operations = {
	cancel: cancel.execute,
	create: create.execute,
	get: get.execute,
	getAll: getAll.execute,
	pause: pause.execute,
	resume: resume.execute,
	retry: retry.execute,
	update: update.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['campaign'] } },
		options: [
			{
				name: 'Cancel',
				value: 'cancel',
				description: 'End a campaign, so that no further recipients are called',
				action: 'Cancel a campaign',
			},
			{
				name: 'Create',
				value: 'create',
				description: 'Call all input items in one campaign. Rings many real phones and costs money.',
				action: 'Create a campaign',
			},
			{ name: 'Get', value: 'get', description: 'Retrieve one campaign, or the status of its recipients', action: 'Get a campaign' },
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of campaigns', action: 'Get many campaigns' },
			{ name: 'Pause', value: 'pause', description: 'Interrupt a running campaign', action: 'Pause a campaign' },
			{
				name: 'Resume',
				value: 'resume',
				description: 'Continue a paused campaign. Rings real phones and costs money.',
				action: 'Resume a campaign',
			},
			{
				name: 'Retry',
				value: 'retry',
				description: 'Call all recipients again whose call failed or who did not answer. Rings real phones and costs money.',
				action: 'Retry the failed calls of a campaign',
			},
			{
				name: 'Update',
				value: 'update',
				description: 'Rename a campaign. Nothing else can be changed.',
				action: 'Update the name of a campaign',
			},
		],
		default: 'getAll',
	},
	...cancel.description,
	...create.description,
	...get.description,
	...getAll.description,
	...pause.description,
	...resume.description,
	...retry.description,
	...update.description,
];
