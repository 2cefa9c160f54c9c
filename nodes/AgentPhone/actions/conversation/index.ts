import type { INodeProperties } from 'n8n-workflow';

import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as getMessages from './getMessages.operation';
import * as removeBackground from './removeBackground.operation';
import * as sendTyping from './sendTyping.operation';
import * as setBackground from './setBackground.operation';
import * as update from './update.operation';

export const operations = {
	get: get.execute,
	getAll: getAll.execute,
	getMessages: getMessages.execute,
	removeBackground: removeBackground.execute,
	sendTyping: sendTyping.execute,
	setBackground: setBackground.execute,
	update: update.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['conversation'] } },
		options: [
			{ name: 'Get', value: 'get', description: 'Retrieve one conversation with its latest messages', action: 'Get a conversation' },
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of conversations', action: 'Get many conversations' },
			{
				name: 'Get Messages',
				value: 'getMessages',
				description: 'Retrieve a list of the messages of a conversation',
				action: 'Get messages of a conversation',
			},
			{
				name: 'Remove Background',
				value: 'removeBackground',
				description: 'Remove the background picture of an iMessage conversation',
				action: 'Remove the background of a conversation',
			},
			{
				name: 'Send Typing Indicator',
				value: 'sendTyping',
				description: 'Show a typing indicator in an iMessage conversation for a few seconds. Not all devices display it.',
				action: 'Send a typing indicator to a conversation',
			},
			{
				name: 'Set Background',
				value: 'setBackground',
				description: 'Set the background picture of an iMessage conversation',
				action: 'Set the background of a conversation',
			},
			{
				name: 'Update',
				value: 'update',
				description: 'Change the name of a group, or the metadata of a conversation',
				action: 'Update a conversation',
			},
		],
		default: 'getAll',
	},
	...get.description,
	...getAll.description,
	...getMessages.description,
	...removeBackground.description,
	...sendTyping.description,
	...setBackground.description,
	...update.description,
];
