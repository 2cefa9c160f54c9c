import { z } from 'zod';

import { envelope } from '../envelope';
import { badRequest } from '../errors';
import { newId } from '../ids';
import { route, type Route } from '../route';
import { checkWebhookUrl } from '../webhookUrl';
import { callSettings, llmProvider } from './agentSchema';
import { webhookFields } from './webhookFields';

const phone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be in E.164 form');

const id = z.string().min(1);

/** A tool that runs in the browser (docs/platforms/hamsa.md, 2.4). */
const clientTool = z
	.object({
		type: z.literal('function'),
		function: z
			.object({ name: id, description: z.string(), parameters: z.record(z.unknown()), func_map: z.unknown() })
			.partial({ func_map: true })
			.strict(),
	})
	.strict();

const params = z.record(z.unknown());

/** The flat form of an agent (docs/platforms/hamsa.md, 2.2); call settings are at its top level. */
const agentDetails = z
	.object({
		agentName: z.string().min(1),
		greetingMessage: z.string(),
		greetingMessageType: z.enum(['STATIC', 'PROMPT']),
		preamble: z.string(),
		lang: z.enum(['ar', 'en']),
		pokeMessages: z.array(z.string()),
		realTime: z.boolean(),
		outcome: z.string(),
		outcomeResponseShape: z.record(z.unknown()),
		voiceId: id,
		params,
		tools: z.object({ genderDetection: z.boolean(), smartCallEnd: z.boolean() }).partial().strict(),
		webToolsIds: z.array(z.string()),
		webToolsOverrides: z.unknown(),
		knowledgeBaseItemsIds: z.array(z.string()),
		voiceDictionaryIds: z.array(z.string()),
		llmConfig: z
			.object({ provider: llmProvider, modelName: z.string(), temperature: z.number(), baseUrl: z.string(), apiKey: z.string() })
			.partial()
			.strict(),
		type: z.enum(['Single Prompt', 'Flow Agent']),
		description: z.string(),
		...callSettings.shape,
		...webhookFields,
	})
	.partial()
	.required({ agentName: true })
	.strict();

/** One of the two, and `params` only with the first (docs/platforms/hamsa.md, 2.3). */
const byAgent = { voiceAgentId: z.string().uuid(), params };
const inline = { agentDetails };

const callFields = { toNumber: phone, fromNumber: phone.optional(), ...webhookFields };

const callBody = z.union([
	z.object({ ...callFields, ...byAgent, params: params.default({}) }).strict(),
	z.object({ ...callFields, ...inline }).strict(),
]);

const ownNumberBody = z.union([
	z.object({ toNumber: phone, phoneNumber: phone, ...byAgent }).strict(),
	z.object({ toNumber: phone, phoneNumber: phone, ...inline }).strict(),
]);

/** Of the vendor's pool. */
const HAMSA_NUMBER = '+15550100200';

const who = (body: { voiceAgentId: string; params: Record<string, unknown> } | { agentDetails: { params?: Record<string, unknown> } }) =>
	'agentDetails' in body
		? { voiceAgentId: null, agentDetails: body.agentDetails as Record<string, unknown>, params: body.agentDetails.params ?? {} }
		: { voiceAgentId: body.voiceAgentId, agentDetails: null, params: body.params };

/** A LiveKit token: what is in it can be read by anybody, and the last part is no real signature. */
function tokenFor(jobId: string): string {
	const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const claims = { roomConfig: { agents: [{ metadata: JSON.stringify({ jobId }) }] }, video: { room: newId() } };
	return [part({ alg: 'HS256', typ: 'JWT' }), part(claims), 'simulated'].join('.');
}

export const callRoutes: Route[] = [
	// docs/platforms/hamsa.md, 2.3: the answer is a job, whose id is the conversation's.
	route({
		method: 'post',
		path: '/v1/voice-agents/call',
		body: callBody,
		answer: ({ calls, settings, body }) => {
			checkWebhookUrl(body.webhookUrl, settings);
			const { toNumber, fromNumber = HAMSA_NUMBER, webhookUrl, webhookAuth } = body;
			return envelope(calls.place({ toNumber, fromNumber, ...who(body), webhookUrl, webhookAuth }));
		},
	}),

	route({
		method: 'post',
		path: '/v1/voice-agents/phone-number/call',
		body: ownNumberBody,
		answer: ({ state, calls, body }) => {
			const { number } = state.ownNumber(body.phoneNumber);
			const call = calls.place({ toNumber: body.toNumber, fromNumber: number, ...who(body) });
			return envelope({ voiceAgentId: call.voiceAgentId, jobId: call.id });
		},
	}),

	// docs/platforms/hamsa.md, 2.4
	route({
		method: 'post',
		path: '/v1/voice-agents/room/participant-token',
		body: z.object({ voiceAgentId: z.string().uuid(), params }).strict(),
		answer: ({ calls, body }) => {
			const { id: jobId } = calls.place({
				toNumber: null,
				fromNumber: null,
				channelType: 'Web',
				voiceAgentId: body.voiceAgentId,
				agentDetails: null,
				params: body.params,
			});
			return envelope({ liveKitAccessToken: tokenFor(jobId), ...(calls.webCallNamesJob && { jobId }) });
		},
	}),

	// docs/platforms/hamsa.md, 2.4: what is answered is not documented, so there is no data.
	route({
		method: 'post',
		path: '/v1/voice-agents/room/conversation-init',
		body: z
			.object({
				voiceAgentId: z.string().uuid(),
				params,
				jobId: z.string().uuid(),
				tools: z.array(clientTool),
				voiceEnablement: z.boolean(),
				channelType: z.literal('Web'),
			})
			.strict(),
		answer: ({ state, calls, body }) => {
			state.agent(body.voiceAgentId);
			const call = state.conversation(body.jobId);
			if (call.channelType !== 'Web' || call.voiceAgentId !== body.voiceAgentId) throw badRequest('This is no web call of the agent');
			if (call.status !== 'PENDING') throw badRequest('The call was initialized before');
			void calls.answer(call.id);
			return { success: true, message: 'Conversation initialized' };
		},
	}),
];
