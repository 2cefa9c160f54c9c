import type { Agent } from '../entities';
import { validationError } from '../errors';
import { isoTime, newId } from '../ids';
import { pageQuery, slice } from '../paging';
import { route, type Route } from '../route';
import type { Account } from '../state';
import { showAgentNumber } from './agentLinks';
import { AGENT_DEFAULTS, createAgentBody, settled, updateAgentBody } from './agentSchema';

/** Agent with `numbers` (docs/platforms/agentphone.md, 3.1). */
export const showAgent = (account: Account, agent: Agent) => ({
	...agent,
	numbers: account.numbersOf(agent.id).map(showAgentNumber),
});

/** `systemPrompt` is needed for `hosted` (docs/platforms/agentphone.md, 3.1). */
function checkHosted({ voiceMode, systemPrompt }: Agent): void {
	if (voiceMode === 'hosted' && !systemPrompt) {
		throw validationError('systemPrompt', 'systemPrompt is required when voiceMode is hosted');
	}
}

/** Numbers, calls and conversations survive with `agentId: null`; the agent's webhook goes (docs/platforms/agentphone.md, 3.1). */
function removeAgent(account: Account, id: string): void {
	account.agents.delete(id);
	account.agentWebhooks.delete(id);
	const owned = [account.numbers, account.calls, account.conversations].flatMap((map) => [...map.values()]);
	for (const entity of owned.filter(({ agentId }) => agentId === id)) entity.agentId = null;
}

export const agentRoutes: Route[] = [
	route({ method: 'get', path: '/v1/agents/voices', answer: ({ state }) => ({ data: state.voices }) }),

	// `{data, total}`: the one offset list without `hasMore` (docs/platforms/agentphone.md, 6).
	route({
		method: 'get',
		path: '/v1/agents',
		query: pageQuery.strict(),
		answer: ({ account, query }) => {
			const agents = [...account.agents.values()];
			return { data: slice(agents, query).map((agent) => showAgent(account, agent)), total: agents.length };
		},
	}),

	route({
		method: 'post',
		path: '/v1/agents',
		body: createAgentBody,
		answer: ({ account, body }) => {
			const agent: Agent = { ...AGENT_DEFAULTS, ...settled(body), id: newId('agt'), name: body.name, createdAt: isoTime() };
			checkHosted(agent);
			account.agents.set(agent.id, agent);
			return showAgent(account, agent);
		},
	}),

	route({
		method: 'get',
		path: '/v1/agents/:agent_id',
		answer: ({ account, params }) => showAgent(account, account.agent(params.agent_id)),
	}),

	route({
		method: 'patch',
		path: '/v1/agents/:agent_id',
		body: updateAgentBody,
		answer: ({ account, params, body }) => {
			const current = account.agent(params.agent_id);
			// Switching to webhook clears what only a hosted agent has (docs/platforms/agentphone.md, 3.1).
			const isSwitch = current.voiceMode === 'hosted' && body.voiceMode === 'webhook';
			const changed: Agent = { ...current, ...settled(body), ...(isSwitch && { systemPrompt: null, beginMessage: null }) };
			checkHosted(changed);
			account.agents.set(changed.id, changed);
			return showAgent(account, changed);
		},
	}),

	route({
		method: 'delete',
		path: '/v1/agents/:agent_id',
		answer: ({ account, params }) => {
			const { id, name } = account.agent(params.agent_id);
			removeAgent(account, id);
			return { success: true, id, name };
		},
	}),
];
