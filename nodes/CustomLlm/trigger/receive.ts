import { createHash } from 'node:crypto';

import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { monotonicNow } from '../../shared/clock';
import { staysLatest } from '../../shared/liveTrigger/latestRequest';
import { greetingOf, liveAnswer } from '../../shared/liveTrigger/liveAnswer';
import { numberWithin } from '../../shared/numbers';
import { completeAnswer, type TurnEncoder } from '../../shared/voice/turn';
import { receive as receiveWebhook, receiveLookup, type WebhookTrigger } from '../../shared/webhook/receive';
import { authenticate } from './authentication';
import { chatEncoder } from './encoder';
import { errorBody } from './errors';
import { toItemJson } from './item';
import { type ChatRequest, parseRequest } from './request';
import { sessionIdOf } from './session';
import { type ChatTurn, turnOf } from './turn';

/** A conversation of many hours with the tools and instructions of an agent is far below. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Time kept between our last word and the platform's time limit, in milliseconds. */
const SAFETY_MARGIN_MS = 2000;

interface ChatEvent {
	request: ChatRequest;
	turn: ChatTurn;
	sessionId: string;
	encoder: TurnEncoder;
}

/** One request of a platform for the next words (shared/webhook/receive.ts). */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveWebhook(this, triggerOf);
}

/** The list of models, which some clients ask for before they take a URL. */
export async function listModels(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const models = { object: 'list', data: [{ id: 'n8n', object: 'model', created: 0, owned_by: 'n8n' }] };
	return await receiveLookup(this, {
		authenticate: async (delivery) => await authenticate(this, delivery),
		errorBody,
		answer: () => ({ contentType: 'application/json', body: JSON.stringify(models) }),
	});
}

/** What a request must be to start the workflow, by the fields of the node. */
export function triggerOf(this: IWebhookFunctions): WebhookTrigger<ChatEvent> {
	const chosen = this.getNodeParameter('events', []) as string[];
	const options = this.getNodeParameter('options', {}) as IDataObject;
	const idleTimeoutMs = 1000 * numberWithin(this.getNodeParameter('timeout', 20), { min: 5, max: 120, fallback: 20 }) - SAFETY_MARGIN_MS;
	const cameAt = monotonicNow();
	const waitMs = numberWithin(options.beforeStarting, { min: 0, max: 2000, fallback: 0 });
	const conversationOf = ({ sessionId }: ChatEvent) => `${this.getWorkflow().id}:${this.getNode().id}:${sessionId}`;
	const emptyAnswer = ({ encoder, request }: ChatEvent) => completeAnswer(encoder, request.streamed, { text: '' });
	return {
		maxBodyBytes: MAX_BODY_BYTES,
		authenticate: async (delivery) => await authenticate(this, delivery),
		parse: (delivery) => {
			const parsed = parseRequest(delivery);
			if (!parsed.ok) return parsed;
			const request = parsed.event;
			const sessionId = sessionIdOf(request, String(options.sessionFrom ?? ''));
			return { ok: true, event: { request, turn: turnOf(request), sessionId, encoder: chatEncoder(request) } };
		},
		// A request that starts nothing is answered all the same, with an empty completion.
		isSelected: () => true,
		idsOf: (_, { headers }) => {
			const key = headers['idempotency-key'];
			return key ? [`idempotency:${createHash('sha256').update(key).digest('base64url')}`] : undefined;
		},
		errorBody,
		acknowledgeWithinMs: idleTimeoutMs,
		answerAtOnce: (event) => {
			if (!chosen.includes(event.turn.kind)) return emptyAnswer(event);
			const greeting = event.turn.callStarted ? greetingOf(this) : '';
			return greeting === '' ? undefined : completeAnswer(event.encoder, event.request.streamed, { text: greeting });
		},
		beforeStart: async (event, isConnected) =>
			waitMs === 0 || (await staysLatest(conversationOf(event), waitMs, isConnected)) ? undefined : emptyAnswer(event),
		answerLive: (event) =>
			liveAnswer(this, {
				encoder: event.encoder,
				conversation: conversationOf(event),
				callId: event.sessionId,
				cameAt,
				callerSpoke: !event.turn.callStarted && !event.turn.callerSilent,
				streamed: event.request.streamed,
				idleTimeoutMs,
				repeated: emptyAnswer(event),
				breakOff: options.onFailure === 'breakOff',
			}),
		toItem: ({ request, turn, sessionId }) =>
			toItemJson(request, turn, {
				sessionId,
				filler: String(this.getNodeParameter('filler', '')),
				includeRequest: options.includeRequest === true,
			}),
	};
}
