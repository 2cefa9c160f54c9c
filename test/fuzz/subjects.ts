import { createHmac } from 'node:crypto';

import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { triggerOf as ofAgentPhone, receive as receiveAgentPhone } from '../../nodes/AgentPhone/trigger/receive';
import { triggerOf as ofCustomLlm, receive as receiveCustomLlm } from '../../nodes/CustomLlm/trigger/receive';
import { triggerOf as ofHamsa, receive as receiveHamsa } from '../../nodes/Hamsa/trigger/receive';
import { triggerOf as ofReceptAi, receive as receiveReceptAi } from '../../nodes/ReceptAi/trigger/receive';
import { callEventTrigger, receiveCallEvent } from '../../nodes/shared/callEvents/receive';
import type { WebhookTrigger } from '../../nodes/shared/webhook/receive';
import { callEnded, reaction, signDelivery, textMessage, voiceTurn } from '../simulator';
import { callEventsUnderTest, credentialOf, freshCall, signsBody } from '../verification/callEvents';
import type { SentDelivery, TriggerState } from './inboundContext';

/** A run that failed is repeated with its seed: FUZZ_SEED=... */
export const SEED = Number(process.env.FUZZ_SEED ?? 20261121);

export const SECRET = 'whsec_fuzz_0123456789abcdef';
export const API_KEY = 'key-fuzz-0123456789';

/** A trigger, and what is genuine to it. */
export interface Subject {
	name: string;
	type: string;
	/** The last part of its URL. */
	path: string;
	receive: (this: IWebhookFunctions) => Promise<IWebhookResponseData>;
	triggerOf: (this: IWebhookFunctions) => WebhookTrigger<unknown>;
	state: TriggerState;
	events: object[];
	/** What stands in `events` for the ID that tells one delivery from another, where `id` and `callId` at the top do not. */
	idOfEvents?: string;
	eventNames: string[];
	/** An event that is chosen, of another ID than all others. */
	fresh: (number: number) => object;
	/** What says that an execution has started: the answer at all, or that it says so. */
	takes: 'answered' | 'acknowledged';
	/** A genuine delivery of this body, now. */
	authenticated: (body: Buffer, number: number) => SentDelivery;
	/** The headers that prove it. */
	authResult: string[];
	/**
	 * Whether a changed delivery is as genuine as before: told in another way than the code tells it.
	 */
	stillGenuine: (sent: SentDelivery, original: SentDelivery) => boolean;
}

const same = (sent: SentDelivery, original: SentDelivery, names: string[]) =>
	names.every((name) => sent.headers[name] === original.headers[name]);
const trimmed = (text: string | undefined) => (text ?? '').trim();
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** Platforms that tell of their calls by webhook: their entries in test/verification/callEvents.ts make them subjects, too. */
const callEventSubjects = callEventsUnderTest.map(
	(one): Subject => ({
		name: `${one.name} Trigger`,
		type: one.node,
		path: one.path,
		receive: async function () {
			return await receiveCallEvent.call(this, one.platform);
		},
		triggerOf: function () {
			return callEventTrigger(this, one.platform) as ReturnType<Subject['triggerOf']>;
		},
		state: {
			parameters: { events: Object.keys(one.samples.events), options: { includeRaw: true }, ...(one.parameters as IDataObject) },
			credentials: { [one.credential]: credentialOf(one, SECRET) },
			staticData: {},
		},
		events: Object.values(one.samples.events),
		idOfEvents: one.samples.callId,
		eventNames: one.eventNames,
		fresh: () => freshCall(one),
		takes: 'acknowledged',
		authenticated: (body) => ({ body, headers: { 'content-type': 'application/json', ...one.samples.sign(body, SECRET, Date.now()) } }),
		authResult: Object.keys(one.samples.sign(Buffer.alloc(0), SECRET, 0)),
		stillGenuine: (sent, original) =>
			(sent.body.equals(original.body) || !signsBody(one)) && one.stillProves(sent.headers, original.headers),
	}),
);

