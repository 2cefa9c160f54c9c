import { z } from 'zod';

import { transcriptOf } from '../endings';
import type { Agent, Call, PhoneNumber } from '../entities';
import { badRequest, conflict, insufficientBalance, noPaymentMethod, tooManyCalls, validationError } from '../errors';
import { isoTime, newId, newWebToken } from '../ids';
import { omit } from '../../common/omit';
import { listEnvelope, pageQuery } from '../paging';
import { route, type Route, type TranscriptShape } from '../route';
import { makeCall } from '../seeds';
import type { Account, State } from '../state';
import { e164 } from './agentSchema';

/** Filters of docs/platforms/agentphone.md, 3.5: documented values only. */
const listQuery = pageQuery
	.extend({
		status: z.enum(['completed', 'in-progress', 'failed', 'ringing', 'busy', 'no-answer']).optional(),
		direction: z.enum(['inbound', 'outbound', 'web']).optional(),
		type: z.enum(['pstn', 'web']).optional(),
		search: z.string().optional(),
	})
	.strict();

/** camelCase (docs/platforms/agentphone.md, 3.5). `waitForCompletion` and `maxWaitSeconds` are undocumented, so refused. */
const createBody = z
	.object({
		agentId: z.string(),
		toNumber: e164,
		fromNumberId: z.string().nullable().optional(),
		initialGreeting: z.string().nullable().optional(),
		voice: z.string().nullable().optional(),
		systemPrompt: z.string().nullable().optional(),
		modelTier: z.enum(['turbo', 'balanced', 'max']).optional(),
		variables: z.record(z.string().nullable()).nullable().optional(),
		callScreeningIdentity: z.string().max(100).nullable().optional(),
		callScreeningPurpose: z.string().max(300).nullable().optional(),
		disableRecording: z.boolean().optional(),
	})
	.strict();

/** Without numbers: a browser calls (docs/platforms/agentphone.md, 3.5). */
const webBody = z
	.object({
		agentId: z.string(),
		metadata: z.record(z.unknown()).nullable().optional(),
		variables: z.record(z.string().nullable()).nullable().optional(),
	})
	.strict();

/** How long the token of a web call may be used (docs/platforms/agentphone.md, 3.5). */
const WEB_TOKEN_MS = 30_000;

/** 911, N11 and crisis lines (docs/platforms/agentphone.md, 3.5). */
const BLOCKED = /^\+1?([2-9]11|988)$/;

/** The call without its turns; the list and the create answer (docs/platforms/agentphone.md, 3.5, Call object). */
export const showCall = (call: Call) => ({
	...omit(call, 'turns', 'hosted', 'recordingDisabled', 'ending', 'lateFor'),
	lastTranscriptSnippet: call.turns.at(-1)?.response ?? call.turns.at(-1)?.transcript ?? null,
});

/** The agent must own a number; `fromNumberId` must be one of its own (docs/platforms/agentphone.md, 3.5). */
function callerId(account: Account, agent: Agent, fromNumberId: string | null | undefined): PhoneNumber {
	const own = account.numbersOf(agent.id);
	if (own.length === 0) throw badRequest('Agent has no phone number assigned');
	if (!fromNumberId) return own[0];
	const number = account.number(fromNumberId);
	if (!own.includes(number)) throw badRequest('Phone number does not belong to this agent');
	return number;
}

function checkCallLimit(account: Account, { callLimit }: State): void {
	if (!callLimit) return;
	const running = [...account.calls.values()].filter(({ status }) => status === 'in-progress').length;
	if (running >= callLimit.atOnce) throw tooManyCalls(callLimit.status, callLimit.retryAfterSeconds);
}

const startedAt = (call: Call) => Date.parse(call.startedAt);

export const callsNewestFirst = (account: Account): Call[] =>
	[...account.calls.values()].toReversed().sort((a, b) => startedAt(b) - startedAt(a));

function transcript(call: Call, shape: TranscriptShape) {
	if (shape !== 'transcript') return { [shape]: call.turns };
	const createdAt = call.turns.at(-1)?.createdAt ?? call.startedAt;
	return { callId: call.id, transcript: transcriptOf(call).map((line) => ({ ...line, createdAt })) };
}

