import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { searchPages } from './searchPages';

/** Calls in the order of the API, newest first, searched by the API by phone number (docs/platforms/agentphone.md, 3.5). */
export async function searchCalls(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string): Promise<INodeListSearchResult> {
	const qs = filter ? { search: filter } : {};
	return await searchPages.call(this, { resource: 'calls', qs, item: callItem }, paginationToken);
}

/** Web calls have no numbers. */
function callItem({ id, fromNumber, toNumber, startedAt, status }: IDataObject): INodeListSearchItems {
	const ends = [fromNumber ?? 'web', toNumber].filter(Boolean).join(' to ');
	const when = typeof startedAt === 'string' ? `, ${startedAt.slice(0, 16).replace('T', ' ')}` : '';
	return { name: `${ends}${when}${typeof status === 'string' ? `, ${status}` : ''}`, value: String(id) };
}
