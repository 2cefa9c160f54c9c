import type { INodeProperties } from 'n8n-workflow';

import * as getChart from './getChart.operation';
import * as getNumbers from './getNumbers.operation';
import * as getOverview from './getOverview.operation';
import * as getPerformance from './getPerformance.operation';
import * as getSatisfaction from './getSatisfaction.operation';

export const operations = {
	getChart: getChart.execute,
	getNumbers: getNumbers.execute,
	getOverview: getOverview.execute,
	getPerformance: getPerformance.execute,
	getSatisfaction: getSatisfaction.execute,
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
				name: 'Get Chart',
				value: 'getChart',
				description: 'Count cost, requests, tokens and transcription of the project by date',
				action: 'Get the usage of the project by date',
			},
			{
				name: 'Get Numbers',
				value: 'getNumbers',
				description: 'Count price, requests, tokens and transcription of the project over a period',
				action: 'Get the usage of the project',
			},
			{
				name: 'Get Overview',
				value: 'getOverview',
				description: 'Retrieve how many calls voice agents had, how long they were, and when',
				action: 'Get an overview of the calls of agents',
			},
			{
				name: 'Get Performance',
				value: 'getPerformance',
				description: 'Retrieve how fast voice agents answered, and how many calls had errors',
				action: 'Get the performance of agents',
			},
			{
				name: 'Get Satisfaction',
				value: 'getSatisfaction',
				description: 'Retrieve how content callers were, and how many calls had to be handed on',
				action: 'Get the satisfaction of callers',
			},
		],
		default: 'getNumbers',
	},
	...getChart.description,
	...getNumbers.description,
	...getOverview.description,
	...getPerformance.description,
	...getSatisfaction.description,
];
