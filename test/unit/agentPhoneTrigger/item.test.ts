import { kindOfItem, parseEvent } from '../../../nodes/AgentPhone/trigger/events';
import { endedCallItem, isSilentTurn, toItemJson } from '../../../nodes/AgentPhone/trigger/item';
import { CALL_STARTED_INPUT, CALLER_SILENT_INPUT } from '../../../nodes/shared/liveTrigger/silence';
import { callEnded, reaction, textMessage, voiceTurn } from '../../simulator';

const parse = (event: unknown) => parseEvent(Buffer.from(JSON.stringify(event)));

describe('toItemJson', () => {
	const json = (event: ReturnType<typeof voiceTurn> | ReturnType<typeof textMessage>) => {
		const result = parse(event);
		if (!result.ok || result.event.kind === 'echo') throw new Error('not parsed');
		return toItemJson(result.event.kind, result.event.payload);
	};

	it('gives what was said before as chat messages', () => {
		const recentHistory = [
			{ content: 'Hello, how can I help?', direction: 'outbound', channel: 'voice', at: '2026-01-01T00:00:00Z' },
			{ content: '', direction: 'inbound', channel: 'voice', at: '2026-01-01T00:00:01Z' },
			{ content: 'I lost my key.', direction: 'inbound', channel: 'voice', at: '2026-01-01T00:00:02Z' },
		];
		const chatHistory = [
			{ role: 'assistant', content: 'Hello, how can I help?' },
			{ role: 'user', content: 'I lost my key.' },
		];
		expect(json({ ...voiceTurn(), recentHistory } as never)).toMatchObject({ chatHistory, recentHistory });
		expect(json({ ...textMessage(), recentHistory } as never)).toMatchObject({ chatHistory });
	});

	it('gives AI nodes what they look for', () => {
		const turn = voiceTurn();
		expect(json(turn)).toEqual({
			...turn,
			chatInput: turn.data.transcript,
			sessionId: turn.data.callId,
			chatHistory: [],
			from: '+15005550001',
			to: '+15005550002',
			direction: 'inbound',
		});
		const text = textMessage();
		expect(json(text)).toMatchObject({ chatInput: text.data.message, sessionId: text.data.conversationId });
	});

	it('gives empty texts for what is none', () => {
		const turn = { ...voiceTurn({ data: { callId: 4711 as never, transcript: null as never } }), recentHistory: 'none' } as never;
		expect(json(turn)).toMatchObject({ chatInput: '', sessionId: '4711', chatHistory: [] });
	});

	it('knows a texter without a conversation by the number', () => {
		expect(json(textMessage({ data: { conversationId: null } }))).toMatchObject({ sessionId: '+15005550001' });
	});
});

describe('a voice turn without words', () => {
	const payload = (transcript: unknown) => JSON.parse(JSON.stringify(voiceTurn({ data: { transcript: transcript as never } }))) as never;

	it.each([[''], ['  \n'], ['\u00a0'], ['\u200b'], [null], [undefined], [['x']], [7]])('is one whose transcript is %j', (transcript) => {
		expect(isSilentTurn(payload(transcript))).toBe(true);
	});

	it.each([['Hello'], ['…'], ['0']])('is none whose transcript is %j', (transcript) => {
		expect(isSilentTurn(payload(transcript))).toBe(false);
	});

	it.each([
		[{ callStarted: true, callerSilent: false }, CALL_STARTED_INPUT],
		[{ callStarted: false, callerSilent: true }, CALLER_SILENT_INPUT],
	])('tells a language model about it: %j', (turn, chatInput) => {
		expect(toItemJson('voiceTurn', payload(''), turn)).toMatchObject({ ...turn, chatInput });
	});
});

