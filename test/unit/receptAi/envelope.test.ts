import { parseEnvelope, type ReceptEvent } from '../../../nodes/ReceptAi/trigger/envelope';

function parse(body: unknown, headers: Record<string, string> = {}, header = '', field = '') {
	const rawBody = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
	return parseEnvelope({ rawBody, headers, remoteAddress: '' }, { header, field });
}

function item(...args: Parameters<typeof parse>): ReceptEvent {
	const parsed = parse(...args);
	if (!parsed.ok) throw new Error(parsed.reason);
	return parsed.event;
}

function reason(...args: Parameters<typeof parse>): string {
	const parsed = parse(...args);
	return parsed.ok ? 'none' : parsed.reason;
}

describe('the item', () => {
	it('has the same fields whatever the delivery calls them', () => {
		const payload = {
			event: 'Call Ended',
			timestamp: '2026-03-01T09:00:00Z',
			data: { call_id: 'c_1', agent_id: 7, duration: 61 },
			user_id: 'u_1',
			future: [1],
		};
		expect(item(payload)).toEqual({
			event: 'call.ended',
			group: 'call',
			timestamp: '2026-03-01T09:00:00Z',
			callId: 'c_1',
			agentId: '7',
			userId: 'u_1',
			isTest: false,
			data: payload.data,
			payload,
		});
	});

	it('says null where there is nothing', () => {
		expect(item({ event: 'call.ended' })).toMatchObject({ timestamp: null, callId: null, agentId: null, userId: null });
	});

	it.each([
		['camelCase in the data', { data: { callId: 'c' } }],
		['snake_case in the data', { data: { call_id: 'c' } }],
		['camelCase in the body', { callId: 'c' }],
		['snake_case in the body', { call_id: 'c' }],
		['in the data rather than in the body', { data: { call_id: 'c' }, callId: 'other' }],
		['past an empty one', { data: { callId: '' }, call_id: 'c' }],
		['past one that is no text', { data: { callId: { id: 'x' } }, call_id: 'c' }],
	])('finds ids %s', (_where, body) => expect(item({ event: 'call.ended', ...body }).callId).toBe('c'));

	it.each([
		['data', { data: { a: 1 }, payload: { b: 2 } }, { a: 1 }],
		['payload', { payload: { b: 2 } }, { b: 2 }],
		['payload, if data is no object', { data: 'text', payload: { b: 2 } }, { b: 2 }],
		['the whole body', { a: 1 }, { event: 'call.ended', a: 1 }],
		['the whole body, if data is a list', { data: [1] }, { event: 'call.ended', data: [1] }],
	])('takes its data from %s', (_where, body, data) => expect(item({ event: 'call.ended', ...body }).data).toEqual(data));

	it.each([
		['timestamp', { timestamp: 1767225600 }, '1767225600'],
		['createdAt', { createdAt: 't' }, 't'],
		['created_at in the data', { data: { created_at: 't' } }, 't'],
	])('takes its time from %s', (_where, body, time) => expect(item({ event: 'call.ended', ...body }).timestamp).toBe(time));
});

describe('the name of the event', () => {
	it.each([
		['event', { event: 'call.ended', eventType: 'call.failed' }, 'call.ended'],
		['eventType', { eventType: 'call.ended', event_type: 'call.failed' }, 'call.ended'],
		['event_type', { event_type: 'call.ended', type: 'call.failed' }, 'call.ended'],
		['type', { type: 'call.ended' }, 'call.ended'],
		['a known one, past an unknown one', { event: 'webhook', type: 'call.ended' }, 'call.ended'],
		['past one that is no text', { event: { a: 1 }, type: 'call.ended' }, 'call.ended'],
		['past an empty one', { event: ' ', type: 'call.ended' }, 'call.ended'],
	])('is found in %s', (_where, body, name) => expect(item(body).event).toBe(name));

	it('is found in the header, if the body has none', () => {
		const headers = { 'x-event': 'call_ended' };
		expect(item({ a: 1 }, headers, 'X-Event').event).toBe('call.ended');
		expect(item({ event: 'call.failed' }, headers, 'X-Event').event).toBe('call.failed');
		expect(reason({ a: 1 }, headers)).toMatch(/has no name/);
	});

	it.each<[string, object, string]>([
		['message.type', { message: { type: 'call-ended' }, event: 'webhook' }, 'call.ended'],
		['event.type', { event: { type: 'call.ended', data: {} } }, 'call.ended'],
		['data.event_type', { data: { event_type: 'call_ended' } }, 'call.ended'],
		['topic', { topic: 'Call Ended' }, 'call.ended'],
		['topic', { event: 'call.failed' }, 'call.failed'],
		['constructor', { event: 'call.failed' }, 'call.failed'],
	])('is found in the field that is told, %s', (field, body, name) => expect(item(body, {}, '', field).event).toBe(name));

	it('is missed in the words of the fields that were looked at', () => {
		expect(reason({ a: 1 }, {}, 'X-Event', 'message.type')).toBe(
			'The event has no name: none of the fields message.type, event, eventType, event_type, type holds one, nor is the header X-Event there.',
		);
	});

	it('may be one that is not known', () => {
		expect(item({ event: 'CallParked' })).toMatchObject({ event: 'call.parked', group: 'other', isTest: false });
	});
});

describe('tests', () => {
	it.each([
		['by name', { event: 'ping' }, { event: 'ping', group: 'other' }],
		['by flag', { event: 'call.ended', test: true }, { event: 'call.ended', group: 'call' }],
		['by flag alone', { test: true }, { event: 'test', group: 'other' }],
	])('are flagged %s', (_how, body, expected) => expect(item(body)).toMatchObject({ ...expected, isTest: true }));

	it.each([[false], ['true'], [1], [null]])('are not what says test: %j', (test) =>
		expect(item({ event: 'call.ended', test }).isTest).toBe(false),
	);
});

it.each([
	['{', 'The body is not valid JSON.'],
	['', 'The body is not valid JSON.'],
	['"call.ended"', 'The body is not a JSON object.'],
	['[]', 'The body is not a JSON object.'],
	['null', 'The body is not a JSON object.'],
	['{"secret":"s3cret"}', 'The event has no name: none of the fields event, eventType, event_type, type holds one.'],
	['{"event":7}', 'The event has no name: none of the fields event, eventType, event_type, type holds one.'],
])('refuses %s', (body, expected) => expect(reason(body)).toBe(expected));

it('says so if the header is missing too', () => {
	expect(reason({}, {}, 'X-Event')).toBe(
		'The event has no name: none of the fields event, eventType, event_type, type holds one, nor is the header X-Event there.',
	);
});