export const subjects: Subject[] = [
	...callEventSubjects,
	{
		name: 'AgentPhone Trigger',
		type: 'agentPhoneTrigger',
		path: 'agentphone',
		receive: receiveAgentPhone,
		triggerOf: ofAgentPhone as Subject['triggerOf'],
		state: {
			parameters: {
				registration: 'manual',
				events: ['voiceTurn', 'textMessage', 'reaction', 'callEnded'],
				filler: '',
				fallbackMessage: '',
				timeout: 30,
				options: {},
			},
			credentials: { agentPhoneWebhookApi: { signingSecret: SECRET, previousSigningSecret: '' } },
			staticData: {},
		},
		events: [voiceTurn(), textMessage(), reaction(), callEnded()],
		eventNames: ['agent.message', 'agent.reaction', 'agent.call_ended', 'voice', 'sms'],
		fresh: () => textMessage(),
		takes: 'acknowledged',
		authenticated: (body, number) => {
			const timestamp = nowSeconds();
			return {
				body,
				headers: {
					'content-type': 'application/json',
					'x-webhook-id': `del_${number}`,
					'x-webhook-timestamp': String(timestamp),
					'x-webhook-signature': signDelivery({ secret: SECRET, timestamp, body }),
				},
			};
		},
		authResult: ['x-webhook-timestamp', 'x-webhook-signature'],
		stillGenuine: (sent, original) =>
			sent.body.equals(original.body) && same(sent, original, ['x-webhook-timestamp', 'x-webhook-signature']),
	},
	{
		name: 'Custom LLM Trigger',
		type: 'customLlmTrigger',
		path: 'v1/chat/completions',
		receive: receiveCustomLlm,
		triggerOf: ofCustomLlm as Subject['triggerOf'],
		state: {
			parameters: {
				events: ['voiceTurn', 'toolResult'],
				greeting: '',
				filler: '',
				fallbackMessage: '',
				timeout: 20,
				options: { includeRequest: true },
			},
			credentials: { customLlmApi: { apiKey: SECRET, previousApiKey: '', header: 'X-Api-Key' } },
			staticData: {},
		},
		events: [
			{
				model: 'x',
				stream: true,
				messages: [{ role: 'user', content: 'Hello' }],
				call: { id: 'c' },
				tools: [{ type: 'function', function: { name: 'end_call' } }],
			},
			{ messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }] },
			{
				messages: [
					{ role: 'assistant', content: null, tool_calls: [{ id: 'a', function: { name: 'b', arguments: '{}' } }] },
					{ role: 'tool', tool_call_id: 'a', content: '{}' },
				],
			},
		],
		eventNames: ['user', 'assistant', 'tool', 'system'],
		fresh: (number) => ({ model: 'x', messages: [{ role: 'user', content: `Hello ${number}` }], call: { id: `call-${number}` } }),
		takes: 'answered',
		authenticated: (body) => ({ body, headers: { 'content-type': 'application/json', 'x-api-key': SECRET } }),
		authResult: ['x-api-key'],
		stillGenuine: ({ headers }) => trimmed(headers['x-api-key']).replace(/^((bearer|token)\s+)*/i, '') === SECRET,
	},
	{
		name: 'Hamsa Trigger',
		type: 'hamsaTrigger',
		path: 'hamsa',
		receive: receiveHamsa,
		triggerOf: ofHamsa as Subject['triggerOf'],
		state: {
			parameters: {
				registration: 'manual',
				events: ['callStarted', 'callAnswered', 'transcriptionUpdate', 'toolExecuted', 'callEnded', 'jobFinished'],
				simplify: true,
			},
			credentials: { hamsaWebhookApi: { secret: SECRET, previousSecret: '', scheme: 'Bearer' } },
			staticData: {},
		},
		events: [
			{ eventType: 'call.started', callId: 'c', timestamp: '2026-01-01T00:00:00Z', data: {} },
			{
				eventType: 'call.ended',
				callId: 'c',
				timestamp: '2026-01-01T00:00:00Z',
				data: { data: { transcription: [{ Agent: 'Hi' }], outcomeResult: { a: '{"b":1}' } } },
			},
			{ id: 'job', status: 'COMPLETED', jobResponse: {} },
		],
		eventNames: ['call.started', 'call.answered', 'transcription.update', 'tool.executed', 'call.ended', 'COMPLETED'],
		fresh: (number) => ({ eventType: 'call.ended', callId: `call-${number}`, data: { transcription: [{ Agent: 'Hi' }] } }),
		takes: 'acknowledged',
		authenticated: (body) => ({ body, headers: { 'content-type': 'application/json', authorization: `Bearer ${SECRET}` } }),
		authResult: ['authorization'],
		// The platform signs nothing, so the body may be anything; scheme words do not count, in whatever case.
		stillGenuine: ({ headers }) => trimmed(headers.authorization).replace(/^((bearer|token)\s+)*/i, '') === SECRET,
	},
	{
		name: 'Recept AI Trigger',
		type: 'receptAiTrigger',
		path: 'recept-ai',
		receive: receiveReceptAi,
		triggerOf: ofReceptAi as Subject['triggerOf'],
		state: {
			parameters: {
				authentication: ['hmac', 'apiKey'],
				keyHeader: 'X-Api-Key',
				signatureHeader: 'X-Signature',
				signatureOptions: { timestampHeader: 'X-Timestamp' },
				events: ['call', 'agent', 'system'],
				options: { otherEvents: true },
				deduplicateBy: 'automatic',
			},
			credentials: { receptAiWebhookApi: { authenticationTypes: ['hmac', 'apiKey'], apiKey: API_KEY, hmacSecret: SECRET } },
			staticData: {},
		},
		events: [
			{ event: 'call.ended', id: 'e1', data: { call_id: 'c1' } },
			{ type: 'Agent Status Change', data: { agentId: 'a' } },
			{ event: 'test', test: true },
		],
		eventNames: ['call.ended', 'Call Started', 'sync_status', 'SystemMaintenance', 'test'],
		fresh: (number) => ({ event: 'call.ended', id: `event-${number}`, data: { call_id: `call-${number}` } }),
		takes: 'acknowledged',
		authenticated: (body) => {
			const timestamp = String(nowSeconds());
			const signature = createHmac('sha256', SECRET).update(`${timestamp}.`).update(body).digest('hex');
			return {
				body,
				headers: {
					'content-type': 'application/json',
					'x-api-key': API_KEY,
					'x-timestamp': timestamp,
					'x-signature': `sha256=${signature}`,
				},
			};
		},
		authResult: ['x-api-key', 'x-timestamp', 'x-signature'],
		stillGenuine: (sent, original) =>
			sent.body.equals(original.body) &&
			trimmed(sent.headers['x-api-key']) === API_KEY &&
			trimmed(sent.headers['x-timestamp']) === original.headers['x-timestamp'] &&
			// The prefix may be left out, and hexadecimal digits come in any case.
			trimmed(sent.headers['x-signature'])
				.toLowerCase()
				.replace(/^sha256=/, '') === original.headers['x-signature'].replace('sha256=', ''),
	},
];

/** The headers that are changed on the way. */
export const headersOf = ({ authResult }: Subject): string[] => [...authResult, 'content-type', 'x-webhook-id'];
