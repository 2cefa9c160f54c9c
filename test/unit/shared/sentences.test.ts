import { SentenceStream } from '../../../nodes/shared/sentences/sentences';
import { cut } from './cuts';

function sentencesOf(pieces: string[], locale = 'en-US'): string[] {
	const stream = new SentenceStream(locale);
	return [...pieces.flatMap((piece) => stream.push(piece)), stream.flush()].filter((sentence) => sentence !== '');
}

const TEXTS: Array<[locale: string, text: string, sentences: string[]]> = [
	['en-US', 'Hello there. How are you? Fine!', ['Hello there. ', 'How are you? ', 'Fine!']],
	['en-US', 'Dr. Smith pays 3.50 dollars, e.g. at J. Doe. Good.', ['Dr. Smith pays 3.50 dollars, e.g. at J. Doe. ', 'Good.']],
	['en-US', 'We open at 9 a.m. on weekdays. Bye.', ['We open at 9 a.m. on weekdays. ', 'Bye.']],
	['en-US', 'Two things:\n1. Bring it.\n2. Pay.', ['Two things:\n', '1. Bring it.\n', '2. Pay.']],
	['es-ES', '¿Cómo está? El Sr. López llega hoy. ¡Bien!', ['¿Cómo está? ', 'El Sr. López llega hoy. ', '¡Bien!']],
	['ar-SA', 'مرحبا بك. كيف حالك؟ أنا بخير.', ['مرحبا بك. ', 'كيف حالك؟ ', 'أنا بخير.']],
	['ja-JP', 'こんにちは。ご用件は何ですか?予約です。', ['こんにちは。', 'ご用件は何ですか?', '予約です。']],
	['hi-IN', 'नमस्ते। आप कैसे हैं? मैं ठीक हूँ।', ['नमस्ते। ', 'आप कैसे हैं? ', 'मैं ठीक हूँ।']],
];

