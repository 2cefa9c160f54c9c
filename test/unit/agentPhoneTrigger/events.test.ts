import { runInNewContext } from 'node:vm';

import { configuredOutputs, routeItems } from '../../../nodes/shared/webhook/triggerNode';
import { EVENT_LABELS } from '../../../nodes/AgentPhone/trigger/eventKinds';
import { kindOf, parseEvent } from '../../../nodes/AgentPhone/trigger/events';
import { toItemJson } from '../../../nodes/AgentPhone/trigger/item';
import { agentPhoneTurnEncoder } from '../../../nodes/AgentPhone/trigger/turnEncoder';
import { callEnded, reaction, testMessage, textMessage, voiceTurn } from '../../simulator';

const parse = (event: unknown) => parseEvent(Buffer.from(typeof event === 'string' ? event : JSON.stringify(event)));

const reasonFor = (event: unknown) => {
	const result = parse(event);
	return result.ok ? 'none' : result.reason;
};

describe('parseEvent', () => {
	it.each([
		['a voice turn', voiceTurn(), 'voiceTurn'],
		['an SMS', textMessage(), 'textMessage'],
		['an iMessage', textMessage({ channel: 'imessage' }), 'textMessage'],
		['a channel to come', textMessage({ channel: 'whatsapp' }), 'textMessage'],
		['a test delivery', testMessage(), 'textMessage'],
		['a reaction', reaction(), 'reaction'],
		['an ended call', callEnded(), 'callEnded'],
		['an ended web call', callEnded({ data: { numberId: null, from: null, to: null, direction: 'web' } }), 'callEnded'],
		['a voice turn of a web call', voiceTurn({ data: { numberId: null, from: null, to: null } }), 'voiceTurn'],
		['an ended outbound call', callEnded({ data: { direction: 'outbound' } }), 'callEnded'],
		['a voice turn of an outbound call', voiceTurn({ data: { direction: 'outbound' } }), 'voiceTurn'],
		['a text without the optional ids', textMessage({ data: { messageId: undefined, mediaUrls: undefined } }), 'textMessage'],
	])('knows %s', (_what, event, kind) => {
		expect(parse(event)).toMatchObject({ ok: true, event: { kind } });
	});

	it('keeps fields it does not know', () => {
		const event = { ...textMessage({ data: { futureField: [1, { deep: true }] } }), futureEnvelope: 'x' };
		expect(parse(event)).toMatchObject({ event: { payload: JSON.parse(JSON.stringify(event)) as object } });
	});

	it('takes our own messages for echoes', () => {
		expect(parse(textMessage({ data: { direction: 'outbound' } }))).toEqual({ ok: true, event: { kind: 'echo' } });
		expect(parse(reaction({ data: { direction: 'outbound' } }))).toEqual({ ok: true, event: { kind: 'echo' } });
	});

	it.each(['call.ended', 'agent.future'])('takes %s for another event', (event) => {
		expect(parse({ ...callEnded(), event })).toMatchObject({ ok: true, event: { kind: 'other' } });
	});

	it.each([
		['no JSON', '{', /not valid JSON/],
		['nothing', '', /not valid JSON/],
		['an array', '[]', /the body/],
		['null', 'null', /the body/],
		['no event', { data: {} }, /event/],
		['an empty event name', { event: '', data: {} }, /event/],
		['a voice turn without a call', voiceTurn({ data: { callId: '' } }), /data\.callId/],
		['a voice turn whose call is an object', voiceTurn({ data: { callId: {} as never } }), /data\.callId/],
		['a voice turn without data', { event: 'agent.message', channel: 'voice' }, /data/],
	])('complains about %s', (_what, event, reason) => {
		expect(reasonFor(event)).toMatch(reason);
	});

	it('never repeats what was in the payload', () => {
		const reason = reasonFor(voiceTurn({ data: { callId: { secret: 4711 } as never } }));
		expect(reason).toContain('callId');
		expect(reason).not.toContain('4711');
	});

	it.each<[string, unknown, string]>([
		['no data', { event: 'agent.message', channel: 'sms' }, 'textMessage'],
		['data that is a list', { event: 'agent.call_ended', data: [] }, 'callEnded'],
		['no channel', { event: 'agent.message', data: {} }, 'textMessage'],
		['a channel in capitals', { ...voiceTurn(), channel: 'VOICE' }, 'voiceTurn'],
		['a transcript that is no text', voiceTurn({ data: { transcript: ['x'] as never } }), 'voiceTurn'],
		['no transcript', voiceTurn({ data: { transcript: undefined as never } }), 'voiceTurn'],
		['a number as the ID of the call', voiceTurn({ data: { callId: 4711 as never } }), 'voiceTurn'],
		['a message that is no text', textMessage({ data: { message: 7 as never } }), 'textMessage'],
		['history that is no list', { ...voiceTurn(), recentHistory: 'none' }, 'voiceTurn'],
		['history of texts', { ...voiceTurn(), recentHistory: ['Hi', null, { content: 5 }] }, 'voiceTurn'],
		['an ended call whose transcript is a text', callEnded({ data: { transcript: 'Hi' as never } }), 'callEnded'],
		['an ended call without an ID', callEnded({ data: { callId: null as never } }), 'callEnded'],
		['a reaction without a type', reaction({ data: { reactionType: undefined as never } }), 'reaction'],
		['a time that is a number', { ...textMessage(), timestamp: 1_700_000_000 }, 'textMessage'],
		['an unknown event without data', { event: 'agent.future' }, 'other'],
		['a contact that is shared', { event: 'agent.contact_shared', data: { contact: { name: 'Ada Example' } } }, 'contactShared'],
	])('takes an event with %s', (_what, event, kind) => {
		const result = parse(event);
		expect(result).toMatchObject({ ok: true, event: { kind } });
		if (!result.ok || !('payload' in result.event)) return;
		const { payload } = result.event;
		expect(() => toItemJson(kind as 'voiceTurn', payload)).not.toThrow();
	});

	it('takes a body with a byte order mark', () => {
		expect(parse(`\ufeff${JSON.stringify(voiceTurn())}`)).toMatchObject({ ok: true, event: { kind: 'voiceTurn' } });
	});
});

