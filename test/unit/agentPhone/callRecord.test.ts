import type { IDataObject } from 'n8n-workflow';

import { agentPhoneRecord, isCompleteCall } from '../../../nodes/AgentPhone/callRecord';
import { endedCallItem } from '../../../nodes/AgentPhone/trigger/item';
import { rememberTurn } from '../../../nodes/shared/voice/turnTimes';
import { callEnded } from '../../simulator';

const ended = (data: object = {}) => JSON.parse(JSON.stringify(callEnded({ data: data as never }))) as IDataObject;
const recordOf = (data: object = {}) => agentPhoneRecord(ended(data).data as IDataObject);

const times = { startedAt: '2026-01-01T00:00:00Z', endedAt: '2026-01-01T00:05:30Z' };

describe('the item of an ended call', () => {
	it('is the whole record, and what the record has no field for', () => {
		const contact = { id: 'ct_1', name: 'Ada Example' };
		const event = { ...ended({ ...times, callId: 'call_1', contact }), agentId: 'agt_1', conversationState: { ticket: 'T-1' } };
		expect(endedCallItem(event)).toEqual({
			event: 'callEnded',
			platform: 'agentPhone',
			callId: 'call_1',
			agentId: 'agt_1',
			agentName: null,
			direction: 'inbound',
			from: '+15005550001',
			to: '+15005550002',
			startedAt: '2026-01-01T00:00:00.000Z',
			answeredAt: '2026-01-01T00:00:00.000Z',
			endedAt: '2026-01-01T00:05:30.000Z',
			durationSeconds: 330,
			status: 'completed',
			endedReason: 'user_hangup',
			callerSpoke: true,
			missed: false,
			transcript: [
				{ role: 'agent', text: 'Hello', at: null },
				{ role: 'caller', text: 'Hi', at: null },
			],
			transcriptText: 'Agent: Hello\nCaller: Hi',
			summary: 'Caller moved a booking.',
			sentiment: 'positive',
			successful: true,
			recordingUrl: null,
			recordingExpiresAt: null,
			cost: null,
			variables: {},
			timing: null,
			numberId: 'num_demo01',
			contact,
			conversationState: { ticket: 'T-1' },
		});
	});

	it.each([
		[{ event: 'agent.call_ended' }],
		[{ event: 'agent.call_ended', data: [] }],
		[{ event: 'agent.call_ended', data: { transcript: 7 } }],
	])('has every field also of %j', (event) => {
		const { event: name, ...item } = endedCallItem(event as never);
		expect([name, Object.keys(item).sort()]).toEqual([
			'callEnded',
			Object.keys(endedCallItem(ended()))
				.filter((key) => key !== 'event')
				.sort(),
		]);
		expect(item).toMatchObject({
			callId: null,
			status: 'unknown',
			callerSpoke: null,
			missed: null,
			transcript: [],
			transcriptText: '',
		});
	});

	it('has no numbers of a call from a browser', () => {
		expect(recordOf({ direction: 'web', from: 'browser', to: null })).toMatchObject({ direction: 'web', from: null, to: null });
	});

	it.each([
		[61.5, 61.5],
		['61.5', 61.5],
		[0, 0],
		['long', 330],
	])('takes a duration of %j', (durationSeconds, expected) => {
		expect(recordOf({ ...times, durationSeconds })).toMatchObject({ durationSeconds: expected });
	});

	it('tells blanks, tools and unknown speakers apart from the caller', () => {
		const transcript = [
			{ role: 'system', content: 'You are the front desk.' },
			{ role: 'assistant', content: 'Hello ' },
			{ role: 'tool_call_result', content: '{"ok":true}' },
			{ role: 'transfer_target', content: 'Ada here' },
			{ role: 'User', content: ' ' },
			'text',
			null,
		];
		expect(recordOf({ transcript })).toMatchObject({ callerSpoke: false, transcriptText: 'Agent: Hello\nAgent: Ada here' });
		expect(recordOf({ transcript: [...transcript, { role: 'Customer', content: 'Hi' }] })).toMatchObject({
			callerSpoke: true,
			transcriptText: 'Agent: Hello\nAgent: Ada here\nCaller: Hi',
		});
	});

	it.each(['recordingUrl', 'recording_url'])('takes the recording from %s', (field) => {
		expect(recordOf({ [field]: 'https://example.com/1.wav' })).toMatchObject({ recordingUrl: 'https://example.com/1.wav' });
	});
});

