import type { INodeProperties } from 'n8n-workflow';

import * as getByAgent from './getByAgent.operation';
import * as getByNumber from './getByNumber.operation';
import * as getDaily from './getDaily.operation';
import * as getMonthly from './getMonthly.operation';
import * as getTotals from './getTotals.operation';

export const operations = {
	getByAgent: getByAgent.execute,
	getByNumber: getByNumber.execute,
	getDaily: getDaily.execute,
	getMonthly: getMonthly.execute,
	getTotals: getTotals.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['usage'] } },
		options: [
			{
				name: 'Get by Agent',
				value: 'getByAgent',
				description: 'Retrieve the number of messages, calls and seconds of the week, month or year by agent',
				action: 'Get the usage by agent',
			},
			{
				name: 'Get by Number',
				value: 'getByNumber',
				description: 'Retrieve the number of messages and calls by phone number',
				action: 'Get the usage by number',
			},
			{
				name: 'Get Daily',
				value: 'getDaily',
				description: 'Retrieve the number of messages, calls and webhook deliveries by day',
				action: 'Get the daily usage',
			},
			{
				name: 'Get Monthly',
				value: 'getMonthly',
				description: 'Retrieve the number of messages, calls and webhook deliveries by month',
				action: 'Get the monthly usage',
			},
			{
				name: 'Get Totals',
				value: 'getTotals',
				description: 'Retrieve the plan, its limits and its usage, without the balance',
				action: 'Get the usage totals and the limits of the plan',
			},
		],
		default: 'getTotals',
	},
	...getByAgent.description,
	...getByNumber.description,
	...getDaily.description,
	...getMonthly.description,
	...getTotals.description,
];
