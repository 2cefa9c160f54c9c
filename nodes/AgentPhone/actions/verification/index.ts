import type { INodeProperties } from 'n8n-workflow';

import * as check from './check.operation';
import * as send from './send.operation';

export const operations = {
	check: check.execute,
	send: send.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['verification'] } },
		options: [
			{
				name: 'Check',
				value: 'check',
				description: 'Check the code that a person received. Uses one of three attempts; the right code costs money.',
				action: 'Check a verification code',
			},
			{
				name: 'Send',
				value: 'send',
				description: 'Send a 6-digit code by text message to a real phone',
				action: 'Send a verification code',
			},
		],
		default: 'send',
	},
	...check.description,
	...send.description,
];
