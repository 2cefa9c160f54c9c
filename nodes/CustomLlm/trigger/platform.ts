import { isObject } from '../../shared/json';
import type { ChatRequest } from './request';

/** Platforms that name themselves in a header, by a part of its name or of the User-Agent, in lower case. */
const NAMED: Array<[part: string, platform: string]> = [
	['vapi', 'vapi'],
	['elevenlabs', 'elevenLabs'],
	['cartesia', 'cartesia'],
	['assemblyai', 'assemblyAi'],
	['telnyx', 'telnyx'],
	['deepgram', 'deepgram'],
	['hume', 'hume'],
	['hamsa', 'hamsa'],
	['agora', 'agora'],
	['livekit', 'liveKit'],
	['pipecat', 'pipecat'],
	['vocode', 'vocode'],
	['d-id', 'dId'],
	['openwebui', 'openWebUi'],
	['open-webui', 'openWebUi'],
];

/** Tools that only ElevenLabs offers. */
const ELEVEN_LABS_TOOLS = [
	'skip_turn',
	'language_detection',
	'transfer_to_agent',
	'transfer_to_number',
	'play_keypad_touch_tone',
	'voicemail_detection',
];

/** The platform a request comes from, by its shape or its headers; 'unknown' if neither tells. */
export function platformOf(request: ChatRequest): string {
	return byShape(request) ?? byHeader(request) ?? (request.headers['idempotency-key'] ? 'cartesia' : 'unknown');
}

function byShape({ body, query, offered }: ChatRequest): string | undefined {
	const { call, phoneNumber, customer, elevenlabs_extra_body: extraBody, extra_metadata: extra, context } = body;
	if (isObject(call) || isObject(phoneNumber) || isObject(customer)) return 'vapi';
	if (isObject(extraBody) || offered.some(({ name }) => ELEVEN_LABS_TOOLS.includes(name))) return 'elevenLabs';
	if (isObject(extra)) return 'telnyx';
	if (isObject(context) && typeof context.channel === 'string') return 'agora';
	if (query.custom_session_id !== undefined || messagesOf(body).some(({ models }) => isObject(models))) return 'hume';
	return messagesOf(body).some((message) => 'created_at' in message) ? 'dId' : undefined;
}

function byHeader({ headers }: ChatRequest): string | undefined {
	const agent = (headers['user-agent'] ?? '').toLowerCase();
	const names = Object.keys(headers);
	return NAMED.find(([part]) => agent.includes(part) || names.some((name) => name.startsWith(`x-${part}`)))?.[1];
}

const messagesOf = ({ messages }: ChatRequest['body']) => (Array.isArray(messages) ? (messages as unknown[]) : []).filter(isObject);
