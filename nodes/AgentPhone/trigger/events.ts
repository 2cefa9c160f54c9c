import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod/v3';

import { asText, isObject, parseJson } from '../../shared/json';
import type { EventKind } from './eventKinds';
import { messageTextOf } from './item';
import { keywordActionOf } from './keywords';

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
	const kind = kindOf(parsed.data as IDataObject);
	if (kind === 'voiceTurn') {
		const turn = voiceTurn.safeParse(body);
		if (!turn.success) return { ok: false, reason: reasonOf(turn.error) };
		return { ok: true, event: { kind, payload: turn.data as unknown as IDataObject } };
	}
	const payload = parsed.data as IDataObject;
	const canEcho = kind === 'textMessage' || kind === 'reaction';
	if (canEcho && isObject(payload.data) && payload.data.direction === 'outbound') return { ok: true, event: { kind: 'echo' } };
	return { ok: true, event: { kind, payload } };
}

/**
 * The kind of an event by its name and channel (docs/platforms/agentphone.md, 4.4).
 *
 * @param chosen the kinds the user asked for: a keyword is a text message unless keywords are wanted apart
 */
export function kindOf(payload: IDataObject, chosen: string[] = []): EventKind {
	switch (payload.event) {
		case 'agent.message':
			if (asText(payload.channel).toLowerCase() === 'voice') return 'voiceTurn';
			return chosen.includes('optOutKeyword') && keywordActionOf(messageTextOf(payload)) ? 'optOutKeyword' : 'textMessage';
		case 'agent.reaction':
			return 'reaction';
		case 'agent.contact_shared':
			return 'contactShared';
		case 'agent.call_ended':
			return 'callEnded';
		default:
			return 'other';
	}
}

/** The kind of an item: a simplified one names it, any other is a payload. */
export const kindOfItem = (json: IDataObject, chosen: string[] = []): EventKind =>
	json.event === 'callEnded' && json.platform === 'agentPhone' ? 'callEnded' : kindOf(json, chosen);

function reasonOf({ issues: [issue] }: z.ZodError): string {
	const field = issue.path.join('.') || 'the body';
	return `Not an AgentPhone event: ${field}: ${issue.message}.`;
}

/** The call a voice turn belongs to. */
export const callIdOf = ({ data }: IDataObject): string => (isObject(data) ? asText(data.callId) : '');
