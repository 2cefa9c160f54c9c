import type { INodeProperties } from 'n8n-workflow';

import * as remove from './delete.operation';
import * as get from './get.operation';
import * as getAllTimeStatistics from './getAllTimeStatistics.operation';
import * as getDeliveries from './getDeliveries.operation';
import * as getStatistics from './getStatistics.operation';
import * as sendTest from './sendTest.operation';
import * as set from './set.operation';

export const operations = {
	delete: remove.execute,
	get: get.execute,
	getAllTimeStatistics: getAllTimeStatistics.execute,
	getDeliveries: getDeliveries.execute,
	getStatistics: getStatistics.execute,
	sendTest: sendTest.execute,
	set: set.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['webhook'] } },
		options: [
			{
				name: 'Delete',
				value: 'delete',
				description:
					'Delete the webhook of the account or of an agent. The events of the agent are then sent to the webhook of the account.',
				action: 'Delete a webhook',
			},
			{ name: 'Get', value: 'get', description: 'Retrieve the webhook of the account or of an agent', action: 'Get a webhook' },
			{
				name: 'Get All-Time Statistics',
				value: 'getAllTimeStatistics',
				description: 'Retrieve the number of all deliveries of the account by result',
				action: 'Get all time statistics of webhook deliveries',
			},
			{
				name: 'Get Deliveries',
				value: 'getDeliveries',
				description: 'Retrieve the deliveries to a webhook with their results, latest first',
				action: 'Get the deliveries of a webhook',
			},
			{
				name: 'Get Statistics',
				value: 'getStatistics',
				description: 'Retrieve the number of recent deliveries of the account by hour, event and result',
				action: 'Get statistics of webhook deliveries',
			},
			{
				name: 'Send Test',
				value: 'sendTest',
				description: 'Have AgentPhone send a test message to a webhook, and retrieve the result',
				action: 'Send a test event to a webhook',
			},
			{
				name: 'Set',
				value: 'set',
				description:
					'Set the URL that events are delivered to, which replaces the existing webhook and creates a new signing secret',
				action: 'Set a webhook',
			},
		],
		default: 'get',
	},
	...remove.description,
	...get.description,
	...getAllTimeStatistics.description,
	...getDeliveries.description,
	...getStatistics.description,
	...sendTest.description,
	...set.description,
];
