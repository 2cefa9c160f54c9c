import { z } from 'zod/v3';

import { type HiddenFields, withoutHidden } from '../../shared/callEvents/hiddenFields';
import { type CallEventPlatform, OTHER_EVENT } from '../../shared/callEvents/platform';
import { digestOf } from '../../shared/callEvents/receive';
import { storedSecrets } from '../../shared/callEvents/secrets';
import { isObject, withoutFields } from '../../shared/json';
import { authenticateSignature, type SignatureDeclaration } from '../../shared/webhook/signedHeaders';
import { retellRecord } from './record';

/** `v=<Unix milliseconds>,d=<hex>`: HMAC-SHA256 of the body and then the time, nothing between (docs/platforms/retell-ai.md). */
export const SIGNATURE: SignatureDeclaration = {
	headers: { signature: 'X-Retell-Signature', fields: { timestamp: 'v', signature: 'd', exact: true } },
	scheme: {
		algorithm: 'sha256',
		encoding: 'hex',
		anyCase: true,
		prefixes: [''],
		signed: ['body', 'timestamp'],
		separator: '',
		timeUnit: 'milliseconds',
	},
	toleranceSeconds: 300,
};

const KINDS = new Map<unknown, string>([
	['call_started', 'callStarted'],
	['call_ended', 'callEnded'],
	['call_analyzed', 'callAnalyzed'],
	// Wants an answer while the phone rings; it belongs to a URL of its own.
	['call_inbound', ''],
]);

/** Events that come several times in a call, so that only their time tells them apart. */
const REPEATING = /^(transcript_|transfer_)/;

/** Whoever has the address can read the log of a call, or what was looked up in it. */
const HIDDEN: HiddenFields = { names: /^(public_log_url|knowledge_base_retrieved_contents_url)$/ };

/** Retell AI's call events (docs/platforms/retell-ai.md). */
export const retell: CallEventPlatform = {
	name: 'Retell AI',
	events: [
		{
			name: 'Call Analyzed',
			value: 'callAnalyzed',
			description: 'A call is over and its analysis is done: the whole record, with summary, mood and success',
		},
		{ name: 'Call Ended', value: 'callEnded', description: 'A call is over: sooner, but without summary, mood and success' },
		{ name: 'Call Started', value: 'callStarted', description: 'A call was connected' },
		{ name: 'Other Event', value: OTHER_EVENT, description: 'Anything else Retell AI sends, such as transfers' },
	],
	defaultEvents: ['callAnalyzed'],
	setupNotice:
		'In Retell AI, open the agent, then Webhook Settings, and paste the production URL of this node as the Agent Level Webhook URL. It replaces the webhook of the account for this agent.',
	maxBodyBytes: 8 * 1024 * 1024,
	// Retell AI gives up after 10 seconds.
	acknowledgeWithinMs: 8_000,
	authenticate: async (context, delivery) =>
		authenticateSignature(delivery, SIGNATURE, await storedSecrets(context, 'retellWebhookApi', 'apiKey')),
	schema: z.object({ event: z.string().min(1) }).passthrough(),
	kindOf: ({ event }) => (KINDS.has(event) ? KINDS.get(event) || undefined : OTHER_EVENT),
	identityOf: (_, { event, event_timestamp: time, call }, rawBody) => {
		const callId = isObject(call) ? call.call_id : undefined;
		if (callId === undefined) return [event, digestOf(rawBody)];
		return REPEATING.test(String(event)) ? [event, callId, time ?? digestOf(rawBody)] : [event, callId];
	},
	toRecord: (_, payload) => retellRecord(isObject(payload.call) ? payload.call : {}),
	detailOf: (kind, { event }) => (kind === OTHER_EVENT ? String(event) : undefined),
	// Older deliveries repeat the call under `data`.
	withoutSecrets: (payload) => withoutHidden(withoutFields(payload, ['data']), HIDDEN),
};
