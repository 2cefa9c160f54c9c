import type { INodeProperties } from 'n8n-workflow';

import type { Checks } from '../../../shared/actions/input';

/** What Simplify keeps of a knowledge base item (docs/platforms/hamsa.md, 4.1). */
export const SIMPLE_ITEM = [
	'id',
	'itemName',
	'type',
	'status',
	'failureReason',
	'content',
	'itemUrl',
	'itemUrls',
	'isActive',
	'used',
] as const;

export const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'itemName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Opening hours',
	description: 'What the item is called, 250 characters at most',
};

export const urlField: INodeProperties = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://example.com/prices',
	description: 'Address of the web page',
};

/** docs/platforms/hamsa.md, 4.1, documents the length for renaming only; creating is taken to have the same. */
export const itemName = (check: Checks, value: unknown): string => check.text('Name', value, { max: 250 });
