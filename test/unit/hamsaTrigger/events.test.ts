import { EVENT_LABELS, EVENT_OPTIONS, kindOfItem, parseEvent } from '../../../nodes/Hamsa/trigger/events';
import { toItemJson } from '../../../nodes/Hamsa/trigger/item';
import { configuredOutputs, routeItems } from '../../../nodes/shared/webhook/triggerNode';
import { GUIDE_CALL_ENDED } from './samples';

const envelope = { callId: 'call-1', timestamp: '2026-02-01T10:00:00.000Z', projectId: 'p', agentId: 'a', agentName: 'Reception' };

const callEvent = (eventType: string, more: object = {}) => ({ eventType, ...envelope, data: {}, ...more });

const parse = (body: unknown) => parseEvent(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));

const parsed = (body: unknown) => {
	const result = parse(body);
	if (!result.ok) throw new Error('not an event');
	return result.event;
};

const reasonFor = (body: unknown) => {
	const result = parse(body);
	return result.ok ? 'none' : result.reason;
};

describe('parseEvent', () => {
	it.each([
		['call.started', 'callStarted'],
		['call.answered', 'callAnswered'],
		['transcription.update', 'transcriptionUpdate'],
		['tool.executed', 'toolExecuted'],
		['call.ended', 'callEnded'],
	])('knows %s', (eventType, kind) => {
		expect(parse(callEvent(eventType))).toMatchObject({ ok: true, event: { kind } });
	});

	it("knows the guide's own sample, and keeps all of it", () => {
		expect(parsed(GUIDE_CALL_ENDED)).toMatchObject({ kind: 'callEnded', payload: JSON.parse(GUIDE_CALL_ENDED) as object });
	});

	it.each([
		['nothing but what identifies it', { eventType: 'call.ended', callId: 'c' }],
		['no data', callEvent('call.ended', { data: undefined })],
		['data that is null', callEvent('call.ended', { data: null })],
		['no inner data', callEvent('call.ended', { data: { timestamp: 'x' } })],
		['fields to come', callEvent('call.started', { future: [{ deep: 1 }] })],
		['fields of another form', callEvent('call.ended', { agentId: 7, data: { data: { transcription: 'Hi', outcomeResult: [] } } })],
		['no call', { eventType: 'call.ended', data: {} }],
		['an empty call', callEvent('call.ended', { callId: '' })],
		['a call that is an object', callEvent('call.ended', { callId: { id: 'c' } })],
		['a number for its call', callEvent('call.started', { callId: 12 })],
		['a time that is a number', callEvent('call.started', { timestamp: 1769940000 })],
	])('takes an event with %s, and passes it on as it is', (_what, body) => {
		expect(parsed(body).payload).toEqual(JSON.parse(JSON.stringify(body)));
	});

	it.each<[string, object]>([
		['a name to come', callEvent('call.sneezed')],
		['a name to come without a call', { eventType: 'job.finished', id: 'j' }],
		['a name that is no text', callEvent('x', { eventType: 7 })],
	])('takes %s for another event', (_what, body) => {
		expect(parse(body)).toMatchObject({ ok: true, event: { kind: 'other', payload: body } });
	});

	it.each([
		['id', { id: 'job-1' }],
		['jobId', { jobId: 'job-1', jobResponse: { text: 'Hi' } }],
		['data.id', { success: true, data: { id: 'job-1', status: 'COMPLETED' } }],
		['data.jobId', { data: { jobId: 'job-1' } }],
		['id beside an eventType that is null', { eventType: null, id: 'job-1' }],
		['data.id beside an id of another form', { id: { $oid: 1 }, data: { id: 'job-1' } }],
		['id beside data of another form', { id: 'job-1', data: ['x'] }],
	])('takes other JSON for a finished job, known by %s', (_where, body) => {
		expect(parsed(body)).toMatchObject({ kind: 'jobFinished', jobId: 'job-1', payload: body });
	});

	it.each([
		['no JSON', '{', /not valid JSON/],
		['nothing', '', /not valid JSON/],
		['a text', '"call.ended"', /the body/],
		['an array', '[{"id":"x"}]', /the body/],
		['null', 'null', /the body/],
		['an empty object', {}, /neither eventType nor the id/],
		['an empty id', { id: '', data: { jobId: null } }, /neither eventType nor the id/],
	])('complains about %s', (_what, body, reason) => {
		expect(reasonFor(body)).toMatch(reason);
	});

	it('never repeats what was in the payload', () => {
		expect(reasonFor({ id: { hush: 'secret' } })).not.toContain('hush');
	});
});

