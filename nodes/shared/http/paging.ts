import type { IDataObject } from 'n8n-workflow';

/** One page of a list. `more` says whether asking for the next page makes sense. */
export interface Page {
	rows: IDataObject[];
	more: boolean;
}

export interface CollectOptions<Row> {
	/** The most the platform gives at once. */
	pageSize: number;
	/** Stop after this many rows; undefined for all. */
	limit?: number;
	/** Run on every row as it comes, so that a long list is never held in full size. */
	shape: (row: IDataObject) => Row;
}

/** No list of a platform is longer. Reading ends here, whatever the platform answers. */
export const MAX_PAGES = 10_000;

/** Lets a row pass once, by its `id`. Rows without one cannot be told apart and all pass. */
export function onceById(): (row: IDataObject) => boolean {
	const seen = new Set<unknown>();
	return ({ id }) => {
		if (id === undefined || id === null) return true;
		if (seen.has(id)) return false;
		seen.add(id);
		return true;
	};
}

/**
 * Reads a list that is paged by offset, page by page, until the limit or the end.
 *
 * A row whose `id` came before is dropped: a list that is newest first moves on while it is read. A page that brings nothing
 * new ends the reading, so a platform that ignores the offset cannot keep it going for ever; where rows have no `id`, that is a
 * page that begins with the same row as the one before. `MAX_PAGES` ends it in any case.
 *
 * @throws what `fetchPage` throws
 */
export async function collectPages<Row>(
	fetchPage: (offset: number, size: number) => Promise<Page>,
	{ pageSize, limit = Infinity, shape }: CollectOptions<Row>,
): Promise<Row[]> {
	const collected: Row[] = [];
	const isNew = onceById();
	let firstRowBefore: string | undefined;
	for (let offset = 0, page = 0; collected.length < limit && page < MAX_PAGES; page++) {
		const { rows, more } = await fetchPage(offset, Math.min(pageSize, limit - collected.length));
		const firstRow = JSON.stringify(rows[0]);
		const fresh = firstRow === firstRowBefore ? [] : rows.filter(isNew);
		for (const row of fresh.slice(0, limit - collected.length)) collected.push(shape(row));
		if (!more || fresh.length === 0) break;
		firstRowBefore = firstRow;
		offset += rows.length;
	}
	return collected;
}

/**
 * Reads a list that is paged by the number of the page, from 1, until the limit or the end.
 *
 * Every page has the same size: with another one, the same number would mean other rows. A row that comes twice is
 * dropped, and a page that brings nothing new ends the reading.
 *
 * @throws what `fetchPage` throws
 */
export async function collectNumberedPages<Row>(
	fetchPage: (page: number, size: number) => Promise<Page>,
	{ pageSize, limit = Infinity, shape }: CollectOptions<Row>,
): Promise<Row[]> {
	const size = Math.min(pageSize, limit);
	let page = 0;
	return await collectPages(async () => await fetchPage(++page, size), { pageSize, limit, shape });
}
