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
			{ name: 'Get', value: 'get', description: 'Retrieve the location a phone shared last', action: 'Get the shared location of a phone number' },
			{
				name: 'Refresh',
				value: 'refresh',
				description: 'Have AgentPhone ask for the newest locations. The answer says after how many seconds Get has them.',
				action: 'Refresh the shared locations',
			},
		],
		default: 'get',
	},
	...get.description,
	...refresh.description,
];
