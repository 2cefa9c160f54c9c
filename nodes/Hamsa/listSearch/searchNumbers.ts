import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { endpoint } from '../../shared/http/url';
import { searchPages } from './searchPages';

/** Numbers of the project, searched here by digits, label and ID, because Hamsa does not search them (docs/platforms/hamsa.md, 3). */
export async function searchNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search.call(this, ({ id }) => id, filter, paginationToken);
}

/** The same list, for routes that expect the number itself. */
export async function searchPhoneNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search.call(this, ({ number }) => number, filter, paginationToken);
}

async function search(
	this: ILoadOptionsFunctions,
	valueOf: (number: IDataObject) => unknown,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const item = (number: IDataObject) => ({ name: nameOf(number), value: String(valueOf(number)) });
	const path = endpoint('v1', 'voice-agents', 'phone-number', 'list');
	return await searchPages.call(this, { path, paging: 'skipPage', filter, item }, paginationToken);
}

function nameOf({ id, number, label }: IDataObject): string {
	return `${String(number ?? id)}${label ? ` (${String(label)})` : ''}`;
}
