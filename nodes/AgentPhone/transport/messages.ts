import type { IDataObject } from 'n8n-workflow';

import type { RequestContext } from '../../shared/http/types';
import { MAX_PAGES, onceById, type CollectOptions, type Page } from '../../shared/http/paging';
import { rowsOf } from './list';
import { apiRequest, type ApiRequest } from './client';

/** The most messages AgentPhone gives at once (docs/platforms/agentphone.md, 6). */
export const MESSAGE_PAGE_SIZE = 200;

/**
 * The rows of a list of messages, which is paged by time, from the newest back.
 *
 * @param request its query may hold `before` and `after`
 * @param limit rows at most; `undefined` for all
 * @param shape run on every row
 * @throws what `apiRequest` throws
 */
export async function apiMessages(this: RequestContext, request: ApiRequest, limit: number | undefined, shape: (row: IDataObject) => IDataObject): Promise<IDataObject[]> {
	const fetchPage = async (before: string | undefined, size: number): Promise<Page> => {
		const qs: IDataObject = { ...request.qs, limit: size };
		if (before !== undefined) qs.before = before;
		const answer = await apiRequest.call(this, { ...request, qs });
		return { rows: rowsOf(answer), more: answer.hasMore === true };
	};
	return await collectBackwards(fetchPage, { pageSize: MESSAGE_PAGE_SIZE, limit, shape });
}

/**
 * Reads a list that is paged by `receivedAt`, from the newest row back, until the limit or the end.
 *
 * Whether `before` takes in its own moment is not documented, and several messages may share one. So the next page starts
 * just after the oldest message seen, and what comes twice is dropped: nothing is lost either way. Only if that
 * brings nothing older, because a whole page shares one moment, the next one starts at that moment itself.
 *
 * @param fetchPage is given no time for the first page
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

		oldest = Math.min(oldest, ...rows.map(({ receivedAt }) => moment(receivedAt)).filter((time) => !Number.isNaN(time)));
		if (oldest === Infinity) return collected;
		const [justAfter, exactly] = [oldest + 1, oldest].map((time) => new Date(time).toISOString());
		if (before === exactly) return collected;
		before = before === justAfter ? exactly : justAfter;
	}
}

/** Milliseconds, or NaN. A time that names no zone is UTC, as all of the platform's are. */
function moment(receivedAt: unknown): number {
	const text = String(receivedAt);
	return Date.parse(/(z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`);
}
