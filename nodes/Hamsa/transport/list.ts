import type { IDataObject } from 'n8n-workflow';

import { collectNumberedPages, collectPages, type Page } from '../../shared/http/paging';
import type { RequestContext } from '../../shared/http/types';
import type { ApiRequest } from '../../shared/http/apiClient';
import { apiRequest } from './client';

/** Hamsa names no highest size but for the list of calls; this is what each page asks for elsewhere. */
export const PAGE_SIZE = 50;

/**
 * How a list is paged (docs/platforms/hamsa.md, 1.5).
 *
 * - `skipPage`: `skip` is the number of the page, from 1, `take` its size
 * - `skipRows`: `skip` is the number of rows before it, `take` its size
 * - `page`: `page` is the number of the page, from 1, `perPage` its size
 */
export type PagingStyle = 'skipPage' | 'skipRows' | 'page';

export interface ListRequest extends ApiRequest {
	paging: PagingStyle;
	/** Whether the paging goes into the body: for lists that are asked for with POST. */
	inBody?: boolean;
	/** `PAGE_SIZE` if left out. */
	pageSize?: number;
}

/**
 * One page of a list.
 *
 * @param at rows before it for `skipRows`, else the number of the page, from 1
 */
export async function apiPage(this: RequestContext, request: ListRequest, at: number, size: number): Promise<Page> {
	const { paging, inBody = false, qs, body } = request;
	const asked: IDataObject = paging === 'page' ? { page: at, perPage: size } : { skip: at, take: size };
	const data = await apiRequest.call(this, { ...request, ...(inBody ? { body: { ...body, ...asked } } : { qs: { ...qs, ...asked } }) });
	const rows = rowsOf(data);
	const total = totalOf(data);
	const before = paging === 'skipRows' ? at : (at - 1) * size;
	return { rows, more: rows.length > 0 && (total === undefined ? rows.length >= size : before + rows.length < total) };
}

/**
 * The rows of a list.
 *
 * @param limit rows at most; `undefined` for all
 * @param shape run on every row, for example to simplify it
 * @throws what `apiRequest` throws
 */
export async function apiList(this: RequestContext, request: ListRequest, limit: number | undefined, shape: (row: IDataObject) => IDataObject): Promise<IDataObject[]> {
	const fetchPage = async (at: number, size: number) => await apiPage.call(this, request, at, size);
	const collect = request.paging === 'skipRows' ? collectPages : collectNumberedPages;
	return await collect(fetchPage, { pageSize: request.pageSize ?? PAGE_SIZE, limit, shape });
}

/** The rows of a list: `data` itself, or the one list in it (`voiceAgents`, `calls`, `jobs`...). */
export function rowsOf(data: unknown): IDataObject[] {
	if (Array.isArray(data)) return data as IDataObject[];
	return (Object.values((data ?? {}) as IDataObject).find(Array.isArray) ?? []) as IDataObject[];
}

/** How many rows fit the filters: `filtered`, `totalCount` or `total`, by list (docs/platforms/hamsa.md, 1.5). */
function totalOf(data: unknown): number | undefined {
	const { filtered, totalCount, total } = (data ?? {}) as IDataObject;
	return [filtered, totalCount, total].find((count): count is number => typeof count === 'number');
}
