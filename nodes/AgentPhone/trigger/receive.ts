import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { numberWithin } from '../../shared/numbers';
import { holdTurn } from '../../shared/voice/liveTurns';
import { fillerLines, FillerRotation, type FillerRules, openVoiceTurn } from '../../shared/voice/openTurn';
import { type Delivery, type InboundTrigger, type LiveAnswer, type Proof, receive as receiveInbound } from '../../shared/webhook/receive';
import { registersItself } from '../../shared/webhook/registration';
import { signatureComplaint, type SignatureRefusal, verifySignature } from '../../shared/webhook/signature';
import { callIdOf, type EventKind, type ParsedEvent, parseEvent, toItemJson } from './events';
import { healSecret } from './healSecret';
import { registrationOf, secretsOf, timeoutSeconds } from './registration';
import { agentPhoneVoiceWire } from './voiceWire';

/** Far above any documented event (50 messages of history, a whole call's transcript), far below a nuisance. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** docs/platforms/agentphone.md, 4.3 */
const TOLERANCE_SECONDS = 300;

/** Time kept between our last word and the platform's time limit, in milliseconds. */
const SAFETY_MARGIN_MS = 2000;

const WORDS = { signatureHeader: 'X-Webhook-Signature', timestampHeader: 'X-Webhook-Timestamp', toleranceSeconds: TOLERANCE_SECONDS };

/** One delivery from AgentPhone (shared/webhook/receive.ts). A voice turn's answer is streamed; any other event is acknowledged. */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveInbound(this, inboundOf);
}

/** What a delivery must be to start the workflow, by the fields of the node. */
export function inboundOf(this: IWebhookFunctions): InboundTrigger<ParsedEvent> {
	return {
		maxBodyBytes: MAX_BODY_BYTES,
		prove: async (delivery) => await prove(this, delivery),
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
				wire: agentPhoneVoiceWire,
				streamed: options.answerFormat !== 'json',
				fillers,
				nextFiller: () => rotation.next(conversation, fillers.lines),
				safeSentence: String(context.getNodeParameter('safeSentence', '')).trim(),
				locale: String(options.language ?? 'en-US'),
				silenceLimitMs: answerLimitMs(context),
				onExecution,
			});
			label = holdTurn(turn, conversation, options.bargeIn !== 'continue');
		},
		label: (json) => label(json),
		repeated: agentPhoneVoiceWire.final({ text: '' }),
	};
}

/** Whether the delivery is genuine; if a signature does not match, after a look whether the secret has changed. */
async function prove(context: IWebhookFunctions, { rawBody, headers }: Delivery): Promise<Proof> {
	const signed = { rawBody, signature: headers['x-webhook-signature'], timestamp: headers['x-webhook-timestamp'] };
	const judge = (secrets: string[]) => {
		const verdict = verifySignature(signed, { secrets, toleranceSeconds: TOLERANCE_SECONDS, now: Date.now() });
		return verdict.genuine ? 'genuine' : verdict.refusal;
	};
	const shown = (verdict: 'genuine' | SignatureRefusal): Proof =>
		verdict === 'genuine' ? 'genuine' : { status: 401, complaint: signatureComplaint(verdict, WORDS) };

	const verdict = judge(await currentSecrets(context));
	if ((verdict !== 'mismatch' && verdict !== 'noSecret') || !registersItself(context)) return shown(verdict);

	const healing = await healSecret(context);
	if (healing === 'registeredAnew') return { status: 503, complaint: 'The signing secret was renewed. Please deliver again.' };
	return shown(healing === 'nothing' ? verdict : judge(healing.secrets));
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
