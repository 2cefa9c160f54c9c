import type { IDataObject } from 'n8n-workflow';

import { collectPages, type Page } from '../../shared/http/paging';
import type { RequestContext } from '../../shared/http/types';
import { apiRequest, type ApiRequest } from './client';

/** The most AgentPhone gives at once (docs/platforms/agentphone.md, 6). */
export const PAGE_SIZE = 100;

/**
 * One page of a list that is paged by offset.
 * The agents list has no `hasMore`, and `total` may be missing elsewhere (docs/platforms/agentphone.md, 6), so any of three signs counts.
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
		typeof answer.hasMore === 'boolean'
			? answer.hasMore
			: total !== undefined
				? offset + rows.length < total
				: rows.length >= limit;
	return { rows, more: more && rows.length > 0, total };
}

/** The rows of a list, whatever the envelope: deliveries say `items`, sub-accounts may say `subAccounts` (docs/platforms/agentphone.md, 3.8, 3.10). */
export function rowsOf(answer: IDataObject | IDataObject[]): IDataObject[] {
	if (Array.isArray(answer)) return answer;
	return ([answer.data, answer.items, answer.subAccounts].find(Array.isArray) ?? []) as IDataObject[];
}

/**
 * The rows of a list that is paged by offset.
 *
 * @param limit rows at most; `undefined` for all
 * @param shape run on every row, for example to simplify it
 * @throws what `apiRequest` throws
 */
export async function apiList(this: RequestContext, request: ApiRequest, limit: number | undefined, shape: (row: IDataObject) => IDataObject): Promise<IDataObject[]> {
	return await collectPages(async (offset, size) => await apiPage.call(this, request, offset, size), { pageSize: PAGE_SIZE, limit, shape });
}
