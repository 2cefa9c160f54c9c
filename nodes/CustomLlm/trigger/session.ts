import { randomUUID } from 'node:crypto';

import { isObject } from '../../shared/json';
import { headerNamed } from '../../shared/webhook/receive';
import type { ChatRequest } from './request';

/** A name in a header or in the URL, or a path in the body. */
type Place = { body: string[] } | { query: string } | { header: string };

/** Where platforms put the ID of a call, in the order in which it is looked for. */
const PLACES: Place[] = [
	{ body: ['call', 'id'] },
	{ body: ['call', 'callId'] },
	{ query: 'custom_session_id' },
	{ query: 'session_id' },
	{ body: ['custom_session_id'] },
	{ header: 'x-conversation-id' },
	{ header: 'x-session-id' },
	{ body: ['elevenlabs_extra_body', 'conversation_id'] },
	{ body: ['elevenlabs_extra_body', 'system__conversation_id'] },
	{ body: ['elevenlabs_extra_body', 'session_id'] },
	{ body: ['elevenlabs_extra_body', 'call_id'] },
	{ body: ['extra_metadata', 'call_control_id'] },
	{ body: ['extra_metadata', 'call_session_id'] },
	{ body: ['extra_metadata', 'call_leg_id'] },
	{ body: ['extra_metadata', 'call_id'] },
	{ body: ['extra_metadata', 'telnyx_conversation_id'] },
	{ body: ['extra_metadata', 'conversation_id'] },
	{ body: ['context', 'channel'] },
	{ body: ['metadata', 'call_id'] },
	{ body: ['metadata', 'callId'] },
	{ body: ['metadata', 'conversation_id'] },
	{ body: ['metadata', 'conversationId'] },
	{ body: ['metadata', 'session_id'] },
	{ body: ['metadata', 'sessionId'] },
	{ body: ['call_id'] },
	{ body: ['conversation_id'] },
	{ body: ['session_id'] },
	{ body: ['user'] },
	{ body: ['user_id'] },
];

/**
 * The ID of the call a request belongs to. Without one, a random ID: two calls must never share one, because the second would
 * interrupt the first.
 *
 * @param from where the user says it is: the name of a header or of a parameter of the URL, or a path in the body; '' to look
 * where platforms put it
 */
export function sessionIdOf(request: ChatRequest, from: string): string {
	const named = from.trim();
	const chosen = named === '' ? [] : [{ header: named }, { query: named }, { body: named.split('.') }];
	for (const place of [...chosen, ...PLACES]) {
		const id = idIn(valueAt(place, request));
		if (id !== '') return id;
	}
	return randomUUID();
}

function valueAt(place: Place, { body, headers, query }: ChatRequest): unknown {
	if ('header' in place) return headerNamed(headers, place.header);
	if ('query' in place) return Object.hasOwn(query, place.query) ? query[place.query] : undefined;
	let value: unknown = body;
	for (const key of place.body) {
		if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
		value = value[key];
	}
	return value;
}

const idIn = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');