describe('the status of a call', () => {
	const silent = { transcript: [], durationSeconds: 0 };

	it.each<[object, string, boolean | null]>([
		[{ status: 'completed', disconnectionReason: null }, 'completed', false],
		[{ status: 'completed', disconnectionReason: 'agent_hangup' }, 'completed', false],
		[{ status: 'completed', disconnectionReason: 'voicemail_reached' }, 'voicemail', true],
		[{ status: 'completed', disconnectionReason: 'dial_no_answer', ...silent }, 'missed', true],
		[{ status: 'completed', disconnectionReason: 'error_asr' }, 'failed', true],
		[{ status: 'completed', disconnectionReason: 'a new word' }, 'completed', false],
		[{ status: 'no-answer', ...silent }, 'missed', true],
		[{ status: 'No_Answer', ...silent }, 'missed', true],
		[{ status: 'busy', ...silent }, 'busy', true],
		[{ status: 'failed' }, 'failed', true],
		[{ status: 'failed', direction: 'outbound' }, 'failed', false],
		[{ status: 'failed', disconnectionReason: 'dial_busy', direction: 'outbound', ...silent }, 'busy', true],
		[{ status: 'a new word', disconnectionReason: null }, 'unknown', false],
		[{ status: undefined, disconnectionReason: 'user_hangup' }, 'completed', false],
		[{ status: 'constructor', disconnectionReason: null, ...silent, endedAt: null }, 'unknown', null],
	])('of %j is %s, missed: %j', (data, status, missed) => expect(recordOf(data)).toMatchObject({ status, missed }));

	it.each<[object, string | null]>([
		[{ status: 'no-answer', disconnectionReason: null }, 'no-answer'],
		[{ status: 'no-answer', disconnectionReason: 'user_declined' }, 'user_declined'],
		[{ status: 'completed', disconnectionReason: null }, null],
	])('leaves the reason as it is told: %j', (data, endedReason) => expect(recordOf(data)).toMatchObject({ endedReason }));
});

// An empty transcript may be incomplete (docs/platforms/agentphone.md, 4.5), and nobody who was served may count as missed.
describe('whether the caller spoke', () => {
	const agentOnly = [{ role: 'agent', content: 'Hello?' }];

	it.each<[string, object, boolean | null, boolean | null]>([
		['nobody answered the agent', { transcript: agentOnly }, false, true],
		['an empty transcript of a long call', { transcript: [] }, null, false],
		['no transcript of a long call', { transcript: null }, null, false],
		['turns without words in a long call', { transcript: [{ role: 'user', content: ' ' }] }, null, false],
		['an empty transcript of a call of no known length', { transcript: [], durationSeconds: null, startedAt: null }, null, false],
		['an empty transcript of a call of five seconds', { transcript: [], durationSeconds: 5 }, false, true],
		['an empty transcript of a call of six seconds', { transcript: [], durationSeconds: 6 }, null, false],
		['a transcript that is a text', { transcript: 'User: Hi', durationSeconds: 3 }, null, false],
		['a call that we made', { transcript: agentOnly, direction: 'outbound' }, false, false],
	])('%s', (_what, data, callerSpoke, missed) => expect(recordOf(data)).toMatchObject({ callerSpoke, missed }));

	it('is known without a transcript if this process answered', () => {
		rememberTurn('call_answered', { cameAt: 0, firstWordAt: 250, fellBack: false, end: 'closed' });
		expect(recordOf({ callId: 'call_answered', transcript: [], durationSeconds: 4 })).toMatchObject({
			callerSpoke: true,
			missed: false,
			timing: { turns: 1, firstWordMs: 250, slowestFirstWordMs: 250, fallbacks: 0, interruptions: 0 },
		});
	});

	it('is open while a call goes on', () => {
		expect(recordOf({ status: 'in-progress', endedAt: null, transcript: agentOnly, disconnectionReason: null })).toMatchObject({
			status: 'unknown',
			callerSpoke: null,
			missed: null,
			endedAt: null,
		});
	});
});

it.each<[object, boolean]>([
	[{ status: 'completed', transcripts: [{ transcript: 'Hi', response: null }] }, true],
	[{ status: 'completed', transcripts: [] }, false],
	[{ status: 'completed' }, false],
	[{ status: 'in-progress', transcripts: [{ transcript: 'Hi', response: null }] }, false],
	[{ status: 'in-progress', endedAt: times.endedAt, transcripts: [{ transcript: 'Hi' }] }, true],
	[{ status: 'no-answer', transcripts: [] }, true],
	[{ status: 'failed' }, true],
])('a call is complete when it is over and its transcript is there: %j, %j', (call, expected) =>
	expect(isCompleteCall(call as never)).toBe(expected),
);
