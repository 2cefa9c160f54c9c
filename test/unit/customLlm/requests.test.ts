// The item of a request, in the shape of each platform.
import { parseRequest } from '../../../nodes/CustomLlm/trigger/request';
import { deliveryOf, SAMPLES } from './requests';
import { itemOf, requestOf } from './support';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe.each(SAMPLES)('%s', (_name, sessionId, sample) => {
	it('becomes the same item', () => {
		expect(itemOf(sample)).toMatchObject({
			chatInput: 'Is breakfast included?',
			chatHistory: [{ role: 'assistant', content: 'Hello!' }],
			systemMessage: 'You are the front desk.',
			platform: sample.platform,
			toolResults: [],
			callStarted: false,
		});
	});

	it('has the ID of its call, or one that no other request has', () => {
		const [first, second] = [itemOf(sample).sessionId, itemOf(sample).sessionId];
		const isFromThePlatform = sessionId !== undefined;
		expect(first).toEqual(isFromThePlatform ? sessionId : expect.stringMatching(UUID));
		expect(second === first).toBe(isFromThePlatform);
	});
});

it.each(SAMPLES.filter(([name]) => /^(Vapi, metadata|ElevenLabs with an extra|Telnyx)/.test(name)))(
	'%s tells the numbers',
	(_name, _id, sample) => {
		expect(itemOf(sample)).toMatchObject({ from: '+15005550001', to: '+15005550006' });
	},
);

it('gives null where a platform tells no numbers', () => {
	expect(itemOf({ body: { messages: [] } })).toMatchObject({ from: null, to: null, model: '' });
});

it.each<[string, object, object]>([
	['a call that comes in', { call: { type: 'inboundPhoneCall' } }, { from: 'person', to: 'agent', direction: 'inbound' }],
	['a call that the agent makes', { call: { type: 'outboundPhoneCall' } }, { from: 'agent', to: 'person', direction: 'outbound' }],
	['a call from a browser', { call: { type: 'webCall' } }, { from: null, to: null, direction: 'web' }],
	['a call of an unknown kind', { call: { type: 'vapi.websocketCall' } }, { from: 'person', to: 'agent', direction: null }],
	['a direction among the metadata', { metadata: { direction: 'OUTBOUND' } }, { from: 'agent', to: 'person', direction: 'outbound' }],
	['a direction that is no text', { call: { type: 7 }, direction: {} }, { direction: null }],
])('who called whom is told: %s', (_what, told, expected) => {
	const body = { messages: [], customer: { number: 'person' }, phoneNumber: { number: 'agent' }, ...told };
	expect(itemOf({ body })).toMatchObject({ ...expected, channel: 'voice' });
});

it.each(SAMPLES.slice(0, 2))('%s: the metadata are the same', (_name, _id, sample) => {
	expect(itemOf(sample).metadata).toEqual({ order: 'A-17' });
});

it('names the tools on offer, of the former form as well', () => {
	const of = (name: string) => itemOf(SAMPLES.find(([one]) => one === name)![2]).offeredTools;
	expect(of('Vapi of 2024')).toEqual(['endCall']);
	expect(of('ElevenLabs with an extra body')).toEqual(['end_call', 'skip_turn']);
	expect(of('Hume')).toEqual([]);
});

it('reads what the answer must look like', () => {
	expect(requestOf({ body: { messages: [], stream: true, stream_options: { include_usage: true }, tool_choice: 'none' } })).toMatchObject(
		{
			streamed: true,
			includesUsage: true,
			mayCallTools: false,
		},
	);
	expect(requestOf({ body: { messages: [], stream: 'true' } })).toMatchObject({
		streamed: false,
		includesUsage: false,
		mayCallTools: true,
	});
});

it.each([
	['no JSON', '{"messages":'],
	['a list', '[]'],
	['a text', '"messages"'],
	['null', 'null'],
	['no messages', '{"model":"x"}'],
	['messages that are no list', '{"messages":{"role":"user"}}'],
])('refuses %s, without repeating it', (_what, body) => {
	const parsed = parseRequest({ ...deliveryOf({ body: {} }), rawBody: Buffer.from(body) });
	expect(parsed).toEqual({
		ok: false,
		reason: expect.stringMatching(/^(The body is not valid JSON|Not a chat completions request)/) as string,
	});
});

it('takes whatever else a request may hold', () => {
	const strange = [null, 7, 'x', [], {}, { role: 7, content: {} }, { role: 'user', content: [null, 7, {}, { text: 7 }] }];
	const body = {
		messages: [...strange, { role: 'user', content: 'Hello' }],
		tools: 'x',
		functions: [null, {}, { name: '' }],
		model: {},
		metadata: [],
		call: 'c',
	};
	expect(itemOf({ body })).toMatchObject({ chatInput: 'Hello', offeredTools: [], metadata: { call: 'c' } });
});

