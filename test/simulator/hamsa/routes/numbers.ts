import { z } from 'zod';

import type { PhoneNumber } from '../entities';
import { envelope } from '../envelope';
import { isoTime, newId } from '../ids';
import { ofSkipPage, skipPageQuery } from '../paging';
import { route, type Route } from '../route';
import type { State } from '../state';

const TARGET = 'sip:sip.eu.tryhamsa.com:5060;transport=tcp';

const listQuery = z
	.object({ ...skipPageQuery, voiceAgentId: z.string().optional(), provider: z.enum(['TWILIO', 'SIP']).optional() })
	.strict();

const twilioBody = z
	.object({
		type: z.literal('TWILIO'),
		phoneNumber: z.string().min(1),
		label: z.string().min(1),
		twilioAccountSid: z.string().min(1),
		twilioAuthToken: z.string().min(1),
	})
	.strict();

/** What a SIP number is added with is not documented (docs/platforms/hamsa.md, 3), so anything else is taken. */
const sipBody = z
	.object({
		type: z.literal('SIP'),
		phoneNumber: z.string().min(1),
		label: z.string().optional(),
		sipOutboundConfigs: z.record(z.unknown()).optional(),
	})
	.passthrough();

const withPlus = z.string().regex(/^\+\d+$/, 'must start with + and the country code');

/** How a number to delete is named is not documented either; `pid` is how one is read. */
const byId = z.object({ pid: z.string().min(1) }).strict();

const show = (state: State, number: PhoneNumber) => {
	const agent = state.agents.get(number.voiceAgentId ?? '');
	return { ...number, voiceAgent: agent ? { id: agent.id, name: agent.name } : null };
};

export const numberRoutes: Route[] = [
	route({
		method: 'get',
		path: '/v1/voice-agents/phone-number/list',
		query: listQuery,
		answer: ({ state, query }) => {
			const numbers = [...state.numbers.values()]
				.filter(({ voiceAgentId }) => query.voiceAgentId === undefined || voiceAgentId === query.voiceAgentId)
				.filter(({ type }) => query.provider === undefined || type === query.provider);
			return envelope(ofSkipPage(numbers, query).map((number) => show(state, number)));
		},
	}),

	route({
		method: 'get',
		path: '/v1/voice-agents/phone-number',
		query: byId,
		answer: ({ state, query }) => envelope(show(state, state.number(query.pid))),
	}),

	route({
		method: 'post',
		path: '/v1/voice-agents/phone-number',
		body: z.union([twilioBody, sipBody]),
		answer: ({ state, body }) => {
			const now = isoTime();
			const sip = body.type === 'SIP';
			const number: PhoneNumber = {
				id: newId(),
				number: body.phoneNumber,
				label: body.label ?? '',
				type: body.type,
				userId: state.userId,
				voiceAgentId: null,
				sipInboundConfigs: sip ? { originationUri: TARGET } : null,
				sipOutboundConfigs: sip ? (body.sipOutboundConfigs ?? {}) : null,
				createdAt: now,
				updatedAt: now,
			};
			state.numbers.set(number.id, number);
			return envelope(show(state, number));
		},
	}),

	route({
		method: 'delete',
		path: '/v1/voice-agents/phone-number',
		query: byId,
		answer: ({ state, query }) => {
			const { id } = state.number(query.pid);
			for (const agent of state.agents.values()) if (agent.phoneNumber?.id === id) agent.phoneNumber = null;
			state.numbers.delete(id);
			return envelope({});
		},
	}),

	route({
		method: 'post',
		path: '/v1/voice-agents/assign-number',
		body: z.object({ voiceAgentId: z.string().min(1), phoneNumber: withPlus }).strict(),
		answer: ({ state, body }) => {
			const number = state.ownNumber(body.phoneNumber);
			const agent = state.agent(body.voiceAgentId);
			number.voiceAgentId = agent.id;
			agent.phoneNumber = { type: number.type, id: number.id };
			return envelope(show(state, number));
		},
	}),

	route({
		method: 'post',
		path: '/v1/voice-agents/unassign',
		body: z.object({ phoneNumber: z.string().min(1) }).strict(),
		answer: ({ state, body }) => {
			const number = state.ownNumber(body.phoneNumber);
			const agent = state.agents.get(number.voiceAgentId ?? '');
			if (agent) agent.phoneNumber = null;
			number.voiceAgentId = null;
			return envelope('Phone number unassigned successfully');
		},
	}),
];
