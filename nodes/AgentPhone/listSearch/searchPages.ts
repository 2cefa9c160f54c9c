import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchThrough, type Search } from '../../shared/actions/listSearch';
import { apiPage, endpoint, PAGE_SIZE } from '../transport';

export interface Listing extends Pick<Search, 'item' | 'filter'> {
	resource: 'agents' | 'calls' | 'contacts' | 'conversations' | 'numbers' | 'sub-accounts';
	/** For sub-accounts, which belong to the main account. */
	mainAccount?: boolean;
	/** For a list the API searches itself. */
	qs?: IDataObject;
}

/**
 * A page of a resource locator's list. The pagination token is the offset of the next page.
 *
 * @throws what `apiRequest` throws
 */
export async function searchPages(
	this: ILoadOptionsFunctions,
	{ resource, mainAccount, qs, item, filter }: Listing,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const request = { path: endpoint(resource), mainAccount, qs };
	const start = Number(paginationToken ?? 0);
	const next = (at: number, rows: IDataObject[]) => at + rows.length;
	return await searchThrough(async (at) => await apiPage.call(this, request, at, PAGE_SIZE), { item, filter, start, next });
}
