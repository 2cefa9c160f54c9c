import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { dialects } from '../actions/common/options';
import { voicesRequest } from '../actions/common/voices';
import { searchPages } from './searchPages';

/** Voices with their dialect. The search of Hamsa is not documented, so names and dialects are searched here (docs/platforms/hamsa.md, 8). */
export async function searchVoices(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string): Promise<INodeListSearchResult> {
	return await searchPages.call(this, { ...(await voicesRequest.call(this)), filter, item }, paginationToken);
}

function item({ id, name, dialect }: IDataObject) {
	const code = (dialect as IDataObject | null | undefined)?.languageCode;
	const spoken = dialects.find(({ value }) => value === code)?.name ?? code;
	return { name: `${String(name ?? id)}${spoken ? ` (${String(spoken)})` : ''}`, value: String(id) };
}
