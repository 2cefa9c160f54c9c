import type { IDataObject } from 'n8n-workflow';

import { parseEvent } from '../../../nodes/Hamsa/trigger/events';
import { toItemJson } from '../../../nodes/Hamsa/trigger/item';
import { GUIDE_CALL_ENDED, GUIDE_CALL_FLAT } from './samples';

function json(body: unknown, { simplify = true } = {}): IDataObject {
	const result = parseEvent(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
	if (!result.ok) throw new Error('not an event');
	return toItemJson(result.event, simplify);
}

const ended = (inner?: unknown, more: object = {}) => ({
	eventType: 'call.ended',
	callId: 'c',
	timestamp: 't',
	data: { data: inner },
	...more,
});

const NOTHING = {
	eventType: 'call.ended',
	callId: 'c',
	conversationId: null,
	agentId: null,
	agentName: null,
	projectId: null,
	timestamp: 't',
	recordingUrl: null,
	transcript: [],
	transcriptText: '',
	outcome: {},
};

describe('an ended call', () => {
	it("comes flat: the guide's own sample", () => {
		expect(json(GUIDE_CALL_ENDED)).toEqual(GUIDE_CALL_FLAT);
	});

	it('comes as Hamsa sent it with Simplify off', () => {
		expect(json(GUIDE_CALL_ENDED, { simplify: false })).toEqual(JSON.parse(GUIDE_CALL_ENDED));
	});

	// The guide's "Handling Partial Responses": data, data.data and outcomeResult may each be missing.
	it.each([
		['no data', { eventType: 'call.ended', callId: 'c', timestamp: 't' }],
		['data that is null', { eventType: 'call.ended', callId: 'c', timestamp: 't', data: null }],
		['no inner data', { eventType: 'call.ended', callId: 'c', timestamp: 't', data: {} }],
		['inner data that is null', ended(null)],
		['no outcome', ended({})],
		[
			'everything null',
			ended({ conversationId: null, conversationRecording: null, transcription: null, outcomeResult: null }, { agentId: null }),
		],
		['another form of everything', ended({ transcription: 'Hi', outcomeResult: 'resolved' })],
	])('has every field also with %s', (_what, body) => {
		expect(json(body)).toEqual(NOTHING);
	});

	const CONTENT = {
		conversationId: 'conv-1',
		conversationRecording: 'https://storage.example.org/1.mp3',
		transcription: [{ Agent: 'Hello' }, { User: 'Hi' }],
		outcomeResult: { resolved: true },
	};

	const RECORD = {
		id: 'conv-1',
		mediaUrl: CONTENT.conversationRecording,
		jobResponse: { transcription: CONTENT.transcription, outcomeResult: CONTENT.outcomeResult },
	};

	it.each<[string, unknown]>([
		['doubled data', { timestamp: 't', data: CONTENT }],
		['single data', CONTENT],
		['single data with a time', { timestamp: 't', ...CONTENT }],
		['single data beside inner data without content', { ...CONTENT, data: {} }],
		['data that is a conversation', RECORD],
		['data that holds a conversation', { data: RECORD }],
		['a conversation whose jobResponse is JSON text', { ...RECORD, jobResponse: JSON.stringify(RECORD.jobResponse) }],
		['data that is JSON text', JSON.stringify({ data: CONTENT })],
	])('comes flat from %s', (_what, data) => {
		expect(json({ eventType: 'call.ended', callId: 'c', timestamp: 't', data })).toEqual({
			...NOTHING,
			conversationId: 'conv-1',
			recordingUrl: CONTENT.conversationRecording,
			transcript: [
				{ role: 'agent', text: 'Hello' },
				{ role: 'user', text: 'Hi' },
			],
			transcriptText: 'agent: Hello\nuser: Hi',
			outcome: { resolved: true },
		});
	});

	it('comes flat without data, from a conversation in the event itself', () => {
		const event = { eventType: 'call.ended', callId: 'c', timestamp: 't', ...RECORD };
		expect(json(event)).toMatchObject({ conversationId: 'conv-1', transcriptText: 'agent: Hello\nuser: Hi' });
	});

	it.each<[unknown, Array<{ role: string; text: string }>]>([
		[{ Agent: 'Hello' }, [{ role: 'agent', text: 'Hello' }]],
		[{ role: 'agent', content: 'Hello' }, [{ role: 'agent', text: 'Hello' }]],
		[{ role: 'User', text: 'Hello' }, [{ role: 'user', text: 'Hello' }]],
		[{ speaker: 'Agent', text: 'Hello' }, [{ role: 'agent', text: 'Hello' }]],
		[{ id: 1, role: 'agent', content: 'Hello', timestamp: '2026-01-01T00:00:00Z', start: 0.5 }, [{ role: 'agent', text: 'Hello' }]],
		[{ Agent: 'Hello', timestamp: 1_700_000_000, start_time: 0.5, endTime: 2 }, [{ role: 'agent', text: 'Hello' }]],
		[{ time: '10:00', User: 'Hello' }, [{ role: 'user', text: 'Hello' }]],
		[{ role: 'assistant', content: ['Hello', 'there'] }, [{ role: 'assistant', text: 'Hello there' }]],
		[{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }, [{ role: 'user', text: 'Hello' }]],
		[{ role: 'user', content: null }, [{ role: 'user', text: '' }]],
		[{ text: 'Hello' }, [{ role: 'unknown', text: 'Hello' }]],
		[{ timestamp: 't' }, []],
		['{"Agent":"Hello"}', [{ role: 'agent', text: 'Hello' }]],
	])('makes one line of %j', (entry, lines) => {
		expect(json(ended({ transcription: [entry] })).transcript).toEqual(lines);
		expect(json(ended({ transcription: JSON.stringify([entry]) })).transcript).toEqual(lines);
	});

	it('takes the inner time if there is no other', () => {
		expect(json({ eventType: 'call.ended', callId: 'c', data: { timestamp: 'inner' } }).timestamp).toBe('inner');
	});

	it('keeps speakers it does not know, and lines without words', () => {
		expect(json(ended({ transcription: [{ AGENT: 'Hi' }, { Supervisor: 'Hm' }, { User: null }, {}, null, 'x'] }))).toMatchObject({
			transcript: [
				{ role: 'agent', text: 'Hi' },
				{ role: 'supervisor', text: 'Hm' },
				{ role: 'user', text: '' },
			],
			transcriptText: 'agent: Hi\nsupervisor: Hm\nuser: ',
		});
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
		expect(json(ended({ outcomeResult })).outcome).toEqual({
			...outcomeResult,
			custom_data: { key: 'value', deep: { list: [1] } },
			list: [1, 2],
		});
	});

	it('reads an outcome that is JSON text as a whole', () => {
		expect(json(ended({ outcomeResult: '{"resolved":true}' })).outcome).toEqual({ resolved: true });
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
