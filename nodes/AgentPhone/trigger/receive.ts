import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { openVoiceTurn } from '../../shared/voice/openTurn';
import { acknowledgeWhenHeld, answerNow } from '../../shared/webhook/acknowledge';
import { ledgerOf } from '../../shared/webhook/deliveryLedger';
import type { WebhookResponse } from '../../shared/webhook/response';
import { verifySignature, type SignatureRefusal, type SignedDelivery } from '../../shared/webhook/signature';
import { parseEvent, toItemJson, type EventKind } from './events';
import { healSecret } from './healSecret';
import { registersItself, registrationOf, secretsOf } from './registration';
import { agentPhoneVoiceWire } from './voiceWire';

/** Far above any documented event (50 messages of history, a whole call's transcript), far below a nuisance. */
const LARGEST_BODY_BYTES = 2 * 1024 * 1024;

/** api/agentphone.md 4.3 */
const TOLERANCE_SECONDS = 300;

/** Time kept between our last word and the platform's time limit, in milliseconds. */
const SAFETY_MARGIN_MS = 2000;

/** The answer has been written by us, and no execution starts. */
const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

const REFUSALS: Record<SignatureRefusal, string> = {
	noSecret: 'This trigger has no signing secret, so no delivery can be proven genuine.',
	missingSignature: 'The header X-Webhook-Signature is missing.',
	missingTimestamp: 'The header X-Webhook-Timestamp is missing.',
	malformedTimestamp: 'The header X-Webhook-Timestamp is not a Unix time in seconds.',
	stale: 'The header X-Webhook-Timestamp is more than 5 minutes old.',
	fromTheFuture: 'The header X-Webhook-Timestamp is more than 5 minutes in the future.',
	mismatch: 'The signature does not match.',
};

/** As `receiveDelivery`; whatever goes wrong there starts no execution, and the platform delivers again. */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return await receiveDelivery.call(this);
	} catch (error) {
		this.logger.error(`AgentPhone Trigger could not take a delivery: ${(error as Error).message}`);
		const res = this.getResponseObject() as unknown as WebhookResponse;
		if (!res.headersSent) answerNow(res, 500, { error: 'The delivery could not be taken. Please deliver again.' });
		return ANSWERED;
	}
}

/**
 * One delivery from AgentPhone: content type, size, signature, freshness, schema, selection,
 * duplicates; only then an execution. Always writes its own answer:
 * 401 not genuine, 400 not an event, 413 too large, 415 not JSON, 200 for an event nobody selected,
 * 503 please repeat. A voice turn's answer is streamed; any other event is acknowledged with 200
 * once n8n holds its execution.
 */
async function receiveDelivery(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const res = this.getResponseObject() as unknown as WebhookResponse;
	const { headers, rawBody } = this.getRequestObject();
	const refuse = (status: number, error: string): IWebhookResponseData => {
		answerNow(res, status, { error });
		return ANSWERED;
	};

	if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return refuse(415, 'Send the event as application/json.');
	// n8n leaves the bytes undefined for an empty body.
	const bytes: Buffer = rawBody ?? Buffer.alloc(0);
	if (bytes.length > LARGEST_BODY_BYTES) return refuse(413, 'The event is larger than 2 MiB.');

	const signature = one(headers['x-webhook-signature']);
	const proof = await prove(this, { rawBody: bytes, signature, timestamp: one(headers['x-webhook-timestamp']) });
	if (proof === 'repeat') return refuse(503, 'The signing secret was renewed. Please deliver again.');
	if (proof !== 'genuine') return refuse(401, REFUSALS[proof]);

	const parsed = parseEvent(bytes);
	if (!parsed.ok) return refuse(400, parsed.complaint);
	const { event } = parsed;
	const selected = this.getNodeParameter('events', []) as EventKind[];
	if (event.kind === 'unknown' || event.kind === 'echo' || !selected.includes(event.kind)) {
		answerNow(res, 200, { received: true, started: false });
		return ANSWERED;
	}

	// The signature counts as an id too: the id header is not covered by it, so whoever replays a genuine
	// delivery could give it a new id.
	const deliveryId = one(headers['x-webhook-id']);
	const ids = [`signature:${signature}`, ...(deliveryId ? [`id:${deliveryId}`] : [])];
	const claim = ledgerOf(this.getWorkflow().id ?? '', this.getNode().id).claim(...ids);
	if (claim.kind !== 'first') {
		const held = claim.kind === 'held' || event.kind === 'voiceTurn' || (await claim.held);
		if (!held) return refuse(503, 'The first delivery of this event did not get through. Please deliver again.');
		answerNow(res, 200, event.kind === 'voiceTurn' ? agentPhoneVoiceWire.final({ text: '' }) : { received: true });
		return ANSWERED;
	}

	if (event.kind === 'voiceTurn') openTurn(this, res, claim.settle);
	else acknowledgeWhenHeld(res, { limitMs: answerLimitMs(this), onExecution: claim.settle });

	const item: INodeExecutionData = { json: toItemJson(event.kind, event.payload) };
	return { ...ANSWERED, workflowData: [[item]] };
}

function openTurn(context: IWebhookFunctions, res: WebhookResponse, onExecution: (held: boolean) => void): void {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	openVoiceTurn(res, {
		wire: agentPhoneVoiceWire,
		streamed: options.answerFormat !== 'json',
		filler: String(context.getNodeParameter('filler', '')).trim(),
		safeSentence: String(context.getNodeParameter('safeSentence', '')).trim(),
		locale: String(options.language ?? 'en-US'),
		silenceLimitMs: answerLimitMs(context),
		onExecution,
	});
}

/** Whether the delivery is genuine; if a signature does not match, after a look whether the secret has changed. */
async function prove(context: IWebhookFunctions, delivery: SignedDelivery): Promise<'genuine' | 'repeat' | SignatureRefusal> {
	const judge = (secrets: string[]) => {
		const verdict = verifySignature(delivery, { secrets, toleranceSeconds: TOLERANCE_SECONDS, now: Date.now() });
		return verdict.genuine ? 'genuine' : verdict.refusal;
	};
	const verdict = judge(await currentSecrets(context));
	if (verdict !== 'mismatch' || !registersItself(context)) return verdict;

	const healing = await healSecret(context);
	if (healing === 'registeredAnew') return 'repeat';
	return healing === 'nothing' ? verdict : judge(healing.secrets);
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
	const seconds = Number(context.getNodeParameter('timeout', 30));
	return Math.min(Math.max(seconds, 5), 120) * 1000 - SAFETY_MARGIN_MS;
}

/** A header's value; the first one if it came several times. */
function one(value: string | string[] | undefined): string | undefined {
	return Array.isArray(value) ? value[0] : value;
}
