import type { INodeProperties } from 'n8n-workflow';

import * as addUrl from './addUrl.operation';
import * as create from './create.operation';
import * as remove from './delete.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as removeUrl from './removeUrl.operation';
import * as setActive from './setActive.operation';
import * as update from './update.operation';

export const operations = {
	addUrl: addUrl.execute,
	create: create.execute,
	delete: remove.execute,
	get: get.execute,
	getAll: getAll.execute,
	removeUrl: removeUrl.execute,
	setActive: setActive.execute,
	update: update.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['knowledgeItem'] } },
		options: [
			{
				name: 'Add URL',
				value: 'addUrl',
				description: 'Add a web page to an item of web pages',
				action: 'Add a URL to a knowledge item',
			},
			{
				name: 'Create',
				value: 'create',
				description: 'Add text, a file or web pages to the knowledge base',
				action: 'Create a knowledge item',
			},
			{
				name: 'Delete',
				value: 'delete',
				description: 'Delete an item permanently, for every agent that uses it. This cannot be undone.',
				action: 'Delete a knowledge item',
			},
			{ name: 'Get', value: 'get', description: 'Retrieve one item', action: 'Get a knowledge item' },
			{ name: 'Get Many', value: 'getAll', description: 'Retrieve a list of items', action: 'Get many knowledge items' },
			{
				name: 'Remove URL',
				value: 'removeUrl',
				description: 'Remove a web page from an item of web pages',
				action: 'Remove a URL from a knowledge item',
			},
			{
				name: 'Turn On or Off for an Agent',
				value: 'setActive',
				description: 'Set whether an agent uses an item',
				action: 'Turn a knowledge item on or off for an agent',
			},
			{ name: 'Update', value: 'update', description: 'Rename an item', action: 'Rename a knowledge item' },
		],
		default: 'getAll',
	},
	...addUrl.description,
	...create.description,
	...remove.description,
	...get.description,
	...getAll.description,
	...removeUrl.description,
	...setActive.description,
	...update.description,
];
