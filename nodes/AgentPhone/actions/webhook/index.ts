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
				description: 'Take the webhook of the account or of an agent away. The events of an agent then go to the webhook of the account.',
				action: 'Delete a webhook so that its events are no longer delivered there',
			},
			{ name: 'Get', value: 'get', description: 'Retrieve the webhook of the account or of an agent', action: 'Get a webhook' },
			{
				name: 'Get All-Time Statistics',
				value: 'getAllTimeStatistics',
				description: 'Count all deliveries of the account by how they ended',
				action: 'Get all time statistics of webhook deliveries',
			},
			{
				name: 'Get Deliveries',
				value: 'getDeliveries',
				description: 'Retrieve what was delivered to a webhook, the latest first, and how it was answered',
				action: 'Get the deliveries of a webhook',
			},
			{
				name: 'Get Statistics',
				value: 'getStatistics',
				description: 'Count the latest deliveries of the account by hour, event and how they ended',
				action: 'Get statistics of webhook deliveries',
			},
			{
				name: 'Send Test',
				value: 'sendTest',
				description: 'Have AgentPhone send a made-up text message to a webhook, and see how it was answered',
				action: 'Send a test event to a webhook',
			},
			{
				name: 'Set',
				value: 'set',
				description: 'Have events delivered to a URL, in place of the webhook that is set. Makes a new signing secret.',
				action: 'Set a webhook which replaces the one that is set and makes a new signing secret',
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
