import type { ServerResponse } from 'node:http';

import { z } from 'zod';

import type { WebTool } from '../entities';
import { envelope } from '../envelope';
import { badRequest } from '../errors';
import { newId } from '../ids';
import { ofSkipPage, skipPageQuery } from '../paging';
import { route, type Route } from '../route';
import { isLocal } from '../webhookUrl';

const V1 = '/v1/voice-agents/web-tool';

const V2 = '/v2/voice-agents/web-tool';

const texts = z.record(z.string());

const methods = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Whether a change may hold a part of it is not documented; this takes only the whole and puts it in the place of what was. */
const toolSettings = z
	.object({
		serverUrl: z.string().url(),
		methodType: methods,
		authToken: z.string().min(1).optional(),
		/** Seconds. */
		timeOut: z.number().min(1).optional(),
		httpHeaders: texts.optional(),
		pathParameters: texts.optional(),
	})
	.strict();

/** Each type may come once. REQUEST_START is the only one known of v2. */
const messages = z
	.array(z.object({ type: z.literal('REQUEST_START'), content: z.string().min(1) }).strict())
	.refine((list) => new Set(list.map(({ type }) => type)).size === list.length, 'each type of message must be unique');

/** A JSON Schema object. */
const params = z
	.object({ type: z.literal('object'), properties: z.record(z.record(z.unknown())), required: z.array(z.string()).optional() })
	.passthrough();

/** MCP tools have none of the fields of a function. */
const fields = {
	name: z.string().min(1).max(250),
	description: z.string().min(1).max(1_000),
	async: z.boolean(),
	toolSettings,
	messages,
	params,
};

/** What is not sent is as if it had never been. */
const stored = ({ timeOut, ...settings }: z.infer<typeof toolSettings>): WebTool['toolSettings'] => ({
	authToken: null,
	httpHeaders: {},
	pathParameters: {},
	...settings,
	timeout: timeOut ?? null,
});

const listQuery = z
	.object({
		...skipPageQuery,
		voiceAgentId: z.string().uuid().optional(),
		collectionId: z.string().uuid().optional(),
		isActive: z.enum(['true', 'false']).optional(),
		returnUncategorized: z.enum(['true', 'false']).optional(),
		search: z.string().optional(),
		type: z.enum(['FUNCTION', 'MCP']).optional(),
	})
	.strict()
	.refine(
		(query) => query.collectionId === undefined || query.returnUncategorized !== 'true',
		'returnUncategorized cannot be used with collectionId',
	);

const testBody = z
	.object({
		projectId: z.string().uuid(),
		serverUrl: z.string().url(),
		method: methods,
		apiKey: z.string().uuid().optional(),
		userId: z.string().uuid().optional(),
		authPrefix: z.string().optional(),
		authToken: z.string().optional(),
		timeout: z.number().default(5),
		httpHeaders: texts.optional(),
		queryParams: texts.optional(),
		body: z.record(z.unknown()).optional(),
	})
	.strict();

export const webToolRoutes: Route[] = [
	route({
		method: 'post',
		path: V2,
		body: z.object({ type: z.literal('FUNCTION'), collectionId: z.string().uuid().optional(), ...fields }).strict(),
		answer: ({ state, body }) => {
			const tool: WebTool = {
				id: newId(),
				persistentId: newId(),
				version: 1,
				userId: newId(),
				projectId: state.projectId,
				isActive: true,
				collectionId: null,
				...body,
				toolSettings: stored(body.toolSettings),
			};
			state.webTools.set(tool.id, tool);
			return envelope(tool, 'Web tool created successfully', 'WebToolCreatedSuccessfully');
		},
	}),

	route({
		method: 'get',
		path: `${V2}/list`,
		query: listQuery,
		answer: ({ state, query }) => {
			const { voiceAgentId } = query;
			const seen = [...state.webTools.values()].flatMap((tool) => {
				if (voiceAgentId === undefined) return [tool];
				const isActive = state.isActiveFor(state.agent(voiceAgentId).id, tool.id);
				return isActive === undefined ? [] : [{ ...tool, isActive }];
			});
			const items = seen
				.filter(({ isActive }) => query.isActive === undefined || String(isActive) === query.isActive)
				.filter(({ collectionId }) => query.collectionId === undefined || collectionId === query.collectionId)
				.filter(({ collectionId }) => query.returnUncategorized !== 'true' || collectionId === null)
				.filter(({ name }) => name.toLowerCase().includes((query.search ?? '').toLowerCase()))
				.filter(({ type }) => query.type === undefined || type === query.type);
			return envelope({ items: ofSkipPage(items, query), total: state.webTools.size, filtered: items.length });
		},
	}),

	// The reference sends the type with every change.
	route({
		method: 'patch',
		path: `${V2}/:id`,
		body: z
			.object({ type: z.literal('FUNCTION'), ...fields })
			.partial()
			.required({ type: true })
			.strict(),
		answer: ({ state, params: { id }, body: { toolSettings: settings, ...body } }) => {
			const tool = state.webTool(id);
			if (tool.type !== body.type) throw badRequest('The type of a tool cannot change');
			return envelope(Object.assign(tool, body, settings && { toolSettings: stored(settings) }));
		},
	}),

	route({ method: 'get', path: `${V1}/:id`, answer: ({ state, params: { id } }) => envelope(state.webTool(id)) }),

	// The body is by analogy with knowledge base items (docs/platforms/hamsa.md, 4.2).
	route({
		method: 'post',
		path: `${V1}/toggle-activation`,
		body: z.object({ voiceAgentId: z.string(), webToolId: z.string(), isActive: z.boolean().default(true) }).strict(),
		answer: ({ state, body }) => {
			state.setActive(state.agent(body.voiceAgentId).id, state.webTool(body.webToolId).id, body.isActive);
			return { success: true, message: 'Success', messageKey: 'OPERATION_SUCCESSFUL' };
		},
	}),

	/**
	 * Calls nobody. The first event is documented; that there are others, how they are called, and that they repeat what was sent is
	 * made up, so that a client has something to be careful with.
	 */
	route({
		method: 'post',
		path: `${V1}/test-api-tool`,
		body: testBody,
		answer: ({ state, body }) => {
			state.checkProject(body.projectId);
			// "Must be a valid external URL" (docs/platforms/hamsa.md, 4.2).
			if (isLocal(new URL(body.serverUrl).hostname)) throw badRequest('serverUrl: must be a valid external URL');
			const authorization =
				body.authToken === undefined ? {} : { Authorization: `${body.authPrefix ?? ''} ${body.authToken}`.trim() };
			const request = { method: body.method, url: body.serverUrl, headers: { ...body.httpHeaders, ...authorization } };
			const events = [
				['attempt', { message: 'Starting API test...' }],
				['request', request],
				['response', { status: 200, body: { ok: true } }],
			] as const;
			return (response: ServerResponse) => {
				response.writeHead(200, { 'Content-Type': 'text/event-stream' });
				for (const [event, data] of events) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
				response.end();
			};
		},
	}),
];
