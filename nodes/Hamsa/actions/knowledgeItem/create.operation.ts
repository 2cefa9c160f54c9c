import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, listOf, textOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { rowsOf } from '../../transport/list';
import { itemName, nameField, SIMPLE_ITEM } from './fields';

/** docs/platforms/hamsa.md, 4.1 */
const MAX_URLS = 100;

const properties: INodeProperties[] = [
	{ ...nameField, required: true },
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'File', value: 'FILE', description: 'A document that Hamsa fetches from its address' },
			{ name: 'Text', value: 'TEXT', description: 'Text written here' },
			{ name: 'Web Pages', value: 'URL', description: 'Up to 100 web pages' },
		],
		default: 'TEXT',
		description: 'Where the knowledge comes from',
	},
	{
		displayName: 'Text',
		name: 'content',
		type: 'string',
		typeOptions: { rows: 5 },
		required: true,
		default: '',
		displayOptions: { show: { type: ['TEXT'] } },
		description: 'What the agent is to know, 50 to 5,000 characters',
	},
	{
		displayName: 'File URL',
		name: 'itemUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/prices.pdf',
		displayOptions: { show: { type: ['FILE'] } },
		description: 'Public address of a PDF, DOC, DOCX, TXT, HTML or EPUB file. Hamsa takes no uploads.',
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
		description: 'Addresses of the web pages, 100 at most. An expression may give a list.',
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['knowledgeItem'], operation: ['create'] } }, properties);

/** `POST /v1/voice-agents/knowledge-base` (docs/platforms/hamsa.md, 4.1): takes a list of items; one is sent, so that each has its own error. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const check = checksFor(this, itemIndex);
	const type = this.getNodeParameter('type', itemIndex) as string;
	const item: IDataObject = { itemName: itemName(check, textOf.call(this, 'itemName', itemIndex)), type };
	if (type === 'TEXT') item.content = check.text('Text', this.getNodeParameter('content', itemIndex), { min: 50, max: 5_000 });
	if (type === 'FILE') item.itemUrl = check.webUrl('File URL', this.getNodeParameter('itemUrl', itemIndex));
	if (type === 'URL') {
		const given = this.getNodeParameter('itemUrls', itemIndex) as unknown;
		// An address may hold commas, so a text is taken apart at spaces and line breaks only.
		const urls = listOf(typeof given === 'string' ? given.split(/\s+/) : given);
		if (urls.length === 0 || urls.length > MAX_URLS) check.reject('URLs', `must hold 1 to ${MAX_URLS} addresses, but holds ${urls.length}`);
		item.itemUrls = urls.map((url, at) => check.webUrl(`URLs: entry ${at + 1}`, url));
	}

	const body = { items: [item] };
	const answer = await apiRequest.call(this, { method: 'POST', path: endpoint('v1', 'voice-agents', 'knowledge-base'), body, itemIndex });
	return createdItems(answer, { itemName: item.itemName, type }).map(simplifier.call(this, itemIndex, SIMPLE_ITEM));
}

/** The sample shows one item although a list is sent, so lists are expected as well; an answer that names none says that it worked. */
function createdItems(answer: IDataObject, sent: IDataObject): IDataObject[] {
	if (!Array.isArray(answer) && typeof answer.id === 'string') return [answer];
	const rows = rowsOf(answer);
	return rows.length > 0 ? rows : [sent];
}
