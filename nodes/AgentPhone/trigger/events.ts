import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { labelsOf } from '../../shared/webhook/outputs';

/** The kinds of event a trigger can listen to; one output each. */
export type EventKind = 'voiceTurn' | 'textMessage' | 'reaction' | 'callEnded';

/** The events as the editor offers them; the names are also the labels of the outputs. */
export const EVENT_OPTIONS: Array<INodePropertyOptions & { value: EventKind }> = [
	{
		name: 'Call Ended',
		value: 'callEnded',
		description: 'A call is over: its transcript, summary and sentiment',
	},
	{
		name: 'Reaction',
		value: 'reaction',
		description: 'Someone reacted to an iMessage (a tapback)',
	},
	{
		name: 'Text Message',
		value: 'textMessage',
		description: 'An SMS, MMS or iMessage came in',
	},
	{
		name: 'Voice Turn',
		value: 'voiceTurn',
		description: 'A caller said something and waits for a spoken answer',
	},
];

export const EVENT_LABELS = labelsOf(EVENT_OPTIONS);

const nullableString = z.string().nullish();

/** Fields every event has (api/agentphone.md 4.4). Unknown fields are kept: the platform adds new ones. */
const envelope = {
	timestamp: nullableString,
	agentId: nullableString,
};

const voiceTurn = z
	.object({
		...envelope,
		event: z.literal('agent.message'),
		channel: z.literal('voice'),
		data: z.object({ callId: z.string().min(1), transcript: z.string() }).passthrough(),
		recentHistory: z.array(z.object({}).passthrough()).nullish(),
	})
	.passthrough();

const textMessage = z
	.object({
		...envelope,
		event: z.literal('agent.message'),
		// Any string but voice: sms, mms, imessage today, whatsapp on newer lines (api/agentphone.md 9).
		channel: z.string().refine((channel) => channel !== 'voice'),
		data: z
			.object({ message: nullableString, conversationId: nullableString, direction: nullableString })
			.passthrough(),
		recentHistory: z.array(z.object({}).passthrough()).nullish(),
	})
	.passthrough();

const reaction = z
	.object({
		...envelope,
		event: z.literal('agent.reaction'),
		data: z.object({ reactionType: z.string(), direction: nullableString }).passthrough(),
	})
	.passthrough();

const callEnded = z
	.object({
		...envelope,
		event: z.literal('agent.call_ended'),
		data: z
			.object({ callId: z.string().min(1), transcript: z.array(z.object({}).passthrough()).nullish() })
			.passthrough(),
	})
	.passthrough();

const SCHEMAS: Record<EventKind, z.ZodTypeAny> = { voiceTurn, textMessage, reaction, callEnded };

/** What an event of a name we do not know must be. */
const anyEvent = z.object({ event: z.string().min(1), data: z.object({}).passthrough() }).passthrough();

export type ParsedEvent =
	| { kind: EventKind; payload: IDataObject & { data: IDataObject } }
	/** A well-formed event of a name we do not know: acknowledged, and nothing else (api/agentphone.md 8.6). */
	| { kind: 'unknown' }
	/** Our own message coming back: acting on it would answer ourselves (api/agentphone.md 4.5). */
	| { kind: 'echo' };

export type ParseResult = { ok: true; event: ParsedEvent } | { ok: false; complaint: string };

/**
 * Parses the raw body of a verified delivery. `complaint` says which field is not as documented;
 * it holds nothing of the payload's values.
 */
export function parseEvent(rawBody: Buffer): ParseResult {
	let body: unknown;
	try {
		body = JSON.parse(rawBody.toString('utf8'));
	} catch {
		return { ok: false, complaint: 'The body is not valid JSON.' };
	}
	// An event that is known is checked once, by its own schema; of another there is only the form to check.
	const kind = typeof body === 'object' && body !== null ? kindOf(body) : undefined;
	const parsed = (kind ? SCHEMAS[kind] : anyEvent).safeParse(body);
	if (!parsed.success) return { ok: false, complaint: complaintOf(parsed.error) };
	if (!kind) return { ok: true, event: { kind: 'unknown' } };

	const payload = parsed.data as unknown as IDataObject & { data: IDataObject };
	const canEcho = kind === 'textMessage' || kind === 'reaction';
	if (canEcho && payload.data.direction === 'outbound') return { ok: true, event: { kind: 'echo' } };
	return { ok: true, event: { kind, payload } };
}

/** The kind of an event by its name and channel (api/agentphone.md 4.4), or `undefined` for names we do not know. */
export function kindOf({ event, channel }: { event?: unknown; channel?: unknown }): EventKind | undefined {
	if (event === 'agent.message') return channel === 'voice' ? 'voiceTurn' : 'textMessage';
	if (event === 'agent.reaction') return 'reaction';
	if (event === 'agent.call_ended') return 'callEnded';
	return undefined;
}

function complaintOf({ issues: [issue] }: z.ZodError): string {
	const field = issue.path.join('.') || 'the body';
	return `Not an AgentPhone event: ${field}: ${issue.message}.`;
}

/**
 * The item a workflow starts with: the payload as it came, plus what n8n's AI nodes look for by themselves:
 * `chatInput` (what the person said or wrote) and `sessionId` (the call or conversation, for memory and any other state);
 * and `chatHistory`, what was said before, as chat messages.
 */
export function toItemJson(kind: EventKind, payload: IDataObject & { data: IDataObject }): IDataObject {
	if (kind === 'voiceTurn') {
		return { chatInput: payload.data.transcript, sessionId: payload.data.callId, chatHistory: chatHistory(payload), ...payload };
	}
	if (kind === 'textMessage') {
		const sessionId = payload.data.conversationId ?? payload.data.from;
		return { chatInput: payload.data.message ?? '', sessionId, chatHistory: chatHistory(payload), ...payload };
	}
	return payload;
}

/** `recentHistory` (api/agentphone.md 4.4) as messages of a chat: what came in is the user's. */
function chatHistory({ recentHistory }: IDataObject): Array<{ role: 'assistant' | 'user'; content: string }> {
	const messages = Array.isArray(recentHistory) ? (recentHistory as IDataObject[]) : [];
	return messages
		.filter(({ content }) => typeof content === 'string' && content !== '')
		.map(({ content, direction }) => ({ role: direction === 'outbound' ? 'assistant' : 'user', content: String(content) }));
}
