import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod/v3';

import { type HiddenFields, withoutHidden } from '../../shared/callEvents/hiddenFields';
import { type CallEventPlatform, OTHER_EVENT } from '../../shared/callEvents/platform';
import { digestOf } from '../../shared/callEvents/receive';
import { storedSecrets } from '../../shared/callEvents/secrets';
import { textOf } from '../../shared/callRecord/record';
import { isObject } from '../../shared/json';
import { authenticateSignature, type SignatureDeclaration } from '../../shared/webhook/signedHeaders';
import { blandEvent, blandReport } from './record';

/** HMAC-SHA256 of the body alone: nothing tells how old a delivery is (docs/platforms/bland.md, 3). */
export const SIGNATURE: SignatureDeclaration = {
	headers: { signature: 'X-Webhook-Signature' },
	scheme: { algorithm: 'sha256', encoding: 'hex', anyCase: true, prefixes: [''], signed: ['body'] },
	toleranceSeconds: 300,
};

/** The request of the call with its prompt, tools and keys, and the log with the prompts of the pathway. */
const HIDDEN: HiddenFields = { names: /^(request_data|pathway_logs|task|tools|webhook|webhook_url|endpoint_url|dynamic_data)$/i };

type Family = 'report' | 'live' | 'processed' | 'text';

/** All come to one URL, and only their shape tells them apart. */
function familyOf(payload: IDataObject): Family | undefined {
	const isOfCall = textOf(payload.call_id) !== null;
	// A late report may name an event type as well.
	if (isOfCall && payload.completed !== undefined && payload.created_at !== undefined) return 'report';
	if (textOf(payload.conversation_id) !== null || textOf(payload.channel) !== null) return 'text';
	if (!isOfCall) return undefined;
	if (isTold(payload.category) || isTold(payload.log_level)) return 'live';
	return isTold(payload.event_type) ? 'processed' : 'report';
}

const isTold = (value: unknown) => value !== undefined && value !== null;

function kindOf(payload: IDataObject): string {
	// The leg to the person a call is handed to is no call of the agent's.
	if (payload.is_proxy_agent_call === true) return OTHER_EVENT;
	const { category, message } = payload;
	switch (familyOf(payload)) {
		case 'report':
			return 'callEnded';
		case 'processed':
			return 'postProcessed';
		case 'live':
			return category === 'call' && typeof message === 'string' && /^\s*call connected\.?\s*$/i.test(message)
				? 'callStarted'
				: OTHER_EVENT;
		default:
			return OTHER_EVENT;
	}
}

/** Bland AI's call events (docs/platforms/bland.md). */
export const bland: CallEventPlatform = {
	name: 'Bland AI',
	events: [
		{
			name: 'Call Started',
			value: 'callStarted',
			description: 'A call was connected. Comes only if the call or number asks for "call" among its webhook events.',
		},
		{ name: 'Call Ended', value: 'callEnded', description: 'A call is over: the whole record' },
		{
			name: 'Other Event',
			value: OTHER_EVENT,
			description: 'Anything else Bland AI sends: lines of the log during a call, texts, the leg to a person a call is handed to',
		},
		{
			name: 'Post-Processing',
			value: 'postProcessed',
			description:
				'What is worked out after the report: citations, evaluations, the transcript of a transfer. The field "raw" has it.',
		},
	],
	defaultEvents: ['callEnded'],
	setupNotice:
		'In Bland AI, create a webhook secret under account settings, Keys. Then paste the production URL of this node as the webhook of the number, the pathway or the call, or as the default webhook of the organization.',
	maxBodyBytes: 8 * 1024 * 1024,
	acknowledgeWithinMs: 8_000,
	authenticate: async (context, delivery) => {
		const result = authenticateSignature(delivery, SIGNATURE, await storedSecrets(context, 'blandWebhookApi', 'secret'));
		if (result === 'authenticated' || !result.reason.includes('is missing')) return result;
		return { ...result, reason: `${result.reason} Bland AI signs once a webhook secret was created under account settings, Keys.` };
	},
	schema: z
		.object({})
		.passthrough()
		.refine((payload) => familyOf(payload as IDataObject) !== undefined, 'neither call_id nor conversation_id is there'),
	kindOf,
	// Without a time in the signature, the ID of the call is what keeps a delivery from being repeated by somebody else.
	identityOf: (_, payload, rawBody) => {
		const [family, callId] = [familyOf(payload), textOf(payload.call_id)];
		if (family === 'report' || kindOf(payload) === 'callStarted') return [family, callId];
		return family === 'processed' ? [family, callId, ...typesIn(payload)] : [family, digestOf(rawBody)];
	},
	toRecord: (_, payload) => (familyOf(payload) === 'report' ? blandReport(payload) : blandEvent(payload)),
	detailOf: (kind, payload) => {
		if (kind === 'callEnded' || kind === 'callStarted') return undefined;
		if (payload.is_proxy_agent_call === true) return 'is_proxy_agent_call';
		const { event_type: type, category, channel } = payload;
		return textOf(type) ?? textOf(category) ?? textOf(channel) ?? undefined;
	},
	withoutSecrets: (payload) => withoutHidden(payload, HIDDEN),
};

/** Several results may come together, as `multiple`. */
const typesIn = ({ event_type: type, contents }: IDataObject): unknown[] => [
	type,
	...(Array.isArray(contents) ? contents.filter(isObject).map((content) => content.event_type) : []),
];
