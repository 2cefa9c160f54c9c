import type { IDataObject } from 'n8n-workflow';

import { collectNumberedPages, collectPages, type Page } from '../../shared/http/paging';
import type { RequestContext } from '../../shared/http/types';
import type { ApiRequest } from '../../shared/http/apiClient';
import { apiRequest } from './client';

/** Page size of all lists except the list of calls. Hamsa only documents a maximum for that list. */
export const PAGE_SIZE = 50;

/**
 * How a list is paged (docs/platforms/hamsa.md, 1.5).
 *
 * - `skipPage`: `skip` is the page number, from 1, and `take` the page size
 * - `skipRows`: `skip` is the number of rows before the page, and `take` the page size
 * - `page`: `page` is the page number, from 1, and `perPage` the page size
 */
export type PagingStyle = 'skipPage' | 'skipRows' | 'page';

export interface ListRequest extends ApiRequest {
	paging: PagingStyle;
	/** Whether the paging parameters are sent in the body, for lists with POST. */
	inBody?: boolean;
	/** Default: `PAGE_SIZE`. */
	pageSize?: number;
	/** The field that contains the rows, where an answer may contain several lists. */
	rowsField?: string;
}

/**
 * Reads one page of a list.
 *
 * @param at the number of rows before the page for `skipRows`, otherwise the page number, from 1
 * @throws what `apiRequest` throws
 */
export async function apiPage(this: RequestContext, request: ListRequest, at: number, size: number): Promise<Page> {
	const { paging, inBody = false, rowsField, qs, body } = request;
	const params: IDataObject = paging === 'page' ? { page: at, perPage: size } : { skip: at, take: size };
	const data = await apiRequest.call(this, { ...request, ...(inBody ? { body: { ...body, ...params } } : { qs: { ...qs, ...params } }) });
	const named = rowsField === undefined ? undefined : data[rowsField];
	const rows = rowsOf(Array.isArray(named) ? named : data);
	const total = totalOf(data);
	const before = paging === 'skipRows' ? at : (at - 1) * size;
	return { rows, more: rows.length > 0 && (total === undefined ? rows.length >= size : before + rows.length < total) };
}

/**
 * Reads the rows of a list.
 *
 * @param limit maximum number of rows; `undefined` for all
 * @param shape applied to every row, for example to simplify it
 * @throws what `apiRequest` throws
 */
export async function apiList(
	this: RequestContext,
	request: ListRequest,
	limit: number | undefined,
	shape: (row: IDataObject) => IDataObject,
): Promise<IDataObject[]> {
	const fetchPage = async (at: number, size: number) => await apiPage.call(this, request, at, size);
	const collect = request.paging === 'skipRows' ? collectPages : collectNumberedPages;
	return await collect(fetchPage, { pageSize: request.pageSize ?? PAGE_SIZE, limit, shape });
}

/** The rows in an answer: `data` itself, or the list in it (`voiceAgents`, `calls`, `jobs`...). */
export function rowsOf(data: unknown): IDataObject[] {
	if (Array.isArray(data)) return data as IDataObject[];
	return (Object.values((data ?? {}) as IDataObject).find(Array.isArray) ?? []) as IDataObject[];
}

/** The number of matching rows: `filtered`, `totalCount` or `total`, depending on the list (docs/platforms/hamsa.md, 1.5). */
function totalOf(data: unknown): number | undefined {
	const { filtered, totalCount, total } = (data ?? {}) as IDataObject;
	return [filtered, totalCount, total].find((count): count is number => typeof count === 'number');
}
