import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { endpoint } from '../../shared/http/url';
import { searchPages } from './searchPages';

/** Agents, newest first, searched by Hamsa (docs/platforms/hamsa.md, 2.1). */
export async function searchAgents(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string): Promise<INodeListSearchResult> {
	const qs = filter ? { search: filter } : {};
	return await searchPages.call(
		this,
		{
			path: endpoint('v2', 'voice-agents'),
			qs,
			paging: 'skipPage',
			item: ({ id, name }) => ({ name: String(name ?? id), value: String(id) }),
		},
		paginationToken,
	);
}
