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
				description: 'Retrieve cost, requests, tokens and transcription of the project by date',
				action: 'Get the usage of the project by date',
			},
			{
				name: 'Get Numbers',
				value: 'getNumbers',
				description: 'Retrieve cost, requests, tokens and transcription of the project for a period',
				action: 'Get the usage of the project',
			},
			{
				name: 'Get Overview',
				value: 'getOverview',
				description: 'Retrieve the number, duration and times of the calls of voice agents',
				action: 'Get an overview of the calls of agents',
			},
			{
				name: 'Get Performance',
				value: 'getPerformance',
				description: 'Retrieve the response times of voice agents and the number of calls with errors',
				action: 'Get the performance of agents',
			},
			{
				name: 'Get Satisfaction',
				value: 'getSatisfaction',
				description: 'Retrieve the satisfaction of callers and the number of transferred calls',
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
