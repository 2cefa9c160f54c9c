import { z } from 'zod';

import { envelope } from '../envelope';
import { ofSkipPage, repeatedParam, skipPageQuery } from '../paging';
import { route, type Route } from '../route';

const listQuery = z
	.object({
		...skipPageQuery,
		search: z.string().optional(),
		type: repeatedParam(z.enum(['Single Prompt', 'Flow Agent'])),
		language: repeatedParam(z.enum(['ar', 'en'])),
		sortField: z.literal('createdAt').optional(),
		sortOrder: z.enum(['asc', 'desc']).optional(),
	})
	.strict();

export const agentRoutes: Route[] = [
	// api/hamsa.md 2.1
	route({
		method: 'get',
		path: '/v2/voice-agents',
		query: listQuery,
		answer: ({ state, query }) => {
			const agents = [...state.agents.values()]
				.filter(({ name }) => name.toLowerCase().includes((query.search ?? '').toLowerCase()))
				.filter(({ type }) => query.type?.includes(type) ?? true)
				.filter(({ voice }) => query.language?.includes(voice.lang as 'ar' | 'en') ?? true)
				.sort((a, b) => (query.sortOrder === 'asc' ? 1 : -1) * a.createdAt.localeCompare(b.createdAt));
			return envelope({ total: state.agents.size, filtered: agents.length, voiceAgents: ofSkipPage(agents, query) });
		},
	}),

	route({
		method: 'get',
		path: '/v2/voice-agents/:voiceAgentId',
		answer: ({ state, params }) => envelope(state.agent(params.voiceAgentId)),
	}),
];
