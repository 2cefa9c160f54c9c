import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchPages } from './searchPages';

/** Sub-accounts of the main account, searched here by name or ID, because the API does not search them (docs/platforms/agentphone.md, 3.10). */
export async function searchSubAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchPages.call(
		this,
		{ resource: 'sub-accounts', subAccountId: null, filter, item: ({ id, name }) => ({ name: String(name ?? id), value: String(id) }) },
		paginationToken,
	);
}
