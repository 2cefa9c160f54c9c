import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { searchPages } from './searchPages';

/** Longer previews are cut, to keep an entry on its line. */
const PREVIEW_LENGTH = 40;

/** Conversations by participant, group, last message or ID, newest first. The API cannot search them (docs/platforms/agentphone.md, 3.4). */
export async function searchConversations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchPages.call(this, { resource: 'conversations', filter, item: conversationItem }, paginationToken);
}

function conversationItem({ id, participant, groupName, lastMessagePreview }: IDataObject): INodeListSearchItems {
	const preview = typeof lastMessagePreview === 'string' ? lastMessagePreview.replace(/\s+/g, ' ').trim() : '';
	const shortPreview = preview.length > PREVIEW_LENGTH ? `${preview.slice(0, PREVIEW_LENGTH)}...` : preview;
	const who = String(groupName || participant || id);
	return { name: shortPreview === '' ? who : `${who}: ${shortPreview}`, value: String(id) };
}
