import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { numberWithin } from '../../shared/numbers';
import { registerTurn } from '../../shared/voice/turnRegistry';
import { fillerLines, FillerRotation, type FillerRules, openVoiceTurn } from '../../shared/voice/openTurn';
import {
	type Delivery,
	type WebhookTrigger,
	type LiveAnswer,
	type AuthResult,
	receive as receiveWebhook,
} from '../../shared/webhook/receive';
import { registersItself } from '../../shared/webhook/registration';
import { signatureRejectionReason, type SignatureRejection, verifySignature } from '../../shared/webhook/signature';
import { callIdOf, type EventKind, type ParsedEvent, parseEvent, toItemJson } from './events';
import { resyncSecret } from './resyncSecret';
import { registrationOf, secretsOf, timeoutSeconds } from './registration';
import { agentPhoneTurnEncoder } from './turnEncoder';

/** Far above any documented event (50 messages of history, a whole call's transcript), far below a nuisance. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** docs/platforms/agentphone.md, 4.3 */
const TOLERANCE_SECONDS = 300;

/** Time kept between our last word and the platform's time limit, in milliseconds. */
const SAFETY_MARGIN_MS = 2000;

const WORDS = { signatureHeader: 'X-Webhook-Signature', timestampHeader: 'X-Webhook-Timestamp', toleranceSeconds: TOLERANCE_SECONDS };

/** One delivery from AgentPhone (shared/webhook/receive.ts). A voice turn's answer is streamed; any other event is acknowledged. */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveWebhook(this, triggerOf);
}

/** What a delivery must be to start the workflow, by the fields of the node. */
export function triggerOf(this: IWebhookFunctions): WebhookTrigger<ParsedEvent> {
	return {
		maxBodyBytes: MAX_BODY_BYTES,
		authenticate: async (delivery) => await authenticate(this, delivery),
		parse: ({ rawBody }) => parseEvent(rawBody),
		isSelected: ({ kind }) => (this.getNodeParameter('events', []) as string[]).includes(kind),
		// The signature counts as an id too: the id header is not covered by it, so whoever replays a genuine
		// delivery could give it a new id.
		idsOf: (_, { headers }) => {
			const deliveryId = headers['x-webhook-id'];
			const signature = `signature:${headers['x-webhook-signature']}`;
			return deliveryId ? [`id:${deliveryId}`, signature] : [signature];
		},
		acknowledgeWithinMs: answerLimitMs(this),
		answerLive: (event) => (event.kind === 'voiceTurn' ? voiceTurn(this, callIdOf(event.payload)) : undefined),
		toItem: (event) => ('payload' in event ? toItemJson(event.kind as EventKind, event.payload) : {}),
	};
}

const rotation = new FillerRotation();

function voiceTurn(context: IWebhookFunctions, callId: string): LiveAnswer {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const conversation = `${context.getWorkflow().id}:${context.getNode().id}:${callId}`;
	const fillers: FillerRules = {
		lines: fillerLines(context.getNodeParameter('filler', '')),
		afterMs: 1000 * numberWithin(options.fillerAfter, { min: 0, max: 30, usual: 0 }),
		everyMs: 1000 * numberWithin(options.fillerEvery, { min: 0, max: 60, usual: 0 }),
	};
	let label: LiveAnswer['label'] = (json) => json;
	return {
		open: (res, onExecution) => {
			const turn = openVoiceTurn(res, {
				encoder: agentPhoneTurnEncoder,
				streamed: options.answerFormat !== 'json',
				fillers,
				nextFiller: () => rotation.next(conversation, fillers.lines),
				fallbackMessage: String(context.getNodeParameter('fallbackMessage', '')).trim(),
				locale: String(options.language ?? 'en-US'),
				idleTimeoutMs: answerLimitMs(context),
				onExecution,
			});
			label = registerTurn(turn, conversation, options.bargeIn !== 'continue');
		},
		label: (json) => label(json),
		repeated: agentPhoneTurnEncoder.final({ text: '' }),
	};
}

/** Whether the delivery is genuine; if a signature does not match, after a look whether the secret has changed. */
async function authenticate(context: IWebhookFunctions, { rawBody, headers }: Delivery): Promise<AuthResult> {
	const signed = { rawBody, signature: headers['x-webhook-signature'], timestamp: headers['x-webhook-timestamp'] };
	const judge = (secrets: string[]) => {
		const verdict = verifySignature(signed, { secrets, toleranceSeconds: TOLERANCE_SECONDS, now: Date.now() });
		return verdict.authenticated ? 'authenticated' : verdict.rejection;
	};
	const toAuthResult = (verdict: 'authenticated' | SignatureRejection): AuthResult =>
		verdict === 'authenticated' ? 'authenticated' : { status: 401, reason: signatureRejectionReason(verdict, WORDS) };

	const verdict = judge(await currentSecrets(context));
	if ((verdict !== 'mismatch' && verdict !== 'noSecret') || !registersItself(context)) return toAuthResult(verdict);

	const resyncs = await resyncSecret(context);
	if (resyncs === 'resubscribed') return { status: 503, reason: 'The signing secret was renewed. Please deliver again.' };
	return toAuthResult(resyncs === 'nothing' ? verdict : judge(resyncs.secrets));
}

async function currentSecrets(context: IWebhookFunctions): Promise<string[]> {
	if (registersItself(context)) {
		const registration = registrationOf(context);
		return registration ? secretsOf(registration) : [];
	}
	const { signingSecret, previousSigningSecret } = await context.getCredentials('agentPhoneWebhookApi');
	return [signingSecret, previousSigningSecret].map((secret) => String(secret ?? '').trim());
}

function answerLimitMs(context: IWebhookFunctions): number {
	return 1000 * timeoutSeconds(context) - SAFETY_MARGIN_MS;
}
