import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { endpoint } from '../../shared/http/url';
import { searchPages } from './searchPages';

/** The default page size of Hamsa for this list. It is larger than `PAGE_SIZE`, so that searching needs fewer requests. */
const CALLS_PER_PAGE = 100;

/** Calls in the order of Hamsa, searched here by the text of their entries, because Hamsa does not search them (docs/platforms/hamsa.md, 6). */
export async function searchConversations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const path = endpoint('v1', 'voice-agents', 'conversations', 'minimal-list');
	return await searchPages.call(
		this,
		{ path, paging: 'page', pageSize: CALLS_PER_PAGE, filter, item: conversationItem },
		paginationToken,
	);
}

/** Web calls have no numbers. */
function conversationItem({ id, createdAt, agentName, callParams, status }: IDataObject): INodeListSearchItems {
	const when = typeof createdAt === 'string' ? createdAt.slice(0, 16).replace('T', ' ') : undefined;
	const { userNumber } = (callParams ?? {}) as IDataObject;
	const fields = [when, agentName, userNumber, status].filter(Boolean).map(String);
	return { name: fields.length === 0 ? String(id) : fields.join(', '), value: String(id) };
}
