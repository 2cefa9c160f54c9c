import type { IDataObject } from 'n8n-workflow';

import { callItem, receptRecord } from '../../../nodes/ReceptAi/trigger/callRecord';
import { parseEnvelope } from '../../../nodes/ReceptAi/trigger/envelope';
import { mappedFields, type MappedFields, recordFieldsOption } from '../../../nodes/ReceptAi/trigger/recordFields';

function eventOf(body: object) {
	const parsed = parseEnvelope({ rawBody: Buffer.from(JSON.stringify(body)), headers: {}, remoteAddress: '' }, { field: '', header: '' });
	if (!parsed.ok) throw new Error(parsed.reason);
	return parsed.event;
}

const ended = (data: object, more: object = {}) => eventOf({ event: 'call.ended', data, ...more });
const recordOf = (data: object, mapped: MappedFields = {}) => receptRecord(ended(data), mapped);

describe('the item of an event of a call', () => {
	it('is the record of what is recognised, with the data as they came', () => {
		const data = {
			call_id: 'c_1',
			agentId: 'a_1',
			from_number: '+15550100200',
			to_number: '+15550100300',
			direction: 'Inbound',
			startTime: '2026-03-01T08:58:59Z',
			duration: 61,
			status: 'completed',
			cost: 0.12,
			currency: 'USD',
			participants: ['+15550100200'],
			transcript: [
				{ role: 'assistant', content: 'Hello' },
				{ speaker: 'Caller', text: 'Hi', timestamp: '2026-03-01T08:59:10Z' },
			],
		};
		expect(callItem(ended(data, { timestamp: '2026-03-01T09:00:00Z', user_id: 'u_1' }), {})).toEqual({
			event: 'call.ended',
			group: 'call',
			isTest: false,
			timestamp: '2026-03-01T09:00:00Z',
			platform: 'receptAi',
			callId: 'c_1',
			agentId: 'a_1',
			agentName: null,
			direction: 'inbound',
			from: '+15550100200',
			to: '+15550100300',
			startedAt: '2026-03-01T08:58:59.000Z',
			answeredAt: null,
			endedAt: '2026-03-01T09:00:00.000Z',
			durationSeconds: 61,
			status: 'completed',
			endedReason: null,
			callerSpoke: true,
			missed: false,
			transcript: [
				{ role: 'agent', text: 'Hello', at: null },
				{ role: 'caller', text: 'Hi', at: '2026-03-01T08:59:10.000Z' },
			],
			transcriptText: 'Agent: Hello\nCaller: Hi',
			summary: null,
			sentiment: null,
			successful: null,
			recordingUrl: null,
			recordingExpiresAt: null,
			cost: { amount: 0.12, currency: 'USD' },
			variables: {},
			timing: null,
			userId: 'u_1',
			data,
		});
	});

	it('says null where nothing is recognised, and keeps the data', () => {
		const data = { people: ['+15550100200'], seconds: 61, price: 0.12, talk: 'Hi' };
		expect(callItem(ended(data), {})).toMatchObject({
			callId: null,
			from: null,
			durationSeconds: null,
			cost: null,
			status: 'unknown',
			callerSpoke: null,
			missed: null,
			transcriptText: '',
			data,
		});
	});

	it('is filled from where the user says the fields stand', () => {
		const data = { people: [{ phone: '+15550100200' }], seconds: '61', price: { cents: 12 }, talk: 'Agent: Hi' };
		const mapped = mappedFields({
			recordFields: {
				field: [
					{ name: 'from', path: 'data.people.0.phone' },
					{ name: 'durationSeconds', path: ' data.seconds ' },
					{ name: 'costAmount', path: 'data.price.cents' },
					{ name: 'costCurrency', path: 'unit' },
					{ name: 'transcript', path: 'data.talk' },
					{ name: 'to', path: '' },
					{ name: 'summary', path: 'data.constructor.name' },
				],
			},
		});
		expect(receptRecord(ended(data, { unit: 'cents' }), mapped)).toMatchObject({
			from: '+15550100200',
			to: null,
			durationSeconds: 61,
			cost: { amount: 12, currency: 'cents' },
			transcriptText: 'Agent: Hi',
			summary: null,
		});
	});

	it('takes what is mapped rather than what is recognised', () => {
		expect(recordOf({ from: '+15550100200', caller: '+15550100300' }, { from: 'data.caller' })).toMatchObject({ from: '+15550100300' });
		expect(recordOf({ from: '+15550100200' }, { from: 'data.caller' })).toMatchObject({ from: null });
		const data = { call: { id: 7 }, bot: 'a_2', call_id: 'c_1' };
		expect(recordOf(data, { callId: 'data.call.id', agentId: 'data.bot' })).toMatchObject({ callId: '7', agentId: 'a_2' });
	});
});

describe('how a call went', () => {
	it.each<[object, string]>([
		[{ event: 'call.ended', data: { status: 'Completed' } }, 'completed'],
		[{ event: 'call.ended', data: { status: 'no_answer' } }, 'missed'],
		[{ event: 'call.ended', data: { call_status: 'busy' } }, 'busy'],
		[{ event: 'call.ended', data: { status: 'a new word' } }, 'unknown'],
		[{ event: 'call.ended', data: { transcript: [{ role: 'user', content: 'Hi' }] } }, 'completed'],
		[{ event: 'Call Failed', data: {} }, 'failed'],
		[{ event: 'call.failed', data: { status: 'no-answer' } }, 'missed'],
		[{ event: 'call.started', data: {} }, 'unknown'],
	])('%j is %s', (body, status) => expect(receptRecord(eventOf(body), {})).toMatchObject({ status }));

	it.each<[string, unknown, boolean | null]>([
		['the agent alone', [{ role: 'agent', content: 'Hello?' }], false],
		[
			'a speaker of an unknown name',
			[
				{ role: 'agent', content: 'Hello?' },
				{ role: 'x', content: 'Hm' },
			],
			null,
		],
		[
			'the agent and what it was told',
			[
				{ role: 'System', content: 'Be kind.' },
				{ role: 'agent', content: 'Hello?' },
			],
			false,
		],
		['no entry', [], null],
		['entries without text', [{ role: 'user', content: ' ' }], null],
		['entries that are none', ['Hi', null], null],
		['a text', 'Hi', null],
	])('in a transcript of %s, the caller spoke: %j', (_what, transcript, callerSpoke) => {
		const record = recordOf({ status: 'completed', direction: 'inbound', transcript });
		expect(record).toMatchObject({ callerSpoke, missed: callerSpoke === false });
	});
});

it('offers no field that the record does not fill, in the order of the alphabet', () => {
	const [group] = recordFieldsOption.options as Array<{ values: Array<{ options?: Array<{ name: string; value: string }> }> }>;
	const names = group.values[0].options!.map(({ name }) => name);
	expect(names).toEqual([...names].sort());
	const body: IDataObject = { told: 'x' };
	for (const { value } of group.values[0].options!) expect(() => recordOf(body, { [value]: 'data.told' })).not.toThrow();
});