describe('SentenceStream', () => {
	it.each(TEXTS)('%s: groups %s into sentences, however it is cut', (locale, text, expected) => {
		const said = expected.map((sentence) => sentence.trim());
		const got = (pieces: string[]) => sentencesOf(pieces, locale).map((sentence) => sentence.trim());
		for (let seed = 1; seed <= 50; seed++) expect({ seed, got: got(cut(text, seed)) }).toEqual({ seed, got: said });
		expect(got([text])).toEqual(said);
	});

	it('loses, doubles and reorders nothing', () => {
		const text = TEXTS.map(([, part]) => part).join(' ') + ' A tail without an end, 2 * 3 = 6 https://example.com/a.b?c=1';
		for (let seed = 1; seed <= 100; seed++) expect(sentencesOf(cut(text, seed)).join('')).toBe(text);
	});

	describe('lets a sentence go', () => {
		it.each([
			['a full stop, a space and the next letter', 'en-US', 'One is done. T'],
			['a question mark, a space and the next letter', 'en-US', 'Is it? Y'],
			['a digit', 'en-US', 'It is done. 5'],
			['a lower-case letter', 'en-US', 'It is finished. n'],
			['the beginning of a list item', 'en-US', 'Hello there. *'],
			['the beginning of a link', 'en-US', 'Hello there. [l'],
			['the next letter after an emoji', 'en-US', 'Great! \u{1f600} N'],
			['the end of a line', 'en-US', 'No stop here\n'],
			['an Arabic question mark, a space and the next letter', 'ar-SA', '\u0643\u064a\u0641 \u062d\u0627\u0644\u0643\u061f \u0623'],
			['an ideographic full stop', 'ja-JP', '\u3053\u3093\u306b\u3061\u306f\u3002'],
			['a danda', 'hi-IN', '\u0928\u092e\u0938\u094d\u0924\u0947\u0964'],
			['an ideographic question mark and the next letter', 'ja-JP', '\u672c\u5f53\uff1f\u306f'],
			['the word after an abbreviation', 'en-US', 'It is in the U.S. We '],
		])('with %s, not before', (_, locale, text) => {
			const stream = new SentenceStream(locale);
			const characters = Array.from(text);
			const last = characters.pop()!;
			expect(characters.flatMap((character) => stream.push(character))).toEqual([]);
			expect(stream.push(last)).toHaveLength(1);
		});

		it('before a tool call begins', () => {
			expect(new SentenceStream('en-US').push('Let me check that<tool_call>').join('').trim()).toBe('Let me check that');
		});

		it.each([
			['ja-JP', '\u300c\u306f\u3044\u3002', '\u300d\u3068\u8a00\u3044\u307e\u3057\u305f\u3002'],
			['hi-IN', '\u0909\u0938\u0928\u0947 \u0915\u0939\u093e, "\u0939\u093e\u0901\u0964', '" \u092b\u093f\u0930'],
		])('not at the full stop of an open quotation (%s)', (locale, open, rest) => {
			const stream = new SentenceStream(locale);
			expect(stream.push(open)).toEqual([]);
			expect(stream.push(rest).join('').startsWith(open)).toBe(true);
		});
	});

	describe('early break', () => {
		const LONG = 'I have looked at every table that we have for tonight, and the only one left is at nine, which is late';

		it('breaks a long first sentence at a clause, and only the first', () => {
			const stream = new SentenceStream('en-US');
			expect(stream.push(LONG)).toEqual(['I have looked at every table that we have for tonight, ']);
			expect(stream.push('. The next sentence is just as long as the first one was, and it has clauses too, but waits')).toEqual([
				'and the only one left is at nine, which is late. ',
			]);
		});

		it('breaks the first sentence that is said, not what a model thinks', () => {
			const pieces = cut(`<think>Hm. They want a table. I look.</think>\n\n---\n\u{1f600} ${LONG}`, 1);
			expect(sentencesOf(pieces).filter((sentence) => /\w/.test(sentence))[0]).toMatch(/tonight, $/);
		});

		it.each([
			[
				'en-US',
				'The price of the whole package for all of you together is exactly 1,000 dollars, and 12, 14 or 16 more, well, for tips',
			],
			['en-US', 'Yes, sure, of course, I have now looked at all of the tables - and there is, I think, one'],
			['en-US', 'The meeting is on May 5, 2026, and we begin at 9:30, or 10:00, if that is better for you and the rest'],
			['es-ES', 'El precio total del paquete para todos ustedes es de 3,50 euros, o bien 1.250,75 euros, si lo prefieren'],
			[
				'ar-SA',
				'\u0644\u0642\u062f \u0646\u0638\u0631\u062a \u0641\u064a \u0643\u0644 \u0627\u0644\u0637\u0627\u0648\u0644\u0627\u062a \u0627\u0644\u062a\u064a \u0644\u062f\u064a\u0646\u0627 \u0647\u0630\u0627 \u0627\u0644\u0645\u0633\u0627\u0621\u060c \u0648\u0627\u0644\u0648\u062d\u064a\u062f\u0629 \u0627\u0644\u0645\u062a\u0628\u0642\u064a\u0629 \u0641\u064a \u0627\u0644\u062a\u0627\u0633\u0639\u0629',
			],
			[
				'hi-IN',
				'\u092e\u0948\u0902\u0928\u0947 \u0906\u091c \u0936\u093e\u092e \u0915\u0947 \u0932\u093f\u090f \u0938\u092d\u0940 \u092e\u0947\u091c\u093c\u0947\u0902 \u0926\u0947\u0916 \u0932\u0940 \u0939\u0948\u0902, \u0914\u0930 \u0915\u0947\u0935\u0932 \u090f\u0915 \u0928\u094c \u092c\u091c\u0947 \u0916\u093e\u0932\u0940 \u0939\u0948',
			],
			[
				'ja-JP',
				'\u672c\u65e5\u306e\u591c\u306b\u3054\u7528\u610f\u3067\u304d\u308b\u304a\u5e2d\u3092\u3059\u3079\u3066\u78ba\u8a8d\u3044\u305f\u3057\u307e\u3057\u305f\u304c\u3001\u6b8b\u3063\u3066\u3044\u308b\u306e\u306f2\u30013\u5e2d\u3067\u3001\u4e5d\u6642\u304b\u3089\u3067\u3059',
			],
		])('is worth a breath and splits no number (%s: %s)', (locale, text) => {
			for (let seed = 1; seed <= 50; seed++) {
				const got = sentencesOf(cut(text, seed), locale);
				expect(got.join('')).toBe(text);
				expect(got).toHaveLength(2);
				expect(got[0].trim().length).toBeGreaterThanOrEqual(20);
				expect(got.join('|')).not.toMatch(/\p{Nd}[\s.,:\u3001]*\|[\s.,:\u3001]*\p{Nd}/u);
			}
		});

		it('counts what is said, not the markup around it', () => {
			const stream = new SentenceStream('en-US');
			const address = 'https://example.com/a/very/long/address/that/nobody/hears';
			expect(stream.push(`[Here](${address}), I think, `)).toEqual([]);
			expect(stream.push('you will find all that I know about it, sir, as I ')).toEqual([
				`[Here](${address}), I think, you will find all that I know about it, `,
			]);
		});

		it('leaves a sentence alone that is whole or short', () => {
			expect(sentencesOf([`${LONG}. Bye.`])).toEqual([`${LONG}. `, 'Bye.']);
			expect(sentencesOf(cut('We have two tables left for you, both are fine.', 1, 1))).toHaveLength(1);
		});
	});

	describe('a text without any full stop', () => {
		const WORDS = 'we have looked at all of it and there is something more to say ';

		/** Work done, in calls of the segmenter times characters: unlike time, it is the same on every machine. */
		const workOf = (pieces: string[]) => {
			const spy = jest.spyOn(Intl.Segmenter.prototype, 'segment');
			const got = sentencesOf(pieces);
			const work = spy.mock.calls.reduce((total, [text]) => total + text.length, 0);
			spy.mockRestore();
			return { work, got };
		};

		it.each<[kind: string, text: string, longest?: number]>([
			['words', WORDS.repeat(320)],
			['no spaces', '\u3042'.repeat(20_000)],
			['emoji', '\u{1f600}'.repeat(10_000)],
			['open brackets', '['.repeat(20_000)],
			['open code', '`'.repeat(20_000), 2_000],
			['a table row', '| a '.repeat(5_000), 1_000],
			['spaces', ' '.repeat(20_000)],
			['one address', `https://${'a.b/'.repeat(5_000)}`],
			['clauses', 'and so on, '.repeat(1_820)],
		])('is parted: %s', (_, text, longest = 500) => {
			const pieces = cut(text, 1);
			const { work, got } = workOf(pieces);
			expect(got.join('')).toBe(text);
			for (const piece of got) expect(piece.length).toBeLessThanOrEqual(longest + 7);
			expect(work / pieces.length).toBeLessThan(longest + 100);
			// No character is cut in half.
			for (const piece of got) expect(piece).toMatch(/^(?![\udc00-\udfff])[^]*(?<![\ud800-\udbff])$/);
		});

		it('is parted between words, at clauses if there are any', () => {
			expect(sentencesOf(cut(WORDS.repeat(100), 1)).every((piece) => piece.endsWith(' '))).toBe(true);
			expect(sentencesOf(cut('and so on and on, '.repeat(200), 1)).every((piece) => piece.endsWith(', '))).toBe(true);
			expect(sentencesOf(cut('1 '.repeat(2_000), 1)).join('')).toBe('1 '.repeat(2_000));
		});

		it('costs no more per token at its end than at its beginning', () => {
			const sentences = 'I have looked at every table, and the one left is at nine. ';
			for (const text of [sentences, WORDS, '| a | b ', '`code ', '<think>a b c ']) {
				const short = cut(text.repeat(Math.ceil(4_000 / text.length)), 1);
				const long = cut(text.repeat(Math.ceil(40_000 / text.length)), 1);
				expect(workOf(long).work / long.length).toBeLessThan(1.5 * (workOf(short).work / short.length) + 20);
			}
		});

		it('is not kept in memory while it is not said', () => {
			const stream = new SentenceStream('en-US');
			stream.push('<think>');
			for (let index = 0; index < 1_000; index++) stream.push('more and more. And more.\n');
			expect(JSON.stringify(stream).length).toBeLessThan(2_000);
		});
	});

	it('starts anew after a flush', () => {
		const stream = new SentenceStream('en-US');
		stream.push('unfinished');
		expect(stream.flush()).toBe('unfinished');
		expect(stream.flush()).toBe('');
	});

	it('copes with a locale that does not exist', () => {
		expect(sentencesOf(['One. Two.'], 'not a locale')).toEqual(['One. ', 'Two.']);
	});
});
