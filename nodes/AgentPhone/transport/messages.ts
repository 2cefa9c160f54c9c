import type { IDataObject } from 'n8n-workflow';

import type { RequestContext } from '../../shared/http/types';
import { MAX_PAGES, onceById, type CollectOptions, type Page } from '../../shared/http/paging';
import { rowsOf } from './list';
import { apiRequest, type ApiRequest } from './client';

/** Maximum page size of lists of messages (docs/platforms/agentphone.md, 6). */
export const MESSAGE_PAGE_SIZE = 200;

/**
 * Reads a list of messages, which is paged by time, newest first.
 *
 * @param request its query may contain `before` and `after`
 * @param limit maximum number of rows; `undefined` for all
 * @param shape applied to every row
 * @throws what `apiRequest` throws
 */
export async function apiMessages(
	this: RequestContext,
	request: ApiRequest,
	limit: number | undefined,
	shape: (row: IDataObject) => IDataObject,
): Promise<IDataObject[]> {
	const fetchPage = async (before: string | undefined, size: number): Promise<Page> => {
		const qs: IDataObject = { ...request.qs, limit: size };
		if (before !== undefined) qs.before = before;
		const answer = await apiRequest.call(this, { ...request, qs });
		return { rows: rowsOf(answer), more: answer.hasMore === true };
	};
	return await collectBackwards(fetchPage, { pageSize: MESSAGE_PAGE_SIZE, limit, shape });
}

/**
 * Reads a list that is paged by `receivedAt`, newest first, until the limit or the end.
 *
 * It is not documented whether `before` is inclusive, and several messages may have the same time. So the next page starts one
 * millisecond after the oldest message so far, and duplicates are dropped. If that returns nothing older, because a whole page has
 * the same time, the next page starts at that time itself.
 *
 * @param fetchPage called without a time for the first page
 * @throws what `fetchPage` throws
 */
export async function collectBackwards<Row>(
	fetchPage: (before: string | undefined, size: number) => Promise<Page>,
	{ pageSize, limit = Infinity, shape }: CollectOptions<Row>,
): Promise<Row[]> {
	const collected: Row[] = [];
	const isNew = onceById();
	const size = Math.min(pageSize, limit);
	let oldest = Infinity;
	for (let before: string | undefined, page = 1; ; page++) {
		const { rows, more } = await fetchPage(before, size);
		const fresh = rows.filter(isNew);
		for (const row of fresh.slice(0, limit - collected.length)) collected.push(shape(row));
		if (!more || collected.length >= limit || page === MAX_PAGES) return collected;

		oldest = Math.min(oldest, ...rows.map(({ receivedAt }) => timeOf(receivedAt)).filter((time) => !Number.isNaN(time)));
		if (oldest === Infinity) return collected;
		const [justAfter, exact] = [oldest + 1, oldest].map((time) => new Date(time).toISOString());
		if (before === exact) return collected;
		before = before === justAfter ? exact : justAfter;
	}
}

/** Unix time in milliseconds, or NaN. A time without a timezone is in UTC, as all times of the platform. */
function timeOf(receivedAt: unknown): number {
	const text = String(receivedAt);
	return Date.parse(/(z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`);
}