describe('the ID of the call', () => {
	const everything = {
		body: {
			messages: [],
			call: { id: 'by-call', callId: 'by-callId' },
			elevenlabs_extra_body: { conversation_id: 'by-extra-body' },
			extra_metadata: { call_session_id: 'by-extra-metadata' },
			context: { channel: 'by-channel' },
			metadata: { call_id: 'by-metadata', deep: { ids: { call: 'by-path' } } },
			user: 'by-user',
			user_id: 'by-user-id',
		} as Record<string, unknown>,
		query: { custom_session_id: 'by-query', other: 'by-own-query' } as Record<string, string>,
		headers: { 'x-conversation-id': 'by-header', 'x-mine': 'by-own-header' } as Record<string, string>,
	};
	const ORDER: Array<[id: string, remove: (sample: typeof everything) => void]> = [
		['by-call', ({ body }) => delete (body.call as Record<string, unknown>).id],
		['by-callId', ({ body }) => delete body.call],
		['by-query', ({ query }) => delete query.custom_session_id],
		['by-header', ({ headers }) => delete headers['x-conversation-id']],
		['by-extra-body', ({ body }) => delete body.elevenlabs_extra_body],
		['by-extra-metadata', ({ body }) => delete body.extra_metadata],
		['by-channel', ({ body }) => delete body.context],
		['by-metadata', ({ body }) => delete body.metadata],
		['by-user', ({ body }) => delete body.user],
		['by-user-id', ({ body }) => delete body.user_id],
	];

	it('is looked for in a fixed order', () => {
		const sample = structuredClone(everything);
		for (const [id, remove] of ORDER) {
			expect(itemOf(sample).sessionId).toBe(id);
			remove(sample);
		}
		expect(itemOf(sample).sessionId).toMatch(UUID);
	});

	it.each([
		['X-Mine', 'by-own-header'],
		[' other ', 'by-own-query'],
		['metadata.deep.ids.call', 'by-path'],
		['metadata.missing', 'by-call'],
		['constructor', 'by-call'],
		['metadata.deep', 'by-call'],
	])('is where Session ID From says: %s', (sessionFrom, id) => {
		expect(itemOf(everything, { sessionFrom }).sessionId).toBe(id);
	});

	it.each([
		['a number', { call: { id: 17 } }, '17'],
		['blanks around it', { call: { id: ' c1 ' } }, 'c1'],
		['an empty text', { call: { id: ' ' }, user: 'u' }, 'u'],
		['null', { call: { id: null }, user: 'u' }, 'u'],
		['an object', { call: { id: {} }, user: 'u' }, 'u'],
	])('may be %s', (_what, body, id) => {
		expect(itemOf({ body: { messages: [], ...body } }).sessionId).toBe(id);
	});
});

describe('Include Request', () => {
	const SECRET = 'do-not-store-this';
	const body = {
		messages: [{ role: 'user', content: 'Hi' }],
		max_tokens: 250,
		call: {
			id: 'c',
			assistant: { server: { url: 'https://example.com', secret: SECRET, headers: { 'X-Api-Key': SECRET, Authorization: SECRET } } },
			list: [{ accessToken: SECRET }, { password: SECRET }, { apikeys: [SECRET] }],
		},
		metadata: { token: SECRET, order: 'A-17' },
		'openai-organization-key': SECRET,
	};

	it('adds the request without secrets', () => {
		const item = itemOf({ body }, { includeRequest: true });
		expect(item.request).toEqual({
			messages: body.messages,
			max_tokens: 250,
			call: { id: 'c', assistant: { server: { url: 'https://example.com', headers: {} } }, list: [{}, {}, {}] },
			metadata: { order: 'A-17' },
		});
		expect(JSON.stringify(item)).not.toContain(SECRET);
	});

	it('is off unless it is chosen, and then there is no secret either', () => {
		const item = itemOf({ body });
		expect(item).not.toHaveProperty('request');
		expect(JSON.stringify(item)).not.toContain(SECRET);
	});
});

it('leaves prototypes alone', () => {
	const body = JSON.parse('{"messages":[],"metadata":{"__proto__":{"polluted":true}},"__proto__":{"polluted":true}}') as Record<
		string,
		unknown
	>;
	const item = itemOf({ body }, { includeRequest: true });
	expect((item.metadata as { polluted?: boolean }).polluted).toBeUndefined();
	expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
