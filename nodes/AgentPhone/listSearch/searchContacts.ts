import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { searchPages } from './searchPages';

/** Contacts, searched by the API by name or phone number (docs/platforms/agentphone.md, 3.6). */
export async function searchContacts(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const qs = filter ? { search: filter } : {};
	return await searchPages.call(this, { resource: 'contacts', qs, item: contactItem }, paginationToken);
}

function contactItem({ id, name, phoneNumber }: IDataObject): INodeListSearchItems {
	const phone = typeof phoneNumber === 'string' ? ` (${phoneNumber})` : '';
	return { name: `${String(name ?? id)}${phone}`, value: String(id) };
}