describe('the outputs', () => {
	it('are labelled, in the order of choosing, and need nothing but their parameter', () => {
		// n8n evaluates the source text.
		const evaluated = runInNewContext(`(${configuredOutputs.toString()})`) as typeof configuredOutputs;
		expect(evaluated({ events: ['callEnded', 'voiceTurn'] }, EVENT_LABELS)).toEqual([
			{ type: 'main', displayName: 'Call Ended' },
			{ type: 'main', displayName: 'Caller Speaks' },
		]);
		expect(evaluated({}, EVENT_LABELS)).toEqual([]);
	});

	it('get the items of their event', () => {
		const items = [voiceTurn(), callEnded(), textMessage()].map((event) => ({ json: JSON.parse(JSON.stringify(event)) as never }));
		expect(routeItems(items, ['textMessage', 'voiceTurn'], (json) => kindOf(json))).toEqual([[items[2]], [items[0]]]);
	});
});

describe('agentPhoneVoiceWire', () => {
	it.each([
		[{ text: 'Bye.' }, { text: 'Bye.' }],
		[{ text: 'Bye.', close: 'finish' as const }, { text: 'Bye.' }],
		[
			{ text: '', close: 'hangUp' as const },
			{ text: '', hangup: true },
		],
		[
			{ text: 'One moment.', close: 'transfer' as const },
			{ text: 'One moment.', action: 'transfer' },
		],
		[
			{ text: '', close: 'pressDigits' as const, digits: '1#' },
			{ text: '', digits: '1#' },
		],
	])('closes with %j', (command, line) => expect(agentPhoneTurnEncoder.final(command)).toEqual(line));

	it('marks every other line as interim', () => {
		expect(agentPhoneTurnEncoder.interim('Hi.')).toEqual({ text: 'Hi.', interim: true });
	});
});
