import fc from 'fast-check';

import { parseNeverSpeak } from '../../../nodes/shared/speech/neverSpeak';
import { speechLines, SpeechStream, toSpeech, type SpeechOptions } from '../../../nodes/shared/speech/speech';
import reported from './corpus/reported.json';
import { cut } from './cuts';
import { computingMs } from '../../support/computing';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

const spoken = (pieces: string[], options: Partial<SpeechOptions> = {}) => {
	const stream = new SpeechStream({ locale: 'en-US', ...options });
	const lines = [...pieces.flatMap((piece) => stream.push(piece)), ...stream.flush()];
	return { lines, silentBecause: stream.silentBecause };
};

/** Every way a text is cut here: whole, by UTF-16 unit, and at random. */
const cutsOf = (text: string) => [[text], text.split(''), ...SEEDS.map((seed) => cut(text, seed, seed % 2 ? 7 : 25))];

describe('SpeechStream', () => {
	it.each(reported as Array<[text: string, lines: string[], locale?: string]>)(
		'speaks %j as it should, however it is cut',
		(text, lines, locale = 'en-US') => {
			for (const pieces of cutsOf(text)) expect(spoken(pieces, { locale }).lines).toEqual(lines);
		},
	);

	it.each([
		['{"item": "lamp", "amount": 2}', 'json'],
		['```js\nconst x = 1;\n```', 'code'],
		['<think>They ask for lamps.</think>', 'hidden'],
		['hang_up()', 'hidden'],
		['[TRANSFER]', 'hidden'],
		['...', 'noWords'],
		['\u{1f600} --', 'noWords'],
		['', undefined],
		[' \n', undefined],
		['Hello.', undefined],
	])('tells why nothing of %j is spoken: %s', (text, reason) => {
		for (const pieces of cutsOf(text)) expect(spoken(pieces).silentBecause).toBe(reason);
	});

	it('starts anew after a flush', () => {
		const stream = new SpeechStream({ locale: 'en-US' });
		stream.push('Bye.<|im_end|> More.');
		expect(stream.flush()).toEqual(['Bye.']);
		expect([...stream.push('{"reply": "Hello again."}'), ...stream.flush()]).toEqual(['Hello again.']);
	});

	it('speaks the next message after the end of a turn', () => {
		const stream = new SpeechStream({ locale: 'en-US' });
		const lines = stream.push('One moment.<|im_end|>\n');
		stream.nextText();
		expect([...lines, ...stream.push('We have two.'), ...stream.flush()]).toEqual(['One moment.', 'We have two.']);
	});

	it.each([
		['We have one table le', ['We have one table']],
		['Your parcel is in Mun', ['Your parcel is in']],
		['Hello there. We ha', ['Hello there.']],
		['On th', []],
		['We are closed.', ['We are closed.']],
	])('speaks whole words of %j if the model broke off', (text, lines) => {
		const stream = new SpeechStream({ locale: 'en-US' });
		expect([...stream.push(text), ...stream.flush({ complete: false })]).toEqual(lines);
	});

	describe('startsWithReasoning', () => {
		it.each([
			['They ask for lamps.\n</think>\nWe have two.', ['We have two.']],
			['Hm. {"a": 1}</thinking >We have two.', ['We have two.']],
			['<think>Hm.</think>We have two.', ['We have two.']],
			['We have two. It never ends.', ['We have two.', 'It never ends.']],
		])('hides the beginning of %j', (text, lines) => {
			for (const pieces of cutsOf(text)) expect(spoken(pieces, { startsWithReasoning: true }).lines).toEqual(lines);
		});
	});
});

describe('neverSpeak', () => {
	const neverSpeak = parseNeverSpeak('end\n End Call \n\nPowered by Acme\n[GO]\n/\\bref(?:erence)? \\d+/i');

	it.each([
		['Hi end call now, weekend END. Yes', ['Hi now, weekend.', 'Yes']],
		['A, powered\nby ACME, that is good. See Ref 4711 or reference 5. Bye [GO]', ['A, that is good.', 'See or.', 'Bye']],
		['[GO]now', ['now']],
		['two[GO]words', ['two words']],
	])('leaves out of %j what is never spoken, however it is cut', (text, lines) => {
		for (const pieces of cutsOf(text)) expect(spoken(pieces, { neverSpeak }).lines).toEqual(lines);
	});

	it('tells that nothing else was said', () => {
		for (const text of ['END', 'Ref 4711.'])
			expect(spoken([text], { neverSpeak })).toEqual({ lines: [], silentBecause: 'neverSpoken' });
	});

	it('applies to whole texts', () => {
		expect(toSpeech('Hi. Ref 4711. End call', { neverSpeak })).toBe('Hi.');
		expect(speechLines('Hi\nRef 4711\nend', { neverSpeak })).toEqual(['Hi']);
	});

	it.each(['/(/', '/a*/', '/\\b/', '/x/q', '/^/'])('refuses the pattern %s', (line) => {
		expect(() => parseNeverSpeak(`hello\n${line}`)).toThrow(line);
	});

	it('takes a text with slashes for a text', () => {
		expect(toSpeech('Yes and/or no, 5/6', { neverSpeak: parseNeverSpeak('and/or\n/') })).toBe('Yes no, 5 6');
	});
});

