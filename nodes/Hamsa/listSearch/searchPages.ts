import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { matches } from '../../shared/actions/listSearch';
import { apiPage, PAGE_SIZE, type ListRequest } from '../transport';

/** As many as fill the drop-down; scrolling asks for more. */
const ENOUGH = 25;

/** Bounds one keystroke: 500 entries are looked through, then the user has to scroll on. */
const MAX_PAGES = 10;

export interface Listing extends ListRequest {
	item: (row: IDataObject) => INodeListSearchItems;
	/** Typed by the user, for a list the API cannot search: pages are looked through until enough entries fit. */
	filter?: string;
}

/**
 * A page of a resource locator's list. The pagination token says where the next page starts.
 *
 * @throws what `apiRequest` throws
 */
export async function searchPages(this: ILoadOptionsFunctions, { item, filter, ...request }: Listing, paginationToken?: string): Promise<INodeListSearchResult> {
	const { paging, pageSize = PAGE_SIZE } = request;
	const results: INodeListSearchItems[] = [];
	let at = Number(paginationToken ?? (paging === 'skipRows' ? 0 : 1));
	for (let page = 0; page < MAX_PAGES; page++) {
		const { rows, more } = await apiPage.call(this, request, at, pageSize);
		results.push(...rows.map(item).filter((entry) => matches(entry, filter)));
		at += paging === 'skipRows' ? rows.length : 1;
		if (!more) return { results };
		if (!filter || results.length >= ENOUGH) break;
	}
	return { results, paginationToken: String(at) };
}
