import type { IDataObject, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { Page } from '../http/paging';

/** As many as fill the drop-down; scrolling asks for more. */
const MIN_RESULTS = 25;

/** Bounds one keystroke: so many pages are looked through, then the user has to scroll on. */
const MAX_PAGES = 10;

export interface Search {
	item: (row: IDataObject) => INodeListSearchItems;
	/** Typed by the user, for a list the API cannot search: pages are looked through until enough entries fit. */
	filter?: string;
	/** Where to begin; what the page before gave as its token, if there was one. */
	start: number;
	/** Where the next page begins. */
	next: (at: number, rows: IDataObject[]) => number;
}

/**
 * A page of a resource locator's list. The pagination token says where the next page begins.
 *
 * @throws what `fetchPage` throws
 */
export async function searchThrough(fetchPage: (at: number) => Promise<Page>, { item, filter, start, next }: Search): Promise<INodeListSearchResult> {
	const results: INodeListSearchItems[] = [];
	let at = start;
	for (let page = 0; page < MAX_PAGES; page++) {
		const { rows, more } = await fetchPage(at);
		results.push(...rows.map(item).filter((entry) => matches(entry, filter)));
		at = next(at, rows);
		if (!more) return { results };
		if (!filter || results.length >= MIN_RESULTS) break;
	}
	return { results, paginationToken: String(at) };
}

/** Whether each word of the filter is somewhere in the name or the ID of a resource locator's entry. */
export function matches({ name, value }: INodeListSearchItems, filter = ''): boolean {
	const text = `${name} ${String(value)}`.toLowerCase();
	return filter.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
