import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { matches } from '../../shared/actions/listSearch';
import { apiPage, endpoint, PAGE_SIZE } from '../transport';

/** As many as fill the drop-down; scrolling asks for more. */
const ENOUGH = 25;

/** Bounds one keystroke: 1000 entries are looked through, then the user has to scroll on. */
const MAX_PAGES = 10;

export interface Listing {
	resource: 'agents' | 'calls' | 'contacts' | 'conversations' | 'numbers' | 'sub-accounts';
	/** For sub-accounts, which belong to the main account. */
	mainAccount?: boolean;
	/** For a list the API searches itself. */
	qs?: IDataObject;
	item: (row: IDataObject) => INodeListSearchItems;
	/** Typed by the user, for a list the API cannot search: pages are looked through until enough entries fit. */
	filter?: string;
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
	const results: INodeListSearchItems[] = [];
	let offset = Number(paginationToken ?? 0);
	for (let page = 0; page < MAX_PAGES; page++) {
		const { rows, more } = await apiPage.call(this, { path: endpoint(resource), mainAccount, qs }, offset, PAGE_SIZE);
		results.push(...rows.map(item).filter((entry) => matches(entry, filter)));
		offset += rows.length;
		if (!more) return { results };
		if (!filter || results.length >= ENOUGH) break;
	}
	return { results, paginationToken: String(offset) };
}
