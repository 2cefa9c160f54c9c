import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchPages } from './searchPages';

/** Agents, searched here by name or ID, because the API does not search them (docs/platforms/agentphone.md, 3.1). */
export async function searchAgents(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string): Promise<INodeListSearchResult> {
	return await searchPages.call(
		this,
		{ resource: 'agents', filter, item: ({ id, name }) => ({ name: String(name ?? id), value: String(id) }) },
		paginationToken,
	);
}
