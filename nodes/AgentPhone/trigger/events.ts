import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod/v3';

import { parseJson } from '../../shared/json';
import { labelsOf } from '../../shared/webhook/triggerNode';

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

const id = z.union([z.string().min(1), z.number()]).transform(String);

/**
 * What an event must have: a name, and for a voice turn the call it belongs to. Whatever else there is stays as it came: any
 * other field may be absent or of another form than documented, and an event must not be lost over that, since AgentPhone
 * does not repeat after a 4xx (docs/platforms/agentphone.md, 4.4 and 4.7).
 */
const anyEvent = z.object({ event: z.string().min(1) }).passthrough();

const voiceTurn = anyEvent.extend({ data: z.object({ callId: id }).passthrough() });

export type ParsedEvent =
	| { kind: EventKind; payload: IDataObject }
	/** A well-formed event of a name we do not know: acknowledged, and nothing else (docs/platforms/agentphone.md, 8.6). */
	| { kind: 'unknown' }
	/** Our own message coming back: acting on it would answer ourselves (docs/platforms/agentphone.md, 4.5). */
	| { kind: 'echo' };

export type ParseResult = { ok: true; event: ParsedEvent } | { ok: false; reason: string };

/**
 * Parses the raw body of a verified delivery. `reason` says which field is not as documented;
 * it holds nothing of the payload's values.
 */
export function parseEvent(rawBody: Buffer): ParseResult {
	const body = parseJson(rawBody.toString('utf8'));
	if (body === undefined) return { ok: false, reason: 'The body is not valid JSON.' };
	const parsed = anyEvent.safeParse(body);
	if (!parsed.success) return { ok: false, reason: reasonOf(parsed.error) };
	const kind = kindOf(parsed.data);
	if (!kind) return { ok: true, event: { kind: 'unknown' } };
	if (kind === 'voiceTurn') {
		const turn = voiceTurn.safeParse(body);
		if (!turn.success) return { ok: false, reason: reasonOf(turn.error) };
		return { ok: true, event: { kind, payload: turn.data as unknown as IDataObject } };
	}
	const payload = parsed.data as IDataObject;
	const canEcho = kind === 'textMessage' || kind === 'reaction';
	if (canEcho && objectIn(payload.data).direction === 'outbound') return { ok: true, event: { kind: 'echo' } };
	return { ok: true, event: { kind, payload } };
}

/** The kind of an event by its name and channel (docs/platforms/agentphone.md, 4.4), or `undefined` for names we do not know. */
export function kindOf({ event, channel }: { event?: unknown; channel?: unknown }): EventKind | undefined {
	if (event === 'agent.message') return String(channel).toLowerCase() === 'voice' ? 'voiceTurn' : 'textMessage';
	if (event === 'agent.reaction') return 'reaction';
	if (event === 'agent.call_ended') return 'callEnded';
	return undefined;
}

function reasonOf({ issues: [issue] }: z.ZodError): string {
	const field = issue.path.join('.') || 'the body';
	return `Not an AgentPhone event: ${field}: ${issue.message}.`;
}

/** The call a voice turn belongs to. */
export const callIdOf = ({ data }: IDataObject): string => String(objectIn(data).callId);

/**
 * The item a workflow starts with: the payload as it came, plus what n8n's AI nodes look for by themselves:
 * `chatInput` (what the person said or wrote) and `sessionId` (the call or conversation, for memory and any other state);
 * and `chatHistory`, what was said before, as chat messages.
 */
export function toItemJson(kind: EventKind, payload: IDataObject): IDataObject {
	const data = objectIn(payload.data);
	if (kind === 'voiceTurn') {
		return { chatInput: textIn(data.transcript), sessionId: data.callId, chatHistory: chatHistory(payload), ...payload };
	}
	if (kind === 'textMessage') {
		const sessionId = data.conversationId ?? data.from;
		return { chatInput: textIn(data.message), sessionId, chatHistory: chatHistory(payload), ...payload };
	}
	return payload;
}

/** `recentHistory` (docs/platforms/agentphone.md, 4.4) as messages of a chat: what came in is the user's. */
function chatHistory({ recentHistory }: IDataObject): Array<{ role: 'assistant' | 'user'; content: string }> {
	const messages: unknown[] = Array.isArray(recentHistory) ? recentHistory : [];
	return messages
		.map(objectIn)
		.filter(({ content }) => typeof content === 'string' && content !== '')
		.map(({ content, direction }) => ({ role: direction === 'outbound' ? 'assistant' : 'user', content: String(content) }));
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Empty for what is no object. */
function objectIn(value: unknown): IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as IDataObject) : {};
}
