import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { type Search, searchThrough } from '../../shared/actions/listSearch';
import { apiPage, type ListRequest, PAGE_SIZE } from '../transport/list';

export type Listing = ListRequest & Pick<Search, 'item' | 'filter'>;

/**
 * Reads a page of the list of a resource locator.
 *
 * @throws what `apiRequest` throws
 */
export async function searchPages(
	this: ILoadOptionsFunctions,
	{ item, filter, ...request }: Listing,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { paging, pageSize = PAGE_SIZE } = request;
	const byRows = paging === 'skipRows';
	const start = Number(paginationToken ?? (byRows ? 0 : 1));
	const next = (at: number, rows: IDataObject[]) => at + (byRows ? rows.length : 1);
	return await searchThrough(async (at) => await apiPage.call(this, request, at, pageSize), { item, filter, start, next });
}
