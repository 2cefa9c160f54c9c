import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { endpoint } from '../../shared/http/url';
import { searchPages } from './searchPages';

/** Campaigns, searched by Hamsa by name and ID (docs/platforms/hamsa.md, 5). */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const qs = filter ? { search: filter } : {};
	const path = endpoint('v1', 'voice-agents', 'campaigns');
	return await searchPages.call(this, { path, qs, paging: 'skipRows', item: campaignItem }, paginationToken);
}

function campaignItem({ id, name, status }: IDataObject): INodeListSearchItems {
	return { name: `${String(name ?? id)}${status ? `, ${String(status)}` : ''}`, value: String(id) };
}
