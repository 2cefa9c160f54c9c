import { NonSpeechFilter } from '../../../nodes/shared/speech/nonSpeech';
import { cut } from './cuts';

const filtered = (pieces: string[]): string => {
	const filter = new NonSpeechFilter();
	return pieces.map((piece) => filter.push(piece)).join('') + filter.flush();
};

describe('NonSpeechFilter', () => {
	it.each([
		['a code block', 'Run:\n```js\nx = `1`;\n~~~\n```\nDone.', 'Run:\n\nDone.'],
		['a longer fence with a shorter one inside', '~~~~\n~~~\n~~~~~\nDone.', '\nDone.'],
		['a tool call', 'Wait.<tool_call id="1">{"a": "</b>"}</tool_call>Done.', 'Wait.\nDone.'],
		['an empty element', 'Wait.<tool_call/>Done.', 'Wait.\nDone.'],
		['reasoning', '<think>No. <b>Yes</b>\n```\n</think>Done.', '\nDone.'],
		['JSON with brackets in strings', 'a {"b": "}\\"}", "c": [{}]} d', 'a \n d'],
		['a JSON list', 'a [{"b": 1}, {"c": [2]}] d', 'a \n d'],
		['a comment', 'a <!-- b -- > --> c', 'a \n c'],
		['control tokens', '<|im_start|>a<|call_begin|>b<|call_end|>c\uff5c<\uff5cend\uff5c>', 'a\nc\uff5c'],
		['line-breaking elements', 'a<br>b</p><LI class="x">c', 'a\nb\n\nc'],
	])('takes out %s, however it is cut', (_, text, expected) => {
		for (const pieces of [[text], text.split(''), ...Array.from({ length: 20 }, (__, seed) => cut(text, seed))])
			expect(filtered(pieces)).toBe(expected);
	});

	it.each([
		'a < b and c > d',
		'the <b>bold</b> one',
		'{a} [b] {"c"} ["d"]',
		'``` in ``` a line',
		'~~~no~~~',
		'x <thin> y',
		'a <',
		'ends with [',
		'tail {',
		'\ud83d\ude00',
		'a <b',
	])('keeps %s', (text) => {
		for (const pieces of [[text], text.split('')]) expect(filtered(pieces)).toBe(text);
	});

	it.each(['```js', '<tool_ca', '<tool_call>', '<think>a. b', '{"name', '{"name": "x', '[{"na', '<|im_'])(
		'drops the unfinished %s at the end',
		(text) => {
			expect(filtered(['Done.\n', ...text.split('')])).toMatch(/^Done\.\n{1,2}$/);
		},
	);

	it('holds back no more than may become an opening', () => {
		const filter = new NonSpeechFilter();
		expect(filter.push('Hello <')).toBe('Hello ');
		expect(filter.push('b')).toBe('');
		expect(filter.push('u')).toBe('<bu');
		expect(filter.push('t now\n')).toBe('t now\n');
		expect(filter.push('``')).toBe('');
		expect(filter.push(' no')).toBe('`` no');
		expect(filter.push('\ud83d')).toBe('');
		expect(filter.push('\ude00')).toBe('\u{1f600}');
	});

	it('lets go of what comes before a tool call at once', () => {
		expect(new NonSpeechFilter().push('One moment <tool_call>')).toBe('One moment \n');
	});

	it('starts anew after a flush', () => {
		const filter = new NonSpeechFilter();
		filter.push('<think>');
		filter.flush();
		expect(filter.push('```\na\n```\nb')).toBe('\nb');
	});
});
