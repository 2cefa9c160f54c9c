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

/**
 * Reads a list that is paged by offset, page by page, until the limit or the end.
 *
 * A row that comes twice is dropped: a list that is newest first moves on while it is read. A page that brings nothing
 * new ends the reading, so a platform that ignores the offset cannot keep it going for ever.
 *
 * @throws what `fetchPage` throws
 */
export async function collectPages<Row>(
	fetchPage: (offset: number, size: number) => Promise<Page>,
	{ pageSize, limit = Infinity, shape }: CollectOptions<Row>,
): Promise<Row[]> {
	const collected: Row[] = [];
	const seen = new Set<unknown>();
	for (let offset = 0; collected.length < limit; ) {
		const { rows, more } = await fetchPage(offset, Math.min(pageSize, limit - collected.length));
		const fresh = rows.filter(({ id }) => id === undefined || !seen.has(id));
		fresh.forEach(({ id }) => seen.add(id));
		for (const row of fresh.slice(0, limit - collected.length)) collected.push(shape(row));
		if (!more || fresh.length === 0) break;
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
