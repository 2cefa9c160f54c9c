import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { endpoint } from '../../shared/http/url';
import { searchPages } from './searchPages';

/** Web tools, searched by Hamsa by name (docs/platforms/hamsa.md, 4.2). */
export async function searchWebTools(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const qs = filter ? { search: filter } : {};
	const path = endpoint('v2', 'voice-agents', 'web-tool', 'list');
	return await searchPages.call(this, { path, qs, paging: 'skipPage', item }, paginationToken);
}

const item = ({ id, name, type }: IDataObject) => ({ name: `${String(name ?? id)}${type === 'MCP' ? ' (MCP)' : ''}`, value: String(id) });
