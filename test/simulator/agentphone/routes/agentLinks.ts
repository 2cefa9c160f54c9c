import { z } from 'zod';

import type { PhoneNumber } from '../entities';
import { phoneNumberNotFound } from '../errors';
import { omit } from '../../common/omit';
import { listEnvelope, pageQuery } from '../paging';
import { route, type Route } from '../route';
import { callsNewestFirst, showCall } from './calls';
import { conversationsNewestFirst } from './conversations';

const attachBody = z.object({ numberId: z.string() }).strict();

/** AgentNumber (docs/platforms/agentphone.md, 3.1). */
export const showAgentNumber = ({ id, phoneNumber, status, type }: PhoneNumber) => ({ id, phoneNumber, status, type });

/** What belongs to an agent: its numbers, conversations and calls (docs/platforms/agentphone.md, 3.1). */
export const agentBelongingRoutes: Route[] = [
	// Of the same account, and not released.
	route({
		method: 'post',
		path: '/v1/agents/:agent_id/numbers',
		body: attachBody,
		answer: ({ account, params, body }) => {
			const { id: agentId } = account.agent(params.agent_id);
			const number = account.number(body.numberId);
			if (number.status === 'released') throw phoneNumberNotFound();
			number.agentId = agentId;
			return { agentId, number: showAgentNumber(number) };
		},
	}),

	// The number stays active.
	route({
		method: 'delete',
		path: '/v1/agents/:agent_id/numbers/:number_id',
		answer: ({ account, params }) => {
			const { id: agentId } = account.agent(params.agent_id);
			const number = account.number(params.number_id);
			if (number.agentId !== agentId) throw phoneNumberNotFound();
			number.agentId = null;
			return { success: true };
		},
	}),

	// This variant has no group fields and no `metadata`.
	route({
		method: 'get',
		path: '/v1/agents/:agent_id/conversations',
		query: pageQuery.strict(),
		answer: ({ account, params, query }) => {
			const { id } = account.agent(params.agent_id);
			const rows = conversationsNewestFirst(account).filter(({ agentId }) => agentId === id);
			return listEnvelope(
				rows.map((row) => omit(row, 'channel', 'isGroup', 'groupId', 'groupName', 'groupIconUrl', 'participants', 'metadata')),
				query,
			);
		},
	}),

	route({
		method: 'get',
		path: '/v1/agents/:agent_id/calls',
		query: pageQuery.strict(),
		answer: ({ account, params, query }) => {
			const { id } = account.agent(params.agent_id);
			return listEnvelope(
				callsNewestFirst(account)
					.filter(({ agentId }) => agentId === id)
					.map(showCall),
				query,
			);
		},
	}),
];
