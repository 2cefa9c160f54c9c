import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { type Search, searchThrough } from '../../shared/actions/listSearch';
import { apiPage } from '../actions/common/api';
import { endpoint } from '../transport/client';
import { PAGE_SIZE } from '../transport/list';

export interface Listing extends Pick<Search, 'item' | 'filter'> {
	resource: 'agents' | 'calls' | 'contacts' | 'conversations' | 'numbers' | 'sub-accounts';
	/** `null` for sub-accounts, which belong to the main account. */
	subAccountId?: null;
	/** Search parameters of a list that the API searches. */
	qs?: IDataObject;
}

/**
 * Reads a page of the list of a resource locator. The pagination token is the offset of the next page.
 *
 * @throws what `apiRequest` throws
 */
export async function searchPages(
	this: ILoadOptionsFunctions,
	{ resource, subAccountId, qs, item, filter }: Listing,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const request = { path: endpoint(resource), subAccountId, qs };
	const start = Number(paginationToken ?? 0);
	const next = (at: number, rows: IDataObject[]) => at + rows.length;
	return await searchThrough(async (at) => await apiPage.call(this, request, at, PAGE_SIZE), { item, filter, start, next });
}
