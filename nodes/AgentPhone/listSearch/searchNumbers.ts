import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { searchPages } from './searchPages';

/** Numbers of the account, searched here by digits or ID, because the API does not search them (docs/platforms/agentphone.md, 3.2). */
export async function searchNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchPages.call(this, { resource: 'numbers', filter, item: numberItem }, paginationToken);
}

function numberItem({ id, phoneNumber, country }: IDataObject): INodeListSearchItems {
	const where = typeof country === 'string' ? ` (${country})` : '';
	return { name: `${String(phoneNumber ?? id)}${where}`, value: String(id) };
}
