// Whose turn it is, and what was said, by the messages of a request.
import { CALL_STARTED_INPUT, CALLER_SILENT_INPUT } from '../../../nodes/shared/liveTrigger/silence';
import { defaultLinesOf, ENGLISH_LINES } from '../../../nodes/shared/voice/defaultLines';
import { fillerForm } from '../../../nodes/CustomLlm/trigger/fillerForm';
import { newToolCallId } from '../../../nodes/CustomLlm/trigger/toolCallIds';
import { turnOf } from '../../../nodes/CustomLlm/trigger/turn';
import { assistant, conversation, itemOf, requestOf, toolResult, user } from './support';
import { computingMs } from '../../support/computing';

const system = { role: 'system', content: 'Be kind.' };

describe('who has spoken', () => {
	it.each<[string, object[], object]>([
		['nobody', [system], { chatInput: CALL_STARTED_INPUT, callStarted: true, chatHistory: [] }],
		['nobody at all', [], { chatInput: CALL_STARTED_INPUT, callStarted: true, systemMessage: '' }],
		['the caller', [system, user('Hi')], { chatInput: 'Hi', callStarted: false, systemMessage: 'Be kind.' }],
		[
			'the agent',
			[assistant('Hello!')],
			{ chatInput: CALLER_SILENT_INPUT, callStarted: false, chatHistory: [{ role: 'assistant', content: 'Hello!' }] },
		],
		['a silent caller', [assistant('Hello!'), user('...')], { chatInput: CALLER_SILENT_INPUT, callStarted: false }],
		['an invisible caller', [user('\u200b')], { chatInput: CALL_STARTED_INPUT, callStarted: true }],
		[
			'the caller twice',
			[user('A table'), user('for two')],
			{ chatInput: 'for two', chatHistory: [{ role: 'user', content: 'A table' }] },
		],
		[
			'the caller, then instructions',
			[user('Hi'), { role: 'system', content: 'Be short.' }],
			{ chatInput: 'Hi', systemMessage: 'Be short.' },
		],
		['the caller, and an empty answer', [user('Hi'), assistant('')], { chatInput: 'Hi', chatHistory: [] }],
	])('%s', (_who, messages, item) => expect(itemOf(conversation(...messages))).toMatchObject(item));
});

describe('results of tools', () => {
	const ours = newToolCallId('control');
	const platform = newToolCallId('platform');
	const called = (id: string, name = 'check_stock') => assistant(null, [{ id, name, args: { item: 'lamp' } }]);
	const result = (id: string) => toolResult(id, '{"left": 2}');
	const given = { name: 'check_stock', input: { item: 'lamp' }, result: { left: 2 } };

	it.each<[string, string, object[], object[]]>([
		['of a call control', 'controlResult', [user('Bye'), called(ours, 'end_call'), result(ours)], []],
		['of two call controls', 'controlResult', [user('Bye'), called(ours, 'end_call'), result(ours), result(ours)], []],
		['of a tool', 'toolResult', [user('Lamps?'), called(platform), result(platform)], [given]],
		['of a tool that somebody else called', 'toolResult', [user('Lamps?'), called('call_1'), result('call_1')], [given]],
		['of a tool and a call control', 'toolResult', [user('Lamps?'), called(platform), result(platform), result(ours)], [given]],
		['of a tool, before instructions', 'toolResult', [user('Lamps?'), called(platform), result(platform), system], [given]],
		[
			'of a tool, before the caller speaks again',
			'voiceTurn',
			[user('Lamps?'), called(platform), result(platform), user('Hello?')],
			[given],
		],
		['of a call control, before the caller speaks again', 'voiceTurn', [user('Bye'), called(ours), result(ours), user('Hello?')], []],
		['that has been answered', 'voiceTurn', [user('Lamps?'), called(platform), result(platform), assistant('Two.'), user('Fine')], []],
	])('%s: %s', (_what, kind, messages, toolResults) => {
		expect(turnOf(requestOf(conversation(...messages)))).toMatchObject({ kind, toolResults });
	});

	it('come with the last words of the caller', () => {
		expect(itemOf(conversation(user('One'), assistant('Two'), user('Lamps?'), called(platform), result(platform)))).toMatchObject({
			chatInput: 'Lamps?',
			chatHistory: [
				{ role: 'user', content: 'One' },
				{ role: 'assistant', content: 'Two' },
			],
			toolResults: [given],
		});
	});

	it.each([
		['a text', 'two left', 'two left'],
		['broken JSON', '{"left":', '{"left":'],
		['a number', '2', '2'],
		['a list', '[1]', [1]],
	])('may be %s', (_what, content, read) => {
		const { toolResults } = turnOf(requestOf(conversation(user('Lamps?'), called('c'), toolResult('c', content))));
		expect(toolResults).toEqual([{ ...given, result: read }]);
	});

	it('of the former form are known by the name of the function', () => {
		const call = { role: 'assistant', content: null, function_call: { name: 'check_stock', arguments: '{"item":"lamp"}' } };
		const messages = [user('Lamps?'), call, { role: 'function', name: 'check_stock', content: '{"left": 2}' }];
		expect(turnOf(requestOf(conversation(...messages)))).toMatchObject({ kind: 'toolResult', toolResults: [given] });
	});
});

