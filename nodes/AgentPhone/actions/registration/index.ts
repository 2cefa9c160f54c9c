import type { INodeProperties } from 'n8n-workflow';

import * as getStatus from './getStatus.operation';
import * as submit from './submit.operation';

export const operations = {
	getStatus: getStatus.execute,
	submit: submit.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['registration'] } },
		options: [
			{
				name: 'Get Status',
				value: 'getStatus',
				description: 'Retrieve the status of the registration. For a sub-account, select it in Options.',
				action: 'Get the status of the SMS registration',
			},
			{
				name: 'Submit',
				value: 'submit',
				description: 'Register a brand and its messages with US carriers (10DLC). Charged $25 each time.',
				action: 'Submit an SMS registration',
			},
		],
		default: 'getStatus',
	},
	...getStatus.description,
	...submit.description,
];
