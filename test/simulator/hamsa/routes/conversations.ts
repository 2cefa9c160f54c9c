import { z } from 'zod';

import { CALL_STATES, type Conversation } from '../entities';
import { envelope } from '../envelope';
import { csvOf } from '../exports';
import { integerParam, ofPage, repeatedParam } from '../paging';
import { badRequest } from '../errors';
import { inType } from '../inType';
import { route, type Route } from '../route';
import type { State } from '../state';
import { bounds, milliseconds, PERIODS } from './usage';

/** docs/platforms/hamsa.md, 6 */
const listQuery = z
	.object({
		voiceAgentId: z.string().uuid().optional(),
		status: repeatedParam(z.enum(CALL_STATES)),
		startTime: integerParam(0).optional(),
		endTime: integerParam(0).optional(),
		page: integerParam(1).default('1'),
		perPage: integerParam(1, 200).default('100'),
	})
	.strict()
	.refine(({ startTime = 0, endTime = Infinity }) => endTime >= startTime, {
		path: ['endTime'],
		message: 'must be greater than or equal to startTime',
	});

/** What clients send (docs/platforms/hamsa.md, 6); the call's job has the ID of the conversation. */
const joinBody = z.object({ projectId: z.string().uuid(), jobId: z.string().min(1) }).strict();

const row = (state: State, { id, createdAt, status, voiceAgentId, callDuration, channelType, callParams }: Conversation) => ({
	id,
	createdAt,
	status,
	voiceAgentId,
	agentName: state.agents.get(voiceAgentId ?? '')?.name ?? null,
	duration: callDuration,
	channelType,
	callParams,
});

export const conversationRoutes: Route[] = [
	route({
		method: 'get',
		path: '/v1/voice-agents/conversations/minimal-list',
		query: listQuery,
		answer: ({ state, query }) => {
			const { startTime = 0, endTime = Infinity } = query;
			const calls = [...state.conversations.values()]
				.filter(({ voiceAgentId }) => query.voiceAgentId === undefined || voiceAgentId === query.voiceAgentId)
				.filter(({ status }) => query.status?.includes(status) ?? true)
				.filter(({ createdAt }) => Date.parse(createdAt) >= startTime && Date.parse(createdAt) <= endTime);
			const page = ofPage(calls, query).map((call) => row(state, call));
			return envelope({ total: state.conversations.size, filtered: calls.length, calls: page });
		},
	}),

	// The vendor's SDK also says `jobId`, which is the same id (docs/platforms/hamsa.md, 2.3).
	route({
		method: 'get',
		path: '/v1/voice-agents/conversation/:id',
		query: z.object({ jobId: z.string() }).partial().strict(),
		answer: ({ state, params }) => envelope(state.conversation(params.id)),
	}),

	route({
		method: 'post',
		path: '/v1/voice-agents/join-call',
		body: joinBody,
		answer: ({ state, body }) => {
			state.checkProject(body.projectId);
			const { id, status } = state.conversation(body.jobId);
			if (status !== 'PENDING' && status !== 'IN_PROGRESS') throw badRequest('The call is over');
			return envelope({ token: `simulated-token-for-${id}`, message: 'Joined' });
		},
	}),

	// docs/platforms/hamsa.md, 9
	route({
		method: 'get',
		path: '/v1/agent-analytics/logs',
		query: z.object({ jobId: z.string().min(1) }).strict(),
		answer: ({ state, query }) => envelope(state.callLogs.get(state.conversation(query.jobId).id) ?? []),
	}),

	// docs/platforms/hamsa.md, 9; that all of these are required is taken to be so.
	route({
		method: 'get',
		path: '/v1/agent-analytics/conversations/export',
		query: z
			.object({
				projectId: z.string().uuid(),
				voiceAgentId: z.string().uuid(),
				period: z.enum(PERIODS),
				startPeriod: milliseconds.optional(),
				endPeriod: milliseconds.optional(),
			})
			.strict(),
		answer: ({ state, callExports, query }) => {
			state.checkProject(query.projectId);
			const [from, to] = bounds(query);
			const calls = [...state.conversations.values()]
				.filter(({ voiceAgentId }) => voiceAgentId === state.agent(query.voiceAgentId).id)
				.filter(({ createdAt }) => Date.parse(createdAt) >= from && Date.parse(createdAt) <= to);
			if (callExports.answersFile) return inType('text/csv; charset=utf-8', csvOf(calls));
			return envelope({ exportId: callExports.start(calls) });
		},
	}),

	// That the export is named like this is taken to be so.
	route({
		method: 'get',
		path: '/v1/agent-analytics/conversations/export/status',
		query: z.object({ exportId: z.string().min(1) }).strict(),
		answer: ({ callExports, query }) => envelope(callExports.look(query.exportId)),
	}),

	// Anybody may read it: it stands for the vendor's store of files.
	route({
		method: 'get',
		path: '/media/exports/:file',
		isPublic: true,
		answer: ({ callExports, params }) => inType('text/csv', callExports.csv(params.file.replace(/\.csv$/, ''))),
	}),
];
