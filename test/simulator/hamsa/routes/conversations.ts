import { z } from 'zod';

import { CALL_STATES, type Conversation } from '../entities';
import { envelope } from '../envelope';
import { csvOf } from '../exports';
import { integerParam, ofPage, ofSkipPage, repeatedParam } from '../paging';
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

const ALL_FIELDS = ['cost', 'time', 'channelType', 'status', 'agentId', 'agentName', 'callNumbers'] as const;

const hours = z.string().regex(/^-?\d{1,2}(\.\d+)?$/, 'must be hours');

/** What clients send (docs/platforms/hamsa.md, 6); which fields are required and can be sorted by is taken to be so. */
const fullListBody = z
	.object({
		projectId: z.string().uuid(),
		take: z.number().int().min(1).max(100),
		skip: z.number().int().min(1),
		search: z.string().min(1),
		id: z.string().uuid(),
		status: z.array(z.enum(CALL_STATES)).min(1),
		channelType: z.enum(['Telephone', 'Web']),
		voiceAgentId: z.string().uuid(),
		agent: z.object({ id: z.string().uuid(), name: z.string() }).strict(),
		duration: z.union([
			z.object({ condition: z.literal('IS_BETWEEN'), firstValue: z.number().min(0), secondValue: z.number().min(0) }).strict(),
			z.object({ condition: z.enum(['IS_GREATER_THAN', 'IS_LESS_THAN', 'IS_EQUAL_TO']), firstValue: z.number().min(0) }).strict(),
		]),
		period: z.enum(PERIODS),
		startPeriod: z.union([z.literal('0').transform(Number), milliseconds]),
		endPeriod: milliseconds,
		timeZone: z.string().min(1),
		timeDifference: hours,
		sortField: z.enum(['cost', 'duration', 'time']),
		sortOrder: z.enum(['asc', 'desc']),
		returnActiveCalls: z.boolean(),
		returnedFields: z.array(z.enum(ALL_FIELDS)),
	})
	.partial()
	.required({ projectId: true, take: true, skip: true })
	.strict()
	.refine(({ period, startPeriod, endPeriod }) => (period === 'CUSTOM') === (startPeriod !== undefined && endPeriod !== undefined), {
		path: ['period'],
		message: 'CUSTOM goes with startPeriod and endPeriod',
	});

type FullList = z.infer<typeof fullListBody>;

const RUNNING = ['PENDING', 'IN_PROGRESS'];

/** Made up: a cent for ten seconds. */
const costOf = ({ callDuration }: Conversation) => (callDuration ?? 0) / 1_000;

const DURATIONS: Record<string, (seconds: number, first: number, second: number) => boolean> = {
	IS_BETWEEN: (seconds, first, second) => seconds >= first && seconds <= second,
	IS_GREATER_THAN: (seconds, first) => seconds > first,
	IS_LESS_THAN: (seconds, first) => seconds < first,
	IS_EQUAL_TO: (seconds, first) => seconds === first,
};

function sortedCalls(state: State, body: FullList): Conversation[] {
	const { period, startPeriod, endPeriod, duration, search = '' } = body;
	const [from, to] = period === undefined ? [0, Infinity] : bounds({ period, startPeriod, endPeriod });
	const calls = [...state.conversations.values()]
		.filter(({ status }) => (body.returnActiveCalls ?? false) || !RUNNING.includes(status))
		.filter(({ id }) => body.id === undefined || id === body.id)
		.filter(({ status }) => body.status?.includes(status) ?? true)
		.filter(({ channelType }) => body.channelType === undefined || channelType.toLowerCase() === body.channelType.toLowerCase())
		.filter(({ voiceAgentId }) => body.voiceAgentId === undefined || voiceAgentId === body.voiceAgentId)
		.filter(({ createdAt }) => Date.parse(createdAt) >= from && Date.parse(createdAt) <= to)
		.filter((call) => JSON.stringify(fullRow(state, call)).toLowerCase().includes(search.toLowerCase()))
		.filter(({ callDuration }) => {
			if (!duration) return true;
			return DURATIONS[duration.condition](
				callDuration ?? 0,
				duration.firstValue,
				'secondValue' in duration ? duration.secondValue : 0,
			);
		});
	const { sortField = 'time', sortOrder = 'desc' } = body;
	const keys = {
		cost: costOf,
		duration: ({ callDuration }: Conversation) => callDuration ?? 0,
		time: ({ createdAt }: Conversation) => Date.parse(createdAt),
	};
	const sign = sortOrder === 'asc' ? 1 : -1;
	return calls.sort((a, b) => sign * (keys[sortField](a) - keys[sortField](b)));
}

/** A row has what was asked for beside its ID and its duration. */
function fullRow(state: State, call: Conversation, returned: readonly string[] = ALL_FIELDS) {
	const fields: Record<string, unknown> = {
		cost: costOf(call),
		time: call.createdAt,
		channelType: call.channelType,
		status: call.status,
		agentId: call.voiceAgentId,
		agentName: state.agents.get(call.voiceAgentId ?? '')?.name ?? null,
		callNumbers: call.callParams,
	};
	return { id: call.id, duration: call.callDuration, ...Object.fromEntries(returned.map((name) => [name, fields[name]])) };
}

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
		answer: ({ state, params }) => {
			const conversation = state.conversation(params.id);
			const late = state.lateTranscripts.get(params.id) ?? 0;
			if (late === 0 || RUNNING.includes(conversation.status)) return envelope(conversation);
			state.lateTranscripts.set(params.id, late - 1);
			return envelope({ ...conversation, jobResponse: { ...conversation.jobResponse, transcription: [] } });
		},
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

	// docs/platforms/hamsa.md, 6
	route({
		method: 'post',
		path: '/v1/voice-agents/conversations/list',
		body: fullListBody,
		answer: ({ state, body }) => {
			state.checkProject(body.projectId);
			const calls = sortedCalls(state, body);
			const rows = ofSkipPage(calls, body).map((call) => fullRow(state, call, body.returnedFields));
			return envelope({ activeCalls: [], total: state.conversations.size, filtered: calls.length, conversations: rows });
		},
	}),
];
