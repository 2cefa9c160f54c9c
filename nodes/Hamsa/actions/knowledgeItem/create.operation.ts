import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, listOf, textOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { rowsOf } from '../../transport/list';
import { itemName, nameField, SIMPLE_ITEM } from './fields';

/** Maximum number of web pages in an item (docs/platforms/hamsa.md, 4.1). */
const MAX_URLS = 100;

const properties: INodeProperties[] = [
	{ ...nameField, required: true },
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'File', value: 'FILE', description: 'A document that Hamsa downloads from a URL' },
			{ name: 'Text', value: 'TEXT', description: 'Text entered here' },
			{ name: 'Web Pages', value: 'URL', description: 'Up to 100 web pages' },
		],
		default: 'TEXT',
		description: 'Source of the knowledge',
	},
	{
		displayName: 'Text',
		name: 'content',
		type: 'string',
		typeOptions: { rows: 5 },
		required: true,
		default: '',
		displayOptions: { show: { type: ['TEXT'] } },
		description: 'What the agent should know, 50 to 5,000 characters',
	},
	{
		displayName: 'File URL',
		name: 'itemUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/prices.pdf',
		displayOptions: { show: { type: ['FILE'] } },
		description: 'Public URL of a PDF, DOC, DOCX, TXT, HTML or EPUB file. Hamsa does not accept uploads.',
	},
	{
		displayName: 'URLs',
		name: 'itemUrls',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add URL' },
		required: true,
		default: [],
		placeholder: 'e.g. https://example.com/prices',
		displayOptions: { show: { type: ['URL'] } },
		description: 'URLs of the web pages, at most 100. An expression may return a list.',
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['knowledgeItem'], operation: ['create'] } }, properties);

/** `POST /v1/voice-agents/knowledge-base` (docs/platforms/hamsa.md, 4.1). The route accepts a list of items; only one is sent, so that each has its own error. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const check = checksFor(this, itemIndex);
	const type = this.getNodeParameter('type', itemIndex) as string;
	const item: IDataObject = { itemName: itemName(check, textOf.call(this, 'itemName', itemIndex)), type };
	if (type === 'TEXT') item.content = check.text('Text', this.getNodeParameter('content', itemIndex), { min: 50, max: 5_000 });
	if (type === 'FILE') item.itemUrl = check.webUrl('File URL', this.getNodeParameter('itemUrl', itemIndex));
	if (type === 'URL') {
		const given = this.getNodeParameter('itemUrls', itemIndex) as unknown;
		// A URL may contain commas, so a text is only split at whitespace.
		const urls = listOf(typeof given === 'string' ? given.split(/\s+/) : given);
		if (urls.length === 0 || urls.length > MAX_URLS)
			check.reject('URLs', `must contain 1 to ${MAX_URLS} addresses, but contains ${urls.length}`);
		item.itemUrls = urls.map((url, at) => check.webUrl(`URLs: entry ${at + 1}`, url));
	}

	const body = { items: [item] };
	const answer = await apiRequest.call(this, { method: 'POST', path: endpoint('v1', 'voice-agents', 'knowledge-base'), body, itemIndex });
	return createdItems(answer, { itemName: item.itemName, type }).map(simplifier.call(this, itemIndex, SIMPLE_ITEM));
}

/** The items in the answer: one item as in the sample, or a list as in the request. An answer without items is a success, and the sent item is returned. */
function createdItems(answer: IDataObject, sent: IDataObject): IDataObject[] {
	if (!Array.isArray(answer) && typeof answer.id === 'string') return [answer];
	const rows = rowsOf(answer);
	return rows.length > 0 ? rows : [sent];
}
