import type { INodeProperties } from 'n8n-workflow';

import type { Checks } from '../../../shared/actions/input';

/** The fields of a knowledge base item that Simplify keeps (docs/platforms/hamsa.md, 4.1). */
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
	description: 'Name of the item, at most 250 characters',
};

export const urlField: INodeProperties = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://example.com/prices',
	description: 'URL of the web page',
};

/**
 * A valid name of an item. docs/platforms/hamsa.md, 4.1, documents the length for renaming only; it is assumed for creating as well.
 *
 * @throws NodeOperationError if it is empty or longer than 250 characters
 */
export const itemName = (check: Checks, value: unknown): string => check.text('Name', value, { max: 250 });
