import type { IDataObject } from 'n8n-workflow';

import { collectPages, type Page } from '../../shared/http/paging';
import type { RequestContext } from '../../shared/http/types';
import { apiRequest, type ApiRequest } from './client';

/** Maximum page size of AgentPhone (docs/platforms/agentphone.md, 6). */
export const PAGE_SIZE = 100;

/**
 * Reads one page of a list that is paged by offset. `hasMore` is missing in the list of agents, and `total` may be missing elsewhere
 * (docs/platforms/agentphone.md, 6), so whether there is more is taken from either of them, or from the number of rows.
 *
 * @throws what `apiRequest` throws
 */
export async function apiPage(
	this: RequestContext,
	request: ApiRequest,
	offset: number,
	limit: number = PAGE_SIZE,
): Promise<Page & { total?: number }> {
	const answer = await apiRequest.call(this, { ...request, qs: { ...request.qs, limit, offset } });
	const rows = rowsOf(answer);
	const total = typeof answer.total === 'number' ? answer.total : undefined;
	const more =
		typeof answer.hasMore === 'boolean' ? answer.hasMore : total !== undefined ? offset + rows.length < total : rows.length >= limit;
	return { rows, more: more && rows.length > 0, total };
}

/** The rows in an answer. Deliveries have `items`, sub-accounts may have `subAccounts`, and other lists have `data` (docs/platforms/agentphone.md, 3.8, 3.10). */
export function rowsOf(answer: IDataObject | IDataObject[]): IDataObject[] {
	if (Array.isArray(answer)) return answer;
	return ([answer.data, answer.items, answer.subAccounts].find(Array.isArray) ?? []) as IDataObject[];
}

/**
 * Reads the rows of a list that is paged by offset.
 *
 * @param limit maximum number of rows; `undefined` for all
 * @param shape applied to every row, for example to simplify it
 * @throws what `apiRequest` throws
 */
export async function apiList(
	this: RequestContext,
	request: ApiRequest,
	limit: number | undefined,
	shape: (row: IDataObject) => IDataObject,
): Promise<IDataObject[]> {
	return await collectPages(async (offset, size) => await apiPage.call(this, request, offset, size), {
		pageSize: PAGE_SIZE,
		limit,
		shape,
	});
}
