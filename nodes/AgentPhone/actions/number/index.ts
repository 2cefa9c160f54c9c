import type { INodeProperties } from 'n8n-workflow';

import * as buy from './buy.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as getMessages from './getMessages.operation';
import * as lookup from './lookup.operation';
import * as release from './release.operation';

export const operations = {
	buy: buy.execute,
	get: get.execute,
	getAll: getAll.execute,
	getMessages: getMessages.execute,
	lookup: lookup.execute,
	release: release.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['number'] } },
		options: [
			{
				name: 'Buy',
				value: 'buy',
				description: 'Buy a new phone number. Costs money now and every month.',
				action: 'Buy a phone number',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Retrieve one number. The field outboundSms tells whether it can send SMS.',
				action: 'Get a number',
			},
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of the numbers in use', action: 'Get many numbers' },
			{
				name: 'Get Messages',
				value: 'getMessages',
				description: 'Retrieve a list of the messages sent and received by a number',
				action: 'Get messages of a number',
			},
			{
				name: 'Look Up',
				value: 'lookup',
				description: 'Retrieve line type, country and RCS support of any phone numbers. Costs money for each number.',
				action: 'Look up phone numbers',
			},
			{
				name: 'Release',
				value: 'release',
				description: 'Release a number permanently. It cannot be recovered.',
				action: 'Release a number',
			},
		],
		default: 'getAll',
	},
	...buy.description,
	...get.description,
	...getAll.description,
	...getMessages.description,
	...lookup.description,
	...release.description,
];