describe('who wrote, where to answer, and which message', () => {
	const group = { isGroup: true, groupId: 'grp_1', groupName: 'Friends', participants: [] };

	it.each<[string, object, object]>([
		['a text', textMessage({ data: { messageId: 'msg_1' } }), { sender: '+15005550001', replyTo: '+15005550001', messageId: 'msg_1' }],
		['a text whose ID stands in id', { ...textMessage(), data: { from: '+15005550001', id: 'msg_2' } }, { messageId: 'msg_2' }],
		[
			'a text in a group',
			{ ...textMessage(), data: { from: '+15005550003', senderIdentifier: 'ada@example.com', group, message: 'who is in?' } },
			{ sender: 'ada@example.com', replyTo: 'grp_1', messageId: null, chatInput: 'who is in?' },
		],
		[
			'a text whose group has no ID',
			{
				...textMessage(),
				data: { from: 'ada@example.com', senderIdentifier: '', id: 'msg_3', messageId: '', group: { groupId: '' } },
			},
			{ sender: 'ada@example.com', replyTo: 'ada@example.com', messageId: 'msg_3' },
		],
		['a reaction', reaction(), { sender: '+15005550001', replyTo: '+15005550001' }],
	])('are told of %s', (_what, event, expected) => {
		const result = parse(event);
		if (!result.ok || result.event.kind === 'echo') throw new Error('not parsed');
		expect(toItemJson(result.event.kind, result.event.payload)).toMatchObject(expected);
	});

	it('the history of a group says who wrote what', () => {
		const recentHistory = [
			{ content: 'I am', direction: 'inbound', senderIdentifier: '+15005550004' },
			{ content: 'Noted', direction: 'outbound', senderIdentifier: '+15005550002' },
		];
		const payload = { ...textMessage(), data: { group }, recentHistory } as never;
		expect(toItemJson('textMessage', payload).chatHistory).toEqual([
			{ role: 'user', content: '+15005550004: I am' },
			{ role: 'assistant', content: 'Noted' },
		]);
	});

	it('history with roles instead of directions is read', () => {
		const recentHistory = [
			{ role: 'assistant', content: 'Hello' },
			{ role: 'agent', content: 'Anybody?' },
			{ role: 'user', content: 'Hi' },
		];
		expect(toItemJson('textMessage', { ...textMessage(), recentHistory } as never).chatHistory).toEqual([
			{ role: 'assistant', content: 'Hello' },
			{ role: 'assistant', content: 'Anybody?' },
			{ role: 'user', content: 'Hi' },
		]);
	});
});

it.each<[string, object, string]>([
	['the answer to a button', { message: { text: 'Yes', buttonId: 'b1' } }, 'Yes'],
	['body', { body: 'Hello' }, 'Hello'],
	['message rather than body', { message: 'Hello', body: 'Other' }, 'Hello'],
	['nothing, with media alone', { message: null, mediaUrls: ['https://example.com/1.png'] }, ''],
])('the text of a message is found: %s', (_where, data, text) => {
	expect(toItemJson('textMessage', { event: 'agent.message', channel: 'sms', data } as never).chatInput).toBe(text);
});

describe('what all live events tell at the top', () => {
	const LIVE = { from: '+15005550001', to: '+15005550002', direction: 'inbound' };
	const itemOf = (event: object) => {
		const result = parse(event);
		if (!result.ok || result.event.kind === 'echo') throw new Error('not parsed');
		return toItemJson(result.event.kind, result.event.payload);
	};

	it.each<[string, object, object]>([
		['a voice turn', voiceTurn({ data: { callId: 'call_1' } }), { ...LIVE, sessionId: 'call_1', channel: 'voice' }],
		['a text', textMessage({ data: { conversationId: 'conv_1' } }), { ...LIVE, sessionId: 'conv_1', channel: 'sms' }],
		['a channel in capitals', textMessage({ channel: 'iMessage' }), { ...LIVE, channel: 'imessage' }],
		[
			'a reaction, in which nothing is said',
			reaction({ data: { conversationId: 'conv_1' } }),
			{ ...LIVE, to: null, chatInput: null, sessionId: 'conv_1', channel: 'imessage' },
		],
		[
			'an outbound call',
			voiceTurn({ data: { direction: 'outbound', from: '+15005550002', to: '+15005550001' } }),
			{ from: '+15005550002', to: '+15005550001', direction: 'outbound' },
		],
		[
			'a call from a browser',
			voiceTurn({ data: { direction: 'web', from: 'browser', to: null } }),
			{ from: null, to: null, direction: 'web', channel: 'voice' },
		],
		[
			'a text of which nothing is known',
			{ event: 'agent.message' },
			{ chatInput: '', sessionId: null, from: null, to: null, direction: null, channel: null },
		],
		['a conversation whose ID is a number', textMessage({ data: { conversationId: 7 as never } }), { sessionId: '7' }],
	])('is told of %s', (_what, event, expected) => expect(itemOf(event)).toMatchObject(expected));

	it('is ours where the payload has such a name, and the rest of the payload stays', () => {
		const event = { ...textMessage({ data: { from: '+15005550003' } }), from: 'elsewhere', chatInput: 'x', sessionId: 'y', further: 1 };
		expect(itemOf(event)).toMatchObject({
			from: '+15005550003',
			chatInput: 'Is the shop open?',
			sessionId: event.data.conversationId,
			further: 1,
			data: { from: '+15005550003' },
		});
	});
});

describe('the output of an item', () => {
	const payload = (event: object) => JSON.parse(JSON.stringify(event)) as never;

	it('is that of an ended call, simplified or not', () => {
		expect(kindOfItem(payload(callEnded()))).toBe('callEnded');
		expect(kindOfItem(endedCallItem(payload(callEnded())))).toBe('callEnded');
	});

	it('is that of other events for an unknown event of that name', () => {
		expect(kindOfItem({ event: 'callEnded' })).toBe('other');
	});
});