describe('what makes two deliveries the same', () => {
	const same = (one: unknown, other: unknown) => parsed(one).identity === parsed(other).identity;

	it.each(EVENT_OPTIONS.filter(({ value }) => value !== 'jobFinished').map(({ value }) => value))(
		'%s: a repetition, to the letter',
		(kind) => {
			const eventType = {
				callStarted: 'call.started',
				callAnswered: 'call.answered',
				transcriptionUpdate: 'transcription.update',
				toolExecuted: 'tool.executed',
				callEnded: 'call.ended',
				other: 'call.sneezed',
			}[kind as string]!;
			expect(same(callEvent(eventType), callEvent(eventType))).toBe(true);
			expect(same(callEvent(eventType), callEvent(eventType, { callId: 'call-2' }))).toBe(false);
		},
	);

	it.each(['call.started', 'call.answered', 'transcription.update', 'tool.executed'])(
		'%s: at another time it is another one',
		(eventType) => {
			expect(same(callEvent(eventType), callEvent(eventType, { timestamp: '2026-02-01T10:00:01.000Z' }))).toBe(false);
		},
	);

	it('a call ends once, also if the repetition bears a new time', () => {
		expect(
			same(callEvent('call.ended'), callEvent('call.ended', { timestamp: '2026-02-01T10:00:01.000Z', data: { again: true } })),
		).toBe(true);
	});

	it('two events of one call at one time are two', () => {
		expect(same(callEvent('call.started'), callEvent('call.ended'))).toBe(false);
	});

	it.each(['transcription.update', 'tool.executed'])('%s: with other content at the same time it is another one', (eventType) => {
		expect(same(callEvent(eventType, { data: { text: 'Hel' } }), callEvent(eventType, { data: { text: 'Hello' } }))).toBe(false);
	});

	it('parts cannot run into one another', () => {
		expect(
			same(
				callEvent('call.started', { callId: 'a', timestamp: 'b","c' }),
				callEvent('call.started', { callId: 'a","b', timestamp: 'c' }),
			),
		).toBe(false);
	});

	it('a job comes to a state once, wherever id and state stand', () => {
		const finished = { id: 'job-1', status: 'COMPLETED' };
		expect(same(finished, { ...finished, updatedAt: 'later' })).toBe(true);
		expect(same(finished, { success: true, data: finished })).toBe(true);
		expect(same(finished, { ...finished, status: 'FAILED' })).toBe(false);
		expect(same(finished, { ...finished, id: 'job-2' })).toBe(false);
	});

	it('a job without a state is known by its content', () => {
		expect(same({ id: 'job-1', text: 'a' }, { id: 'job-1', text: 'a' })).toBe(true);
		expect(same({ id: 'job-1', text: 'a' }, { id: 'job-1', text: 'b' })).toBe(false);
	});

	it('without a call, an event is known by its content', () => {
		const ended = { eventType: 'call.ended', data: { a: 1 } };
		expect(same(ended, { ...ended })).toBe(true);
		expect(same(ended, { ...ended, data: { a: 2 } })).toBe(false);
	});

	it('a call is no job of the same name', () => {
		expect(same({ id: 'call.ended', status: 'call-1' }, callEvent('call.ended'))).toBe(false);
	});
});

describe('the outputs', () => {
	it('are labelled, in the order of choosing', () => {
		expect(
			configuredOutputs({ events: ['callEnded', 'jobFinished', 'callStarted'] }, EVENT_LABELS).map(({ displayName }) => displayName),
		).toEqual(['Call Ended', 'Job Finished', 'Call Started']);
	});

	it('get the items of their event, simplified or not', () => {
		const bodies = [
			callEvent('call.started'),
			JSON.parse(GUIDE_CALL_ENDED) as object,
			{ data: { id: 'job-1' } },
			callEvent('call.ended'),
		];
		const items = bodies.map((body, index) => ({ json: toItemJson(parsed(body), index === 1) }));
		expect(routeItems(items, ['jobFinished', 'callEnded', 'toolExecuted', 'callStarted'], kindOfItem)).toEqual([
			[items[2]],
			[items[1], items[3]],
			[],
			[items[0]],
		]);
	});
});
