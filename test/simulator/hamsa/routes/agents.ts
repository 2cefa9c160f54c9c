import { z } from 'zod';

import type { Agent } from '../entities';
import { envelope } from '../envelope';
import { isoTime, newId } from '../ids';
import { ofSkipPage, repeatedParam, skipPageQuery } from '../paging';
import { route, type Route } from '../route';
import type { Settings } from '../settings';
import { checkWebhookUrl } from '../webhookUrl';
import { createBody, updateBody, type AgentBody } from './agentSchema';

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

/** What Hamsa's samples show of an agent that was given nothing but a name. */
const untold = (): Omit<Agent, 'id' | 'name' | 'createdAt' | 'updatedAt'> => ({
	type: 'Single Prompt',
	conversation: {
		greetingMessage: '',
		greetingMessageType: null,
		preamble: '',
		pokeMessages: [],
		params: {},
		alignment: { greetingMessage: 'ltr', preamble: 'ltr' },
	},
	voice: { voiceId: null, lang: 'ar' },
	llm: { provider: 'OpenAI', model: 'GPT-4o', temperature: 0.2, baseUrl: null, apiKey: null },
	callSettings: {
		noiseCancellation: 'telephony_optimized',
		cancelNoisePer: 'conversation',
		interrupt: true,
		responseDelay: 400,
		userInactivityTimeout: 15,
		maxCallDuration: 300,
	},
	tools: [],
	knowledgeBaseItemsIds: [],
	voiceDictionaryIds: [],
	phoneNumber: null,
	webhookUrl: null,
	webhookAuth: null,
	workflow: null,
	outcomeResponseShape: null,
});

/** Puts a body into an agent. That the groups are merged and not replaced is inferred: all fields of an update are optional. */
function put(agent: Agent, { conversation, voice, llm, callSettings, ...rest }: AgentBody): void {
	const { alignment } = agent.conversation as { alignment?: object };
	Object.assign(agent, rest, { updatedAt: isoTime() });
	Object.assign(agent.conversation, conversation, conversation?.alignment && { alignment: { ...alignment, ...conversation.alignment } });
	Object.assign(agent.voice, voice);
	Object.assign(agent.llm, llm);
	Object.assign(agent.callSettings, callSettings);
}

/** As it is answered: with what only answers have. */
const shown = (agent: Agent, { webhookSecretReadable }: Settings) => ({
	...agent,
	webhookAuth: agent.webhookAuth && !webhookSecretReadable ? { ...agent.webhookAuth, authSecret: '********' } : agent.webhookAuth,
	voice: { voiceRecordId: null, voiceRecord: null, ttsParams: {}, ...agent.voice },
	resolvedWebTools: [],
	account: { plan: 'pro' },
});

/** The flat form of v1, as cloning answers it. */
const flat = ({ id, name, type, conversation, voice, llm, webhookUrl, webhookAuth, createdAt, updatedAt }: Agent) => {
	const { model: modelName, ...config } = llm;
	return {
		id,
		agentName: name,
		type,
		...conversation,
		lang: voice.lang,
		voiceId: voice.voiceId,
		llmConfig: { ...config, modelName },
		webhookUrl,
		webhookAuth,
		createdAt,
		updatedAt,
	};
};

export const agentRoutes: Route[] = [
	// docs/platforms/hamsa.md, 2.2
	route({
		method: 'post',
		path: '/v2/voice-agents',
		body: createBody,
		answer: ({ state, settings, body }) => {
			checkWebhookUrl(body.webhookUrl, settings);
			const now = isoTime();
			const agent: Agent = { ...untold(), id: newId(), name: body.name, createdAt: now, updatedAt: now };
			put(agent, body);
			state.agents.set(agent.id, agent);
			return envelope(shown(agent, settings), 'Voice agent created successfully', 'VoiceAgentCreatedSuccessfully');
		},
	}),

	route({
		method: 'patch',
		path: '/v2/voice-agents/:voiceAgentId',
		body: updateBody,
		answer: ({ state, settings, params, body }) => {
			const agent = state.agent(params.voiceAgentId);
			checkWebhookUrl(body.webhookUrl, settings);
			put(agent, body);
			return envelope(shown(agent, settings), 'Voice agent updated successfully', 'VoiceAgentUpdatedSuccessfully');
		},
	}),

	// The name is required in one source, and has no mark in the other.
	route({
		method: 'post',
		path: '/v1/voice-agents/clone',
		query: z.object({ voiceAgentId: z.string().min(1) }).strict(),
		body: z.object({ agentName: z.string().min(1) }).strict(),
		answer: ({ state, query, body }) => {
			const now = isoTime();
			const copy: Agent = {
				...structuredClone(state.agent(query.voiceAgentId)),
				id: newId(),
				name: body.agentName,
				createdAt: now,
				updatedAt: now,
			};
			state.agents.set(copy.id, copy);
			return envelope(flat(copy));
		},
	}),

	// docs/platforms/hamsa.md, 2.1
	route({
		method: 'get',
		path: '/v2/voice-agents',
		query: listQuery,
		answer: ({ state, settings, query }) => {
			const agents = [...state.agents.values()]
				.filter(({ name }) => name.toLowerCase().includes((query.search ?? '').toLowerCase()))
				.filter(({ type }) => query.type?.includes(type) ?? true)
				.filter(({ voice }) => query.language?.includes(voice.lang as 'ar' | 'en') ?? true)
				.sort((a, b) => (query.sortOrder === 'asc' ? 1 : -1) * a.createdAt.localeCompare(b.createdAt));
			return envelope({
				total: state.agents.size,
				filtered: agents.length,
				voiceAgents: ofSkipPage(agents, query).map((agent) => shown(agent, settings)),
			});
		},
	}),

	route({
		method: 'get',
		path: '/v2/voice-agents/:voiceAgentId',
		answer: ({ state, settings, params }) => envelope(shown(state.agent(params.voiceAgentId), settings)),
	}),
];
