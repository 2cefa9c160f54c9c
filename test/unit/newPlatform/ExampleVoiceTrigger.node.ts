import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { parseJson } from '../../../nodes/shared/json';
import { receive, type AuthResult, type Delivery, type Parsed, type WebhookTrigger } from '../../../nodes/shared/webhook/receive';
import { signatureRejectionReason, verifySignature } from '../../../nodes/shared/webhook/signature';
import { eventsField } from '../../../nodes/shared/webhook/triggerFields';
import { emitItems, eventsSubtitle, labelsOf, triggerBase } from '../../../nodes/shared/webhook/triggerNode';

/*
 * What a new platform costs: a trigger of a platform that does not exist, with signed webhooks and two events. Its folder in
 * nodes/ would hold this, an icon, a codex file and its credential; the only other edit is the list of nodes in package.json.
 */

const EVENT_OPTIONS = [
	{ name: 'Call Ended', value: 'callEnded', description: 'A call is over' },
	{ name: 'Call Started', value: 'callStarted', description: 'A call begins' },
];

const EVENT_LABELS = labelsOf(EVENT_OPTIONS);

const EVENT_KINDS = new Map<unknown, string>([
	['call.ended', 'callEnded'],
	['call.started', 'callStarted'],
]);

/** Far more than any event of this platform. */
const MAX_BODY_BYTES = 1024 * 1024;

const TOLERANCE_SECONDS = 300;

const HEADERS = { signatureHeader: 'X-Example-Signature', timestampHeader: 'X-Example-Timestamp', toleranceSeconds: TOLERANCE_SECONDS };

/** The platform gives up after 10 seconds. */
const ACKNOWLEDGE_WITHIN_MS = 8_000;

interface ExampleEvent {
	kind: string | undefined;
	payload: IDataObject;
}

const kindOf = ({ type }: IDataObject): string | undefined => EVENT_KINDS.get(type);

function parseEvent({ rawBody }: Delivery): Parsed<ExampleEvent> {
	const body = parseJson(rawBody.toString('utf8'));
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return { ok: false, reason: 'The body is not a JSON object.' };
	const payload = body as IDataObject;
	if (typeof payload.type !== 'string') return { ok: false, reason: 'Not an event: type is missing.' };
	return { ok: true, event: { kind: kindOf(payload), payload } };
}

/** HMAC-SHA256 over timestamp, a dot and the body, in hexadecimal digits after `sha256=`. */
async function authenticate(context: IWebhookFunctions, { rawBody, headers }: Delivery): Promise<AuthResult> {
	const { signingSecret = '' } = await context.getCredentials<{ signingSecret?: string }>('exampleVoiceWebhookApi');
	const verdict = verifySignature(
		{ rawBody, signature: headers['x-example-signature'], timestamp: headers['x-example-timestamp'] },
		{ secrets: [signingSecret], toleranceSeconds: TOLERANCE_SECONDS, now: Date.now() },
	);
	return verdict.authenticated ? 'authenticated' : { status: 401, reason: signatureRejectionReason(verdict.rejection, HEADERS) };
}

function triggerOf(this: IWebhookFunctions): WebhookTrigger<ExampleEvent> {
	return {
		maxBodyBytes: MAX_BODY_BYTES,
		authenticate: async (delivery) => await authenticate(this, delivery),
		parse: parseEvent,
		isSelected: ({ kind }) => kind !== undefined && (this.getNodeParameter('events', []) as string[]).includes(kind),
		idsOf: ({ payload: { type, callId } }) => [JSON.stringify([type, callId])],
		acknowledgeWithinMs: ACKNOWLEDGE_WITHIN_MS,
		toItem: ({ payload }) => payload,
	};
}

export class ExampleVoiceTrigger implements INodeType {
	description: INodeTypeDescription = {
		...triggerBase('example-voice', EVENT_LABELS),
		displayName: 'Example Voice Trigger',
		name: 'exampleVoiceTrigger',
		icon: 'file:exampleVoice.svg',
		subtitle: eventsSubtitle(EVENT_LABELS),
		description: 'Starts when a call begins or ends',
		defaults: { name: 'Example Voice Trigger' },
		credentials: [{ name: 'exampleVoiceWebhookApi', required: true }],
		properties: [eventsField(EVENT_OPTIONS, 'callEnded', 'What starts the workflow. Each event gets an output of its own.')],
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, triggerOf);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await emitItems.call(this, kindOf);
	}
}
