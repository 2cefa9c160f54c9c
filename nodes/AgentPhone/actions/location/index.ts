import type { INodeProperties } from 'n8n-workflow';

import * as get from './get.operation';
import * as refresh from './refresh.operation';

export const operations = {
	get: get.execute,
	refresh: refresh.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['location'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				description: 'Retrieve the last location shared by a phone',
				action: 'Get the shared location of a phone number',
			},
			{
				name: 'Refresh',
				value: 'refresh',
				description:
					'Have AgentPhone request the latest locations. The answer contains the number of seconds after which Get returns them.',
				action: 'Refresh the shared locations',
			},
		],
		default: 'get',
	},
	...get.description,
	...refresh.description,
];
