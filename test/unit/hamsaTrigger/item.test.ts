import type { IDataObject } from 'n8n-workflow';

import { kindOfItem, parseEvent } from '../../../nodes/Hamsa/trigger/events';
import { toItemJson } from '../../../nodes/Hamsa/trigger/item';
import { rememberTurn } from '../../../nodes/shared/voice/turnTimes';
import { GUIDE_CALL_ENDED, GUIDE_CALL_RECORD } from './samples';

function json(body: unknown, { simplify = true } = {}): IDataObject {
	const result = parseEvent(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
	if (!result.ok) throw new Error('not an event');
	return toItemJson(result.event, simplify);
}

const AT = '2026-02-01T10:05:00.000Z';

const ended = (inner?: unknown, more: object = {}) => ({
	eventType: 'call.ended',
	callId: 'c',
	timestamp: AT,
	data: { data: inner },
	...more,
});

const NOTHING = {
	...Object.fromEntries(Object.keys(GUIDE_CALL_RECORD).map((key) => [key, null])),
	event: 'callEnded',
	platform: 'hamsa',
	callId: 'c',
	endedAt: AT,
	status: 'unknown',
	transcript: [],
	transcriptText: '',
	variables: {},
};

describe('an ended call', () => {
	it("comes as a record: the guide's own sample", () => {
		expect(json(GUIDE_CALL_ENDED)).toEqual(GUIDE_CALL_RECORD);
	});

	it('comes as Hamsa sent it with Simplify off', () => {
		expect(json(GUIDE_CALL_ENDED, { simplify: false })).toEqual(JSON.parse(GUIDE_CALL_ENDED));
	});

	// The guide's "Handling Partial Responses": data, data.data and outcomeResult may each be missing.
	it.each([
		['no data', { eventType: 'call.ended', callId: 'c', timestamp: AT }],
		['data that is null', { eventType: 'call.ended', callId: 'c', timestamp: AT, data: null }],
		['no inner data', { eventType: 'call.ended', callId: 'c', timestamp: AT, data: {} }],
		['inner data that is null', ended(null)],
		['no outcome', ended({})],
		['an empty transcript', ended({ transcription: [] })],
		[
			'everything null',
			ended({ conversationId: null, conversationRecording: null, transcription: null, outcomeResult: null }, { agentId: null }),
		],
		['another form of everything', ended({ transcription: 7, outcomeResult: 'resolved', conversationRecording: 'none' })],
	])('has every field also with %s', (_what, body) => {
		expect(json(body)).toEqual(NOTHING);
	});

	const CONTENT = {
		conversationId: 'conv-1',
		conversationRecording: 'https://storage.example.org/1.mp3',
		transcription: [{ Agent: 'Hello' }, { User: 'Hi' }],
		outcomeResult: { resolved: true },
	};

	const CONVERSATION = {
		id: 'conv-1',
		mediaUrl: CONTENT.conversationRecording,
		jobResponse: { transcription: CONTENT.transcription, outcomeResult: CONTENT.outcomeResult },
	};

	it.each<[string, unknown]>([
		['doubled data', { timestamp: AT, data: CONTENT }],
		['single data', CONTENT],
		['single data with a time', { timestamp: AT, ...CONTENT }],
		['single data beside inner data without content', { ...CONTENT, data: {} }],
		['data that is a conversation', CONVERSATION],
		['data that holds a conversation', { data: CONVERSATION }],
		['a conversation whose jobResponse is JSON text', { ...CONVERSATION, jobResponse: JSON.stringify(CONVERSATION.jobResponse) }],
		['data that is JSON text', JSON.stringify({ data: CONTENT })],
	])('comes as a record from %s', (_what, data) => {
		expect(json({ eventType: 'call.ended', callId: 'c', timestamp: AT, data })).toEqual({
			...NOTHING,
			conversationId: 'conv-1',
			recordingUrl: CONTENT.conversationRecording,
			status: 'completed',
			callerSpoke: true,
			missed: false,
			transcript: [
				{ role: 'agent', text: 'Hello', at: null },
				{ role: 'caller', text: 'Hi', at: null },
			],
			transcriptText: 'Agent: Hello\nCaller: Hi',
			variables: { resolved: true },
		});
	});

	it('comes as a record without data, from a conversation in the event itself', () => {
		const event = { eventType: 'call.ended', callId: 'c', timestamp: AT, ...CONVERSATION };
		expect(json(event)).toMatchObject({ callId: 'c', conversationId: 'conv-1', transcriptText: 'Agent: Hello\nCaller: Hi' });
	});

	it.each<[unknown, Array<{ role: string; text: string }>]>([
		[{ Agent: 'Hello' }, [{ role: 'agent', text: 'Hello' }]],
		[{ role: 'agent', content: 'Hello' }, [{ role: 'agent', text: 'Hello' }]],
		[{ role: 'User', text: 'Hello' }, [{ role: 'caller', text: 'Hello' }]],
		[{ speaker: 'Agent', text: 'Hello' }, [{ role: 'agent', text: 'Hello' }]],
		[{ id: 1, role: 'agent', content: 'Hello', timestamp: '2026-01-01T00:00:00Z', start: 0.5 }, [{ role: 'agent', text: 'Hello' }]],
		[{ Agent: 'Hello', timestamp: 1_700_000_000, start_time: 0.5, endTime: 2 }, [{ role: 'agent', text: 'Hello' }]],
		[{ time: '10:00', User: 'Hello' }, [{ role: 'caller', text: 'Hello' }]],
		[{ role: 'assistant', content: ['Hello', 'there'] }, [{ role: 'agent', text: 'Hello there' }]],
		[{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }, [{ role: 'caller', text: 'Hello' }]],
		[{ role: 'user', content: null }, []],
		[{ role: 'tool', content: 'found' }, [{ role: 'tool', text: 'found' }]],
		[{ text: 'Hello' }, [{ role: 'agent', text: 'Hello' }]],
		[{ timestamp: 't' }, []],
		[{ role: 'system', content: 'Be kind.' }, []],
		['{"Agent":"Hello"}', [{ role: 'agent', text: 'Hello' }]],
	])('makes one entry of %j', (entry, lines) => {
		const entries = lines.map((line) => ({ ...line, at: null }));
		expect(json(ended({ transcription: [entry] })).transcript).toEqual(entries);
		expect(json(ended({ transcription: JSON.stringify([entry]) })).transcript).toEqual(entries);
	});

	it('keeps a transcript that is a text', () => {
		expect(json(ended({ transcription: 'Agent: Hello' }))).toMatchObject({
			transcriptText: 'Agent: Hello',
			callerSpoke: null,
			missed: null,
		});
	});

	it('takes the inner time if there is no other', () => {
		expect(json({ eventType: 'call.ended', callId: 'c', data: { timestamp: AT } }).endedAt).toBe(AT);
	});

	it.each<[string, object, boolean | null]>([
		['the caller', { transcription: [{ Agent: 'Hello?' }, { User: 'Hi' }] }, true],
		['the agent alone', { transcription: [{ Agent: 'Hello?' }] }, false],
		['somebody of an unknown name', { transcription: [{ Agent: 'Hello?' }, { Supervisor: 'Hm' }] }, null],
		['nobody, on a recording', { transcription: [], conversationRecording: 'https://storage.example.org/1.mp3' }, false],
		['nobody knows who', {}, null],
	])('tells whether the caller spoke where it is told: %s', (_what, inner, callerSpoke) => {
		expect(json(ended(inner))).toMatchObject({ callerSpoke });
	});

	it.each([
		['FORWARDED', 'completed', 'FORWARDED'],
		['no answer', 'missed', 'no answer'],
		['FAILED', 'failed', 'FAILED'],
		['TERMINATED', 'unknown', 'TERMINATED'],
		['COMPLETED', 'completed', null],
	])('takes a status where there is one: %s', (word, status, endedReason) => {
		expect(json(ended({ status: word }))).toMatchObject({ status, endedReason });
	});

	it('knows who called whom where the direction is told, and gives the numbers among the variables in any case', () => {
		const callParams = { machineNumber: '+15550100200', userNumber: '+15550100999' };
		expect(json(ended({ callParams }))).toMatchObject({ from: null, to: null, variables: callParams });
		expect(json(ended({ callParams, direction: 'INBOUND' }))).toMatchObject({ from: '+15550100999', to: '+15550100200' });
		expect(json(ended({ callParams, direction: 'outbound' }))).toMatchObject({ from: '+15550100200', to: '+15550100999' });
		expect(json(ended({ callParams, channelType: 'Web' }))).toMatchObject({ direction: 'web', from: null, to: null });
	});

	it('reads nested values of the outcome that come as JSON text, and no others', () => {
		const outcomeResult = {
			custom_data: '{"key":"value","deep":{"list":[1]}}',
			list: ' [1, 2]',
			number: '12345',
			flag: 'true',
			nothing: null,
			text: '{not JSON',
			quoted: '"text"',
			nested: { stays: '{"a":1}' },
		};
		expect(json(ended({ outcomeResult, params: { number: '1', source: 'shop' } })).variables).toEqual({
			source: 'shop',
			...outcomeResult,
			custom_data: { key: 'value', deep: { list: [1] } },
			list: [1, 2],
		});
	});

	it('reads an outcome that is JSON text as a whole', () => {
		expect(json(ended({ outcomeResult: '{"resolved":true}' })).variables).toEqual({ resolved: true });
	});

	it('has the times of the turns that this process answered, under either ID of the call', () => {
		rememberTurn('conv-timed', { cameAt: 0, firstWordAt: 250, fellBack: false, end: 'closed' });
		const timing = { turns: 1, firstWordMs: 250, slowestFirstWordMs: 250, fallbacks: 0, interruptions: 0 };
		expect(json(ended({ conversationId: 'conv-timed' }))).toMatchObject({ timing, callerSpoke: true });
		expect(json(ended({}, { callId: 'conv-timed' }))).toMatchObject({ timing, callerSpoke: true });
	});
});

describe('a call that begins', () => {
	const begun = (eventType: string) => ({
		eventType,
		callId: 'c',
		timestamp: AT,
		agentId: 'a',
		data: { data: { callerNumber: '+15550100999', params: { order: 'A-1' } } },
	});

	it.each([
		['call.started', 'callStarted', { startedAt: AT }],
		['call.answered', 'callAnswered', { answeredAt: AT }],
	])('%s is a record as far as it is known', (eventType, event, time) => {
		expect(json(begun(eventType))).toEqual({
			...NOTHING,
			event,
			agentId: 'a',
			from: '+15550100999',
			endedAt: null,
			variables: { order: 'A-1' },
			...time,
		});
		expect(json(begun(eventType), { simplify: false })).toEqual(begun(eventType));
	});
});

describe('the output of an item', () => {
	it.each([
		['call.started', 'callStarted'],
		['call.answered', 'callAnswered'],
		['call.ended', 'callEnded'],
		['transcription.update', 'transcriptionUpdate'],
		['tool.executed', 'toolExecuted'],
		['call.parked', 'other'],
	])('of %s is that of its event, simplified or not', (eventType, kind) => {
		const event = { eventType, callId: 'c', timestamp: AT, data: {} };
		expect([kindOfItem(json(event)), kindOfItem(json(event, { simplify: false }))]).toEqual([kind, kind]);
	});

	it('is that of a job also if it has fields of that name', () => {
		expect(kindOfItem(json({ id: 'job-1', event: 'callEnded' }))).toBe('jobFinished');
		expect(kindOfItem(json({ id: 'job-1', event: 'jobDone', platform: 'hamsa' }))).toBe('jobFinished');
	});
});

describe('other events', () => {
	it('come as they are', () => {
		const update = { eventType: 'transcription.update', callId: 'c', data: { data: { transcription: [{ Agent: 'x' }] } } };
		expect(json(update)).toEqual(update);
	});

	it('a finished job has its id on top, wherever Hamsa put it', () => {
		expect(json({ success: true, data: { id: 'job-1', status: 'COMPLETED' } })).toEqual({
			jobId: 'job-1',
			success: true,
			data: { id: 'job-1', status: 'COMPLETED' },
		});
		expect(json({ id: 'delivery-1', jobId: 'job-1' })).toEqual({ id: 'delivery-1', jobId: 'job-1' });
		expect(json({ jobId: null, data: { id: 'job-1' } })).toEqual({ jobId: 'job-1', data: { id: 'job-1' } });
	});
});
