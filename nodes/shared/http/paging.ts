import type { IDataObject } from 'n8n-workflow';

/** One page of a list. `more`: whether there may be another page. */
export interface Page {
	rows: IDataObject[];
	more: boolean;
}

export interface CollectOptions<Row> {
	/** Maximum number of rows per request that the platform allows. */
	pageSize: number;
	/** Maximum number of rows; undefined for all. */
	limit?: number;
	/** Applied to each row as it arrives, so that a long list is never in memory with all its fields. */
	shape: (row: IDataObject) => Row;
}

/** Upper limit of requests for one list, whatever the platform answers. */
export const MAX_PAGES = 10_000;

/** A filter that accepts each `id` once. Rows without an `id` cannot be compared and are all accepted. */
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
 * Reads a list with offset pagination, page by page, until the limit or the end.
 *
 * A row whose `id` was already read is dropped, because rows of a list sorted newest first shift while it is read. A page without
 * new rows ends the reading, so that a platform that ignores the offset does not cause an endless loop; for rows without `id`,
 * that is a page with the same first row as the previous one. `MAX_PAGES` ends it in any case.
 *
 * @throws what `fetchPage` throws
 */
export async function collectPages<Row>(
	fetchPage: (offset: number, size: number) => Promise<Page>,
	{ pageSize, limit = Infinity, shape }: CollectOptions<Row>,
): Promise<Row[]> {
	const collected: Row[] = [];
	const isNew = onceById();
	let previousFirstRow: string | undefined;
	for (let offset = 0, page = 0; collected.length < limit && page < MAX_PAGES; page++) {
		const { rows, more } = await fetchPage(offset, Math.min(pageSize, limit - collected.length));
		const firstRow = JSON.stringify(rows[0]);
		const newRows = firstRow === previousFirstRow ? [] : rows.filter(isNew);
		for (const row of newRows.slice(0, limit - collected.length)) collected.push(shape(row));
		if (!more || newRows.length === 0) break;
		previousFirstRow = firstRow;
		offset += rows.length;
	}
	return collected;
}

/**
 * Reads a list with numbered pages, from 1, until the limit or the end.
 *
 * All requests use the same page size, because with another one the page number would mean other rows. Repeated rows and
 * pages without new rows are handled as in `collectPages`.
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
