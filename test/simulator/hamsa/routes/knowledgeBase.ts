import { z } from 'zod';

import type { KnowledgeItem } from '../entities';
import { envelope } from '../envelope';
import { badRequest, notFound } from '../errors';
import { isoTime, newId } from '../ids';
import { ofSkipPage, repeatedParam, skipPageQuery } from '../paging';
import { route, type Route } from '../route';
import type { State } from '../state';

const BASE = '/v1/voice-agents/knowledge-base';

const MAX_URLS = 100;

const types = z.enum(['TEXT', 'FILE', 'URL']);

const webAddress = z.string().url();

/** Renaming documents the length of names; creating is taken to have the same. */
const itemName = z.string().min(1).max(250);

/** Each type has its own field; the others are refused (docs/platforms/hamsa.md, 4.1). */
const newItem = z.discriminatedUnion('type', [
	z.object({ type: z.literal('TEXT'), itemName, content: z.string().min(50).max(5_000) }).strict(),
	z.object({ type: z.literal('FILE'), itemName, itemUrl: webAddress }).strict(),
	z.object({ type: z.literal('URL'), itemName, itemUrls: z.array(webAddress).min(1).max(MAX_URLS) }).strict(),
]);

const listQuery = z
	.object({
		...skipPageQuery,
		voiceAgentId: z.string().uuid().optional(),
		isActive: z.enum(['true', 'false']).optional(),
		used: z.enum(['true', 'false']).optional(),
		search: z.string().optional(),
		type: repeatedParam(types),
	})
	.strict();

const urlBody = z.object({ url: webAddress }).strict();

/** The item as an agent has it, or as it is by itself; undefined if the agent does not have it. */
function seenBy(state: State, item: KnowledgeItem, voiceAgentId: string | undefined): KnowledgeItem | undefined {
	const agents = [...state.agents.values()];
	const used = item.used || agents.some((agent) => state.isActiveFor(agent.id, item.id, agent.knowledgeBaseItemsIds));
	if (voiceAgentId === undefined) return { ...item, used };
	const isActive = state.isActiveFor(voiceAgentId, item.id, state.agent(voiceAgentId).knowledgeBaseItemsIds);
	return isActive === undefined ? undefined : { ...item, used, isActive };
}

function urlItem(state: State, id: string): KnowledgeItem {
	const item = state.knowledgeItem(id);
	if (item.type !== 'URL') throw badRequest('Only items of type URL have URLs');
	return item;
}

export const knowledgeBaseRoutes: Route[] = [
	route({
		method: 'post',
		path: BASE,
		body: z.object({ items: z.array(newItem).min(1) }).strict(),
		answer: ({ state, body }) => {
			const created = body.items.map((fields): KnowledgeItem => {
				const item: KnowledgeItem = {
					id: newId(),
					userId: newId(),
					projectId: state.projectId,
					fileSize: null,
					status: 'PROCESSED',
					failureReason: null,
					content: null,
					itemUrl: null,
					itemUrls: [],
					wordsNumber: 'content' in fields ? fields.content.split(/\s+/).length : null,
					extension: 'itemUrl' in fields ? (/\.(\w+)$/.exec(fields.itemUrl)?.[1] ?? null) : null,
					createdAt: isoTime(),
					isActive: true,
					used: false,
					...fields,
				};
				state.knowledgeItems.set(item.id, item);
				return item;
			});
			// The sample shows one item; what several give is not documented.
			return envelope(created.length === 1 ? created[0] : created);
		},
	}),

	route({
		method: 'get',
		path: `${BASE}/list`,
		query: listQuery,
		answer: ({ state, query }) => {
			const seen = [...state.knowledgeItems.values()]
				.map((item) => seenBy(state, item, query.voiceAgentId))
				.filter((item) => item !== undefined);
			const items = seen
				.filter(({ isActive }) => query.isActive === undefined || String(isActive) === query.isActive)
				.filter(({ used }) => query.used === undefined || String(used) === query.used)
				.filter((item) => item.itemName.toLowerCase().includes((query.search ?? '').toLowerCase()))
				.filter(({ type }) => query.type?.includes(type) ?? true);
			return envelope({ total: state.knowledgeItems.size, filtered: items.length, items: ofSkipPage(items, query) });
		},
	}),

	route({
		method: 'post',
		path: `${BASE}/toggle-activation`,
		body: z.object({ voiceAgentId: z.string(), knowledgeBaseItemId: z.string(), isActive: z.boolean().default(true) }).strict(),
		answer: ({ state, body }) => {
			state.setActive(state.agent(body.voiceAgentId).id, state.knowledgeItem(body.knowledgeBaseItemId).id, body.isActive);
			return { success: true, message: 'Item activated successfully!', messageKey: 'ItemActivatedSuccessfully' };
		},
	}),

	route({
		method: 'get',
		path: `${BASE}/:id`,
		answer: ({ state, params }) => envelope(seenBy(state, state.knowledgeItem(params.id), undefined)),
	}),

	route({
		method: 'patch',
		path: `${BASE}/:id`,
		body: z.object({ itemName }).strict(),
		answer: ({ state, params, body }) => {
			const item = Object.assign(state.knowledgeItem(params.id), body);
			// Renaming answers without the two (docs/platforms/hamsa.md, 4.1).
			return envelope({ ...item, isActive: undefined, used: undefined, updatedAt: isoTime() });
		},
	}),

	route({
		method: 'delete',
		path: `${BASE}/:id`,
		answer: ({ state, params }) => {
			state.knowledgeItems.delete(state.knowledgeItem(params.id).id);
			return { success: true, message: 'Success', messageKey: 'OPERATION_SUCCESSFUL' };
		},
	}),

	// The body is that of the deletion; nothing is documented of the answer.
	route({
		method: 'post',
		path: `${BASE}/:id/url`,
		body: urlBody,
		answer: ({ state, params, body }) => {
			const item = urlItem(state, params.id);
			if (item.itemUrls.length >= MAX_URLS) throw badRequest(`An item has ${MAX_URLS} URLs at most`);
			item.itemUrls.push(body.url);
			return { success: true, message: 'Success', messageKey: 'OPERATION_SUCCESSFUL' };
		},
	}),

	route({
		method: 'delete',
		path: `${BASE}/:id/url`,
		body: urlBody,
		answer: ({ state, params, body }) => {
			const item = urlItem(state, params.id);
			if (!item.itemUrls.includes(body.url)) throw notFound('URL');
			item.itemUrls = item.itemUrls.filter((url) => url !== body.url);
			return { success: true, message: 'URL deleted successfully from knowledge base item', messageKey: 'URL_DELETED_SUCCESSFULLY' };
		},
	}),
];
