import type { INodeProperties } from 'n8n-workflow';

import * as react from './react.operation';
import * as send from './send.operation';

export const operations = {
	react: react.execute,
	send: send.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['message'] } },
		options: [
			{
				name: 'React',
				value: 'react',
				description: 'Add a reaction to a message on iMessage or WhatsApp',
				action: 'React to a message',
			},
			{
				name: 'Send',
				value: 'send',
				description:
					'Send a message to a real phone over iMessage, SMS or MMS, depending on the recipient, or over WhatsApp. Costs money.',
				action: 'Send a message',
			},
		],
		default: 'send',
	},
	...react.description,
	...send.description,
];
