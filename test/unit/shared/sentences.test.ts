import { SentenceStream } from '../../../nodes/shared/voice/sentences';

/** Deterministic cuts (mulberry32), so that a failing seed can be repeated. */
function cut(text: string, seed: number): string[] {
	let state = seed;
	const random = () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const pieces: string[] = [];
	for (let at = 0; at < text.length; ) {
		const length = 1 + Math.floor(random() * 7);
		pieces.push(text.slice(at, at + length));
		at += length;
	}
	return pieces;
}

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
		for (let seed = 1; seed <= 50; seed++) expect({ seed, got: sentencesOf(cut(text, seed), locale) }).toEqual({ seed, got: expected });
		expect(sentencesOf([text], locale)).toEqual(expected);
	});

	it('loses, doubles and reorders nothing', () => {
		const text = TEXTS.map(([, part]) => part).join(' ') + ' A tail without an end, 2 * 3 = 6 https://example.com/a.b?c=1';
		for (let seed = 1; seed <= 100; seed++) expect(sentencesOf(cut(text, seed)).join('')).toBe(text);
	});

	it('gives a sentence out as soon as the next one begins', () => {
		const stream = new SentenceStream('en-US');
		expect(stream.push('One is done.')).toEqual([]);
		expect(stream.push(' T')).toEqual(['One is done. ']);
	});

	it('breaks a long first sentence at a clause, and only the first', () => {
		const stream = new SentenceStream('en-US');
		const long = 'I have looked at every table that we have for tonight, and the only one left is at nine, which is late';
		expect(stream.push(long)).toEqual(['I have looked at every table that we have for tonight, ']);
		expect(stream.push('. The next sentence is just as long as the first one was, and it has clauses too, but waits')).toEqual([
			'and the only one left is at nine, which is late. ',
		]);
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