export const callRoutes: Route[] = [
	route({
		method: 'get',
		path: '/v1/calls',
		query: listQuery,
		answer: ({ account, query }) => {
			const { status, direction, type, search } = query;
			const calls = callsNewestFirst(account)
				.filter((call) => !status || call.status === status)
				.filter((call) => !direction || call.direction === direction)
				.filter((call) => !type || (call.direction === 'web') === (type === 'web'))
				.filter((call) => !search || [call.fromNumber, call.toNumber].some((end) => end?.includes(search)));
			return listEnvelope(calls.map(showCall), query);
		},
	}),

	// Costs money: refused without balance (docs/platforms/agentphone.md, 5.1).
	route({
		method: 'post',
		path: '/v1/calls',
		body: createBody,
		answer: ({ account, body, state }) => {
			const agent = account.agent(body.agentId);
			const number = callerId(account, agent, body.fromNumberId);
			if (BLOCKED.test(body.toNumber)) throw validationError('toNumber', 'This destination cannot be called');
			if (body.variables && !body.systemPrompt && agent.voiceMode !== 'hosted') {
				throw validationError('variables', 'variables require systemPrompt or a hosted agent');
			}
			if (state.balanceCents <= 0) throw insufficientBalance();
			if (!state.hasPaymentMethod) throw noPaymentMethod();
			checkCallLimit(account, state);
			const now = isoTime();
			// With an empty greeting the agent waits until it is spoken to.
			const greeting = body.initialGreeting || null;
			const call: Call = {
				id: newId('call'),
				agentId: agent.id,
				phoneNumberId: number.id,
				phoneNumber: number.phoneNumber,
				fromNumber: number.phoneNumber,
				toNumber: body.toNumber,
				direction: 'outbound',
				status: 'in-progress',
				startedAt: now,
				endedAt: null,
				durationSeconds: null,
				recordingUrl: null,
				recordingAvailable: false,
				turns:
					greeting === null ? [] : [{ id: newId('tr'), transcript: null, response: greeting, confidence: null, createdAt: now }],
				hosted: Boolean(body.systemPrompt),
				recordingDisabled: body.disableRecording ?? false,
			};
			account.calls.set(call.id, call);
			return showCall(call);
		},
	}),

	route({
		method: 'post',
		path: '/v1/calls/web',
		body: webBody,
		answer: ({ account, body: { agentId, variables }, state }) => {
			const agent = account.agent(agentId);
			if (variables && agent.voiceMode !== 'hosted') throw validationError('variables', 'variables require a hosted agent');
			if (state.balanceCents <= 0) throw insufficientBalance();
			checkCallLimit(account, state);
			const call = makeCall({ agentId, direction: 'web', fromNumber: null, toNumber: null, hosted: agent.voiceMode === 'hosted' });
			account.calls.set(call.id, call);
			const accessToken = newWebToken();
			state.webTokens.set(accessToken, { call, expiresAt: Date.now() + WEB_TOKEN_MS });
			return { callId: call.id, accessToken };
		},
	}),

	route({
		method: 'get',
		path: '/v1/numbers/:number_id/calls',
		query: pageQuery.strict(),
		answer: ({ account, params, query }) => {
			const number = account.number(params.number_id);
			const calls = [...account.calls.values()].toReversed().filter(({ phoneNumberId }) => phoneNumberId === number.id);
			return listEnvelope(calls.sort((a, b) => startedAt(b) - startedAt(a)).map(showCall), query);
		},
	}),

	route({
		method: 'get',
		path: '/v1/calls/:call_id',
		answer: ({ account, params }) => {
			const call = account.call(params.call_id);
			const isLate = call.endedAt !== null && (call.lateFor ?? 0) > 0;
			if (isLate) call.lateFor! -= 1;
			return { ...showCall(call), transcripts: isLate ? [] : call.turns };
		},
	}),

	// Only a call in progress, once: status and `endedAt` change later (docs/platforms/agentphone.md, 3.5).
	route({
		method: 'post',
		path: '/v1/calls/:call_id/end',
		answer: ({ account, params, endings }) => {
			const call = account.call(params.call_id);
			if (call.status !== 'in-progress' || call.ending) throw conflict('Call is not in progress');
			call.ending = true;
			endings.schedule(account, call);
			return { id: call.id, status: 'ending' };
		},
	}),

	route({
		method: 'get',
		path: '/v1/calls/:call_id/transcript',
		answer: ({ account, params, settings }) => transcript(account.call(params.call_id), settings.transcriptShape),
	}),
];