describe('the history holds no filler', () => {
	const historyWith = (filler: string, ...contents: string[]) =>
		(
			itemOf(conversation(...contents.map((content) => assistant(content)), user('Go on')), { filler }).chatHistory as Array<{
				content: string;
			}>
		).map(({ content }) => content);
	const FILLERS = 'Let me check that.\nJust a second!\nWait (a moment), please';

	it.each([
		['as we send it', 'Let me check that... You have two lamps.', ['You have two lamps.']],
		['as one sign', 'Let me check that\u2026 You have two lamps.', ['You have two lamps.']],
		['as the field has it', 'Let me check that. You have two lamps.', ['You have two lamps.']],
		['without an end', 'Let me check that', []],
		['alone', 'Let me check that...', []],
		['twice, and another', 'Let me check that... Let me check that... Just a second!... Two.', ['Two.']],
		['in the middle', 'Two lamps. Just a second!... And a chair.', ['Two lamps. And a chair.']],
		['with signs of patterns', 'Wait (a moment), please... Two.', ['Two.']],
		['with a line break', 'Let me check\nthat... Two.', ['Two.']],
		['cut off by the caller', 'Let me check', []],
		['cut off within a word', 'Let me che', []],
		['which another sentence begins with', 'Let me check that for you. Two.', ['Let me check that for you. Two.']],
		['which is not what was said', 'Let', ['Let']],
	])('%s', (_how, content, history) => expect(historyWith(FILLERS, content)).toEqual(history));

	it.each(defaultLinesOf('filler'))('in any language, if the field holds the default: %s', (line) => {
		expect(historyWith(ENGLISH_LINES.filler, `${fillerForm(line)} 42.`)).toEqual(['42.']);
	});

	it('and what the caller says stays as it is', () => {
		const item = itemOf(conversation(user('Let me check that...'), assistant('Fine.'), user('Hi')), { filler: FILLERS });
		expect(item.chatHistory).toEqual([
			{ role: 'user', content: 'Let me check that...' },
			{ role: 'assistant', content: 'Fine.' },
		]);
	});

	it('in no time, however long the conversation', () => {
		const texts = ['Let me check that '.repeat(20_000), ' '.repeat(100_000), '.'.repeat(100_000)];
		expect(computingMs(() => historyWith(FILLERS, ...texts))).toBeLessThan(2_000);
	});
});

it.each([
	['One moment, please.', 'One moment, please...'],
	['One moment...', 'One moment...'],
	['One moment\u2026', 'One moment...'],
	['少々お待ちください。', '少々お待ちください...'],
	['Still there?', 'Still there?...'],
	['Hm', 'Hm...'],
])('a filler %j is sent as %j', (line, form) => expect(fillerForm(line)).toBe(form));
