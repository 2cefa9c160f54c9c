import type { INodeProperties } from 'n8n-workflow';

import * as create from './create.operation';
import * as createFromOwnNumber from './createFromOwnNumber.operation';
import * as createWeb from './createWeb.operation';

export const operations = {
	create: create.execute,
	createFromOwnNumber: createFromOwnNumber.execute,
	createWeb: createWeb.execute,
};

/** The operations that an execution can wait for with a callback. */
export const waitables = { create: create.waitable };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['call'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				description: 'Have an agent call a phone number. Rings a real phone and costs money.',
				action: 'Create a call',
			},
			{
				name: 'Create From Own Number',
				value: 'createFromOwnNumber',
				description: 'Have an agent call a phone number from your own number. Rings a real phone and costs money.',
				action: 'Create a call from your own number',
			},
			{
				name: 'Create Web',
				value: 'createWeb',
				description: 'Let a browser talk to an agent. Returns a token to join the call. Talking costs money.',
				action: 'Create a web call',
			},
		],
		default: 'create',
	},
	...create.description,
	...createFromOwnNumber.description,
	...createWeb.description,
];
