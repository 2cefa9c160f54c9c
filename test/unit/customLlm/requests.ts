// Requests of platforms, in the shapes their documentation and SDKs give.
import type { Delivery } from '../../../nodes/shared/webhook/receive';

export interface Sample {
	platform: string;
	body: Record<string, unknown>;
	headers?: Record<string, string>;
	query?: Record<string, string>;
}

const MESSAGES = [
	{ role: 'system', content: 'You are the front desk.' },
	{ role: 'assistant', content: 'Hello!' },
	{ role: 'user', content: 'Is breakfast included?' },
];

export const tool = (name: string, parameters: object = { type: 'object', properties: {} }) => ({
	type: 'function',
	function: { name, description: name, parameters },
});

const CALL = {
	id: '00000000-0000-4000-8000-00000000000a',
	orgId: '00000000-0000-4000-8000-0000000000ff',
	type: 'inboundPhoneCall',
	assistant: { name: 'Front desk', server: { url: 'https://example.com', secret: 'secret-of-the-assistant' } },
};
const NUMBERS = { phoneNumber: { number: '+15005550006' }, customer: { number: '+15005550001' } };
const VAPI = { model: 'gpt-4o', messages: MESSAGES, temperature: 0.7, stream: true, tools: [tool('endCall')] };

/** Each with the ID of its call. */
export const SAMPLES: Array<[name: string, sessionId: string | undefined, sample: Sample]> = [
	['Vapi, metadata as variables', CALL.id, { platform: 'vapi', body: { ...VAPI, call: CALL, ...NUMBERS, metadata: { order: 'A-17' } } }],
	['Vapi, metadata spread', CALL.id, { platform: 'vapi', body: { ...VAPI, call: CALL, ...NUMBERS, order: 'A-17' } }],
	['Vapi, no metadata', undefined, { platform: 'unknown', body: VAPI }],
	[
		'Vapi of 2024',
		'call-2024',
		{
			platform: 'vapi',
			body: {
				...VAPI,
				tools: undefined,
				functions: [{ name: 'endCall', parameters: {} }],
				call: { callId: 'call-2024' },
				max_tokens: 250,
			},
		},
	],
	[
		'ElevenLabs with an extra body',
		'conv_1',
		{
			platform: 'elevenLabs',
			body: {
				model: 'custom',
				messages: MESSAGES,
				stream: true,
				tools: [tool('end_call'), tool('skip_turn')],
				elevenlabs_extra_body: {
					system__conversation_id: 'conv_1',
					system__caller_id: '+15005550001',
					system__called_number: '+15005550006',
				},
			},
		},
	],
	[
		'ElevenLabs with a header',
		'conv_2',
		{
			platform: 'elevenLabs',
			body: { messages: MESSAGES, stream: true, user_id: 'u1', tools: [tool('language_detection')] },
			headers: { 'x-conversation-id': 'conv_2' },
		},
	],
	[
		'ElevenLabs with a user only',
		'u1',
		{ platform: 'elevenLabs', body: { messages: MESSAGES, stream: true, user_id: 'u1', tools: [tool('skip_turn')] } },
	],
	[
		'Cartesia',
		undefined,
		{ platform: 'cartesia', body: { model: 'x', messages: MESSAGES, stream: true }, headers: { 'idempotency-key': 'turn-1' } },
	],
	[
		'Telnyx',
		'v3:abc',
		{
			platform: 'telnyx',
			body: {
				model: 'x',
				messages: MESSAGES,
				stream: true,
				extra_metadata: { call_control_id: 'v3:abc', telnyx_agent_target: '+15005550006', telnyx_end_user_target: '+15005550001' },
			},
		},
	],
	[
		'Hume',
		'hume-1',
		{
			platform: 'hume',
			body: { messages: MESSAGES.map((message) => ({ ...message, models: { prosody: { scores: {} } } })), stream: true },
			query: { custom_session_id: 'hume-1' },
		},
	],
	[
		'Agora',
		'channel-7',
		{
			platform: 'agora',
			body: {
				model: 'x',
				messages: MESSAGES.map((message, index) => ({ ...message, turn_id: index, timestamp: 1 })),
				stream: true,
				context: { appId: 'a', userId: 'u', channel: 'channel-7' },
			},
		},
	],
	['D-ID', undefined, { platform: 'dId', body: { messages: MESSAGES.map((message) => ({ ...message, created_at: 1 })), stream: true } }],
	[
		'LiveKit',
		undefined,
		{
			platform: 'liveKit',
			body: { model: 'x', messages: MESSAGES, stream: true, stream_options: { include_usage: true } },
			headers: { 'user-agent': 'LiveKit Agents/1.9.0' },
		},
	],
	[
		'AssemblyAI',
		'm1',
		{ platform: 'assemblyAi', body: { messages: MESSAGES, metadata: { call_id: 'm1' } }, headers: { 'user-agent': 'AssemblyAI/1.0' } },
	],
	['Deepgram', 'd1', { platform: 'unknown', body: { messages: MESSAGES, stream: true }, query: { session_id: 'd1' } }],
	[
		'contents in parts',
		undefined,
		{
			platform: 'unknown',
			body: { messages: MESSAGES.map(({ role, content }) => ({ role, content: [{ type: 'text', text: content }] })) },
		},
	],
	[
		'instructions as developer, and nulls',
		undefined,
		{
			platform: 'unknown',
			body: {
				messages: [
					{ role: 'developer', content: 'You are the front desk.' },
					...MESSAGES.slice(1),
					{ role: 'assistant', content: null },
				].slice(0, 3),
				tools: null,
				metadata: null,
				stream_options: null,
				user: null,
			},
		},
	],
];

/** A request as it arrives. */
export const deliveryOf = ({ body, headers = {}, query = {} }: Pick<Sample, 'body' | 'headers' | 'query'>): Delivery => ({
	headers: { 'content-type': 'application/json', ...headers },
	query,
	rawBody: Buffer.from(JSON.stringify(body)),
	remoteAddress: '203.0.113.7',
});
