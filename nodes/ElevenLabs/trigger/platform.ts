import type { IBinaryKeyData, IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod/v3';

import { safeFileName } from '../../shared/actions/fileName';
import { type HiddenFields, withoutHidden } from '../../shared/callEvents/hiddenFields';
import { type CallEventPlatform, OTHER_EVENT } from '../../shared/callEvents/platform';
import { digestOf } from '../../shared/callEvents/receive';
import { storedSecrets } from '../../shared/callEvents/secrets';
import { textOf } from '../../shared/callRecord/record';
import { objectOf } from '../../shared/json';
import { authenticateSignature, type SignatureDeclaration } from '../../shared/webhook/signedHeaders';
import { bareRecord, conversationRecord, failureRecord } from './record';

/** `t=<Unix seconds>,v0=<hex>`: HMAC-SHA256 of the time, a dot and the body (docs/platforms/elevenlabs.md, 3). */
export const SIGNATURE: SignatureDeclaration = {
	headers: { signature: 'ElevenLabs-Signature', fields: { timestamp: 't', signature: 'v0' } },
	scheme: { algorithm: 'sha256', encoding: 'hex', prefixes: [''], signed: ['timestamp', 'body'], timeUnit: 'seconds' },
	toleranceSeconds: 30 * 60,
	// ElevenLabs' own library takes any time of the future; a clock is not that wrong.
	futureToleranceSeconds: 300,
};

/** Recordings, the prompts an agent was given for this call, and the requests of its tools. Variables that are secret are named so. */
const HIDDEN: HiddenFields = { names: /^(full_audio|conversation_config_override|custom_llm_extra_body|tool_details)$/ };

/** ElevenLabs' call events (docs/platforms/elevenlabs.md). */
export const elevenLabs: CallEventPlatform = {
	name: 'ElevenLabs',
	events: [
		{ name: 'Call Audio', value: 'callAudio', description: 'The recording of a call, as an MP3 file in the binary field "data"' },
		{
			name: 'Call Ended',
			value: 'callEnded',
			description: 'A call or chat is over and analyzed: the whole record, with transcript, summary and success',
		},
		{
			name: 'Call Not Connected',
			value: 'callNotConnected',
			description: 'An outgoing call never connected: nobody answered, the line was busy, or it failed',
		},
		{ name: 'Other Event', value: OTHER_EVENT, description: 'Anything else ElevenLabs sends to this webhook' },
	],
	// Of an outgoing call that never connects, no other event tells.
	defaultEvents: ['callEnded', 'callNotConnected'],
	setupNotice:
		'In ElevenLabs, create a webhook with the production URL of this node under Settings, Webhooks, and switch its retries on. Then choose it as the post-call webhook of your agents, with the events Transcript and Call Initiation Failure.',
	// Recordings are sent as base64. n8n itself refuses what is larger than N8N_PAYLOAD_SIZE_MAX, which is 16 MiB unless it is set.
	maxBodyBytes: 64 * 1024 * 1024,
	// How long ElevenLabs waits is not documented; others report 10 seconds.
	acknowledgeWithinMs: 8_000,
	authenticate: async (context, delivery) =>
		authenticateSignature(delivery, SIGNATURE, await storedSecrets(context, 'elevenLabsWebhookApi', 'secret')),
	schema: z.object({ type: z.string().min(1) }).passthrough(),
	kindOf: ({ type, data }) => kindOf(String(type), objectOf(data)),
	identityOf: (kind, { type, data }, rawBody) => {
		const { conversation_id: callId } = objectOf(data);
		// Nothing says how often a conversation has an event of another type.
		return kind === OTHER_EVENT || callId === undefined ? [type, digestOf(rawBody)] : [type, callId];
	},
	toRecord: (kind, { data, event_timestamp: time }) => {
		if (kind === 'callEnded') return conversationRecord(objectOf(data));
		return kind === 'callNotConnected' ? failureRecord(objectOf(data), time) : bareRecord(objectOf(data));
	},
	detailOf: (kind, { type }) => (kind === OTHER_EVENT ? String(type) : undefined),
	withoutSecrets: (payload) => withoutHidden(payload, HIDDEN),
	toBinary: async (context, kind, { data }) => (kind === 'callAudio' ? await audioOf(context, objectOf(data)) : undefined),
};

/** Where personal data are taken out, the whole transcript and audio come as events of other names, which are not documented. */
function kindOf(type: string, data: IDataObject): string {
	if (type === 'call_initiation_failure') return 'callNotConnected';
	if (type === 'post_call_transcription') return 'callEnded';
	if (type.startsWith('post_call_transcription') && Array.isArray(data.transcript)) return 'callEnded';
	return type.startsWith('post_call_audio') ? 'callAudio' : OTHER_EVENT;
}

async function audioOf(context: IWebhookFunctions, data: IDataObject): Promise<IBinaryKeyData | undefined> {
	if (typeof data.full_audio !== 'string') return undefined;
	const name = safeFileName(`recording-${textOf(data.conversation_id) ?? 'of-a-call'}`, 'mp3');
	const bytes = Buffer.from(data.full_audio, 'base64');
	return { data: await context.helpers.prepareBinaryData(bytes, name, 'audio/mpeg') };
}
