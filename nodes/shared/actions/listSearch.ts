import type { IDataObject, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { Page } from '../http/paging';

/** Enough to fill the drop-down; the editor requests more when the user scrolls. */
const MIN_RESULTS = 25;

/** Limits the requests of one keystroke: after these pages the search goes on only when the user scrolls. */
const MAX_PAGES = 10;

export interface Search {
	item: (row: IDataObject) => INodeListSearchItems;
	/** Text typed by the user, for a list that the API cannot search: pages are fetched until enough entries match. */
	filter?: string;
	/** Where to start: an offset or page number; after the first page, the pagination token of the previous one. */
	start: number;
	/** Where the next page starts. */
	next: (at: number, rows: IDataObject[]) => number;
}

/**
 * Fetches one page of a resource locator's list. Its pagination token says where the next page starts.
 *
 * @throws what `fetchPage` throws
 */
export async function searchThrough(
	fetchPage: (at: number) => Promise<Page>,
	{ item, filter, start, next }: Search,
): Promise<INodeListSearchResult> {
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

/** Whether the name or ID of a resource locator's entry contains each word of the filter, ignoring case. */
export function matches({ name, value }: INodeListSearchItems, filter = ''): boolean {
	const text = `${name} ${String(value)}`.toLowerCase();
	return filter
		.toLowerCase()
		.split(/\s+/)
		.every((word) => text.includes(word));
}
