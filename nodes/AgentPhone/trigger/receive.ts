import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { monotonicNow } from '../../shared/clock';
import { isObject } from '../../shared/json';
import { greetingOf, liveAnswer, unansweredMessageOf } from '../../shared/liveTrigger/liveAnswer';
import type { CallControl } from '../../shared/voice/callControl';
import { jsonLines } from '../../shared/voice/turn';
import { type Delivery, type WebhookTrigger, type AuthResult, receive as receiveWebhook } from '../../shared/webhook/receive';
import { registersItself } from '../../shared/webhook/registration';
import { currentAndPrevious } from '../../shared/webhook/sharedSecret';
import { signatureRejectionReason, type SignatureRejection, verifySignature } from '../../shared/webhook/signature';
import { isFirstTurn } from './callStart';
import { callIdOf, kindOf, type ParsedEvent, parseEvent } from './events';
import { endedCallItem, isSilentTurn, toItemJson, type TurnState } from './item';
import { resyncSecret } from './resyncSecret';
import { registrationOf, secretsOf, timeoutSeconds } from './registration';
import { agentPhoneTurnEncoder } from './turnEncoder';

/** Far above any documented event (50 messages of history, a whole call's transcript), far below a nuisance. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** docs/platforms/agentphone.md, 4.3 */
const TOLERANCE_SECONDS = 300;

/** Time kept between our last word and the platform's time limit, in milliseconds. */
const SAFETY_MARGIN_MS = 2000;

const encoder = jsonLines(agentPhoneTurnEncoder);

const WORDS = { signatureHeader: 'X-Webhook-Signature', timestampHeader: 'X-Webhook-Timestamp', toleranceSeconds: TOLERANCE_SECONDS };

/** One delivery from AgentPhone (shared/webhook/receive.ts). A voice turn's answer is streamed; any other event is acknowledged. */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveWebhook(this, triggerOf);
}

/** What a delivery must be to start the workflow, by the fields of the node. */
export function triggerOf(this: IWebhookFunctions): WebhookTrigger<ParsedEvent> {
	const chosen = this.getNodeParameter('events', []) as string[];
	const cameAt = monotonicNow();
	let turn: TurnState | undefined;
	return {
		maxBodyBytes: MAX_BODY_BYTES,
		authenticate: async (delivery, cameAt) => await authenticate(this, delivery, cameAt),
		parse: ({ rawBody }) => parseEvent(rawBody),
		isSelected: (event) => event.kind !== 'echo' && chosen.includes(kindOf(event.payload, chosen)),
		idsOf,
		acknowledgeWithinMs: answerLimitMs(this),
		// AgentPhone would take anything but an answer of its own form for silence (docs/platforms/agentphone.md, 4.6).
		answerIgnored: ({ kind }) => (kind === 'voiceTurn' ? encoder.whole({ text: unansweredMessageOf(this) }) : undefined),
		answerAtOnce: (event, delivery) => {
			if (event.kind !== 'voiceTurn') return undefined;
			turn = turnStateOf(this, event.payload, idsOf(event, delivery)[0]);
			const greeting = greetingOf(this);
			return turn.callStarted && greeting !== '' ? encoder.whole({ text: greeting }) : undefined;
		},
		answerLive: (event) =>
			event.kind === 'voiceTurn'
				? liveAnswer(this, {
						encoder: { ...encoder, control: callControlOf(this) },
						conversation: conversationOf(this, event.payload),
						callId: callIdOf(event.payload),
						cameAt,
						callerSpoke: !isSilentTurn(event.payload),
						streamed: (this.getNodeParameter('options', {}) as IDataObject).answerFormat !== 'json',
						idleTimeoutMs: answerLimitMs(this),
						repeated: encoder.whole({ text: '' }),
					})
				: undefined,
		toItem: (event) => {
			if (event.kind === 'echo') return {};
			if (event.kind === 'callEnded' && this.getNodeParameter('simplify', true) !== false) return endedCallItem(event.payload);
			return toItemJson(kindOf(event.payload, chosen), event.payload, turn);
		},
	};
}

/**
 * The header `X-Webhook-ID` is the same in every repetition, but no signature covers it: so the signature counts as well, because
 * whoever replays a genuine delivery could give it another header. With the event's own ID, two events under one header are two.
 */
function idsOf(event: ParsedEvent, { headers }: Delivery): [string, ...string[]] {
	const signature = `signature:${headers['x-webhook-signature']}`;
	const deliveryId = headers['x-webhook-id'];
	if (!deliveryId || event.kind === 'echo') return [signature];
	const { messageId, callId } = isObject(event.payload.data) ? event.payload.data : {};
	return [`id:${JSON.stringify([deliveryId, event.payload.event, messageId ?? callId ?? null])}`, signature];
}

const callControlOf = (context: IWebhookFunctions): CallControl => ({
	by: 'commands',
	...(registersItself(context) && registrationOf(context)?.withoutTransferNumber && { withoutTransferNumber: true }),
});

function turnStateOf(context: IWebhookFunctions, payload: IDataObject, deliveryId: string): TurnState {
	const isFirst = isFirstTurn(conversationOf(context, payload), deliveryId, payload);
	const isSilent = isSilentTurn(payload);
	return { callStarted: isSilent && isFirst, callerSilent: isSilent && !isFirst };
}

const conversationOf = (context: IWebhookFunctions, payload: IDataObject): string =>
	`${context.getWorkflow().id}:${context.getNode().id}:${callIdOf(payload)}`;

/**
 * Whether the delivery is genuine; if a signature does not match, after a look whether the secret has changed. While that cannot
 * be told, the answer is 503: AgentPhone does not deliver again after a 4xx (docs/platforms/agentphone.md, 4.7).
 */
async function authenticate(context: IWebhookFunctions, { rawBody, headers }: Delivery, cameAt: number): Promise<AuthResult> {
	const signed = { rawBody, signature: headers['x-webhook-signature'], timestamp: headers['x-webhook-timestamp'] };
	const judge = (secrets: string[]) => {
		const verdict = verifySignature(signed, { secrets, toleranceSeconds: TOLERANCE_SECONDS, now: Date.now() });
		return verdict.authenticated ? 'authenticated' : verdict.rejection;
	};
	const toAuthResult = (verdict: 'authenticated' | SignatureRejection): AuthResult =>
		verdict === 'authenticated'
			? 'authenticated'
			: { status: verdict === 'noSecret' ? 503 : 401, reason: signatureRejectionReason(verdict, WORDS) };

	const verdict = judge(await currentSecrets(context));
	if ((verdict !== 'mismatch' && verdict !== 'noSecret') || !registersItself(context)) return toAuthResult(verdict);

	const { answer, isCurrent } = await resyncSecret(context, cameAt);
	const judged = typeof answer === 'object' ? judge(answer.secrets) : verdict;
	if (judged === 'authenticated') return 'authenticated';
	if (isCurrent && answer === 'resubscribed') return { status: 503, reason: 'The signing secret was renewed. Please deliver again.' };
	if (!isCurrent || answer === undefined || answer === 'masked') {
		return { status: 503, reason: 'The signing secret could not be looked up. Please deliver again.' };
	}
	return toAuthResult(judged);
}

async function currentSecrets(context: IWebhookFunctions): Promise<string[]> {
	if (registersItself(context)) {
		const registration = registrationOf(context);
		return registration ? secretsOf(registration) : [];
	}
	return currentAndPrevious(await context.getCredentials('agentPhoneWebhookApi'), 'signingSecret');
}

function answerLimitMs(context: IWebhookFunctions): number {
	return 1000 * timeoutSeconds(context) - SAFETY_MARGIN_MS;
}
