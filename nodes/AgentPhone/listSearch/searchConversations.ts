import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { searchPages } from './searchPages';

/** Longer previews are truncated, so that an entry fits on one line. */
const MAX_PREVIEW_LENGTH = 40;

/** Conversations, newest first, searched here by participant, group, last message or ID, because the API does not search them (docs/platforms/agentphone.md, 3.4). */
export async function searchConversations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchPages.call(this, { resource: 'conversations', filter, item: conversationItem }, paginationToken);
}

function conversationItem({ id, channel, participant, groupName, lastMessagePreview }: IDataObject): INodeListSearchItems {
	const preview = typeof lastMessagePreview === 'string' ? lastMessagePreview.replace(/\s+/g, ' ').trim() : '';
	const shortPreview = preview.length > MAX_PREVIEW_LENGTH ? `${preview.slice(0, MAX_PREVIEW_LENGTH)}...` : preview;
	// WhatsApp is a conversation of its own, beside the other one with the same person (docs/platforms/agentphone.md, 3.4).
	const where = channel === 'whatsapp' ? ' (WhatsApp)' : '';
	const who = `${String(groupName || participant || id)}${where}`;
	return { name: shortPreview === '' ? who : `${who}: ${shortPreview}`, value: String(id) };
}