describe('speechLines', () => {
	it.each([
		['Mon 9-5\nTue 9-5\n\nWed closed', ['Mon 9-5.', 'Tue 9-5.', 'Wed closed']],
		['Hello Tom,\nyour lamp is ready!', ['Hello Tom,', 'your lamp is ready!']],
		['One. Two.', ['One. Two.']],
		['{"reply": "A\\nB"}', ['A.', 'B']],
		['...', []],
	])('speaks %j with a pause between the lines', (text, lines) => expect(speechLines(text)).toEqual(lines));
});

describe('any text', () => {
	const MARKUP =
		'* ** _ ` ``` ```json ~~~ # | < > <b> </b> <think> </think> <script> </script> <br/> <p> <s> </s> <break/> <!-- --> { } {"a": "reply":" " \' , : [ ] ( ) [1] [doc1] ' +
		'[TRANSFER] [laughs] hang_up( a="b") functions.x({ }) <|im_end|> <|end|> <|channel|> analysis final <|message|> <|start|>assistant &amp; &rsquo; & \\n \\ https:// ' +
		'www.a.example/b 9 *9 $ % ; [INST] [/INST] <details> 【4:0†s】 “ ” « » <sub_alias="x"> </prosody> word true null . ! ? - 1.';
	const SPACED = [
		'\n',
		' ',
		'[Used tools: ',
		'User: ',
		'Agent: ',
		'Thought: ',
		'Action: ',
		'Action Input: ',
		'Final Answer: ',
		'the lamp ',
		'Two. ',
		'*pauses* ',
	];
	const LETTERS = ['İ', 'ı', 'e\u0301', '\ud83d\ude00', '\ud83d', '\ude00', '\u200f', '\u202b', 'مرحبا', '你好', '。\n', 'हैं। '];
	const textOf = (pieces: string[]) => fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join(''));
	const anyText = fc.oneof(textOf([...MARKUP.split(' '), ...SPACED, ...LETTERS]), fc.string({ unit: 'binary', maxLength: 30 }));
	const lengths = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 30 });
	const cutBy = (text: string, sizes: number[]) => {
		const pieces: string[] = [];
		for (let start = 0, index = 0; start < text.length; index++) {
			const size = sizes[index % sizes.length];
			pieces.push(text.slice(start, start + size));
			start += size;
		}
		return pieces;
	};
	const wordsOf = (lines: string[]) => (lines.join('').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join('');

	it.each(['en-US', 'ja-JP', 'tr-TR'])('gives the same words however it is cut (%s)', (locale) => {
		fc.assert(
			fc.property(anyText, lengths, (text, sizes) => {
				const whole = spoken([text], { locale });
				const pieces = spoken(cutBy(text, sizes), { locale });
				expect(wordsOf(pieces.lines)).toBe(wordsOf(whole.lines));
				expect(pieces.silentBecause).toBe(whole.silentBecause);
				expect(wordsOf([toSpeech(text, { locale })])).toBe(wordsOf(whole.lines));
			}),
			{ numRuns: 1_000 },
		);
	});

	it('gives the same words without what is never spoken', () => {
		const neverSpeak = parseNeverSpeak('the lamp\nlamp Two\nword\n/final+/i');
		fc.assert(
			fc.property(anyText, lengths, (text, sizes) => {
				expect(wordsOf(spoken(cutBy(text, sizes), { neverSpeak }).lines)).toBe(wordsOf(spoken([text], { neverSpeak }).lines));
			}),
			{ numRuns: 500 },
		);
	});

	it('keeps every word of plain prose', () => {
		const words = [
			'the',
			'lamp',
			'İyi',
			'e\u0301a',
			'مرحبا',
			'Two',
			'12',
			'3.50',
			'really',
			'call',
			'us',
			'user',
			'agent',
			'final',
			'action',
			'(free)',
			'pauses',
			'a-b',
		];
		const prose = fc.array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', ' ', ' ', ', ', '. ', '? ', '\n')), {
			minLength: 1,
			maxLength: 30,
		});
		fc.assert(
			fc.property(prose, lengths, (parts, sizes) => {
				const text = parts.flat().join('');
				expect(wordsOf(spoken(cutBy(text, sizes)).lines)).toBe(wordsOf([text]));
			}),
			{ numRuns: 500 },
		);
	});

	it('costs a bounded time per token', () => {
		const pieces = ['[', '<', '{"a":', '`', 'a_b(', '[Used tools: ', 'User: x\n', '<!--', '\\n', '&', 'hang_up(a="', '*a ', '```\n'];
		for (const piece of pieces) {
			const text = piece.repeat(Math.ceil(8_000 / piece.length));
			const stream = new SpeechStream({ locale: 'en-US' });
			const ms = computingMs(() => {
				for (let index = 0; index < text.length; index += 20) stream.push(text.slice(index, index + 20));
				stream.flush();
			});
			expect({ piece, isFast: ms < 10_000 }).toEqual({ piece, isFast: true });
		}
	});
});
