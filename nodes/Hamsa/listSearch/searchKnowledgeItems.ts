import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { endpoint } from '../../shared/http/url';
import { searchPages } from './searchPages';

/** Knowledge base items, searched by Hamsa by name (docs/platforms/hamsa.md, 4.1). */
export async function searchKnowledgeItems(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const path = endpoint('v1', 'voice-agents', 'knowledge-base', 'list');
	const qs = filter ? { search: filter } : {};
	return await searchPages.call(
		this,
		{ path, qs, paging: 'skipPage', item: ({ id, itemName }) => ({ name: String(itemName ?? id), value: String(id) }) },
		paginationToken,
	);
}
