import { SentenceStream } from '../../../nodes/shared/voice/sentences';
import { MarkdownToSpeech } from '../../../nodes/shared/voice/markdownToSpeech';
import { toSpeech } from '../../../nodes/shared/voice/speech';
import ar from './corpus/ar.json';
import en from './corpus/en.json';
import es from './corpus/es.json';
import hi from './corpus/hi.json';
import ja from './corpus/ja.json';
import markdown from './corpus/markdown.json';
import { cut } from './cuts';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

/** Answers as a phone agent's model writes them, each as the list of its sentences. */
const CORPUS: Array<[locale: string, answers: string[][]]> = [
	['en-US', en],
	['es-ES', es],
	['ar-SA', ar],
	['ja-JP', ja],
	['hi-IN', hi],
];

const written = (locale: string, sentences: string[]) =>
	sentences
		.map((sentence) => (locale === 'ja-JP' || sentence.endsWith('\n') ? sentence : `${sentence} `))
		.join('')
		.trimEnd();

/** Every way a text is cut here: whole, character by character (surrogate pairs in two), and at random. */
const cutsOf = (text: string): string[][] => [[text], text.split(''), ...SEEDS.map((seed) => cut(text, seed, seed % 2 ? 7 : 25))];

const sentencesOf = (pieces: string[], locale: string): string[] => {
	const stream = new SentenceStream(locale);
	return [...pieces.flatMap((piece) => stream.push(piece)), stream.flush()];
};

/** What the caller hears, line by line, as the translator makes it. */
const spokenLines = (pieces: string[], locale: string): string[] => {
	const cleaner = new MarkdownToSpeech();
	return sentencesOf(pieces, locale)
		.map((sentence) => cleaner.clean(sentence))
		.filter((line) => line !== '');
};

/** The lines put together as in `whole`: only the spaces between lines are not said by any of them. */
const joined = (lines: string[], whole: string): string =>
	lines.reduce((text, line) => text + (whole.startsWith(` ${line}`, text.length) ? ' ' : '') + line, '');

describe.each(CORPUS)('%s', (locale, answers) => {
	it('says the cleaned text, however it is cut', () => {
		for (const sentences of answers) {
			const text = written(locale, sentences);
			const whole = toSpeech(text);
			for (const pieces of cutsOf(text)) expect(joined(spokenLines(pieces, locale), whole)).toBe(whole);
		}
	});

	it('changes nothing in plain text', () => {
		for (const sentences of answers) {
			const text = written(locale, sentences);
			if (!/https?:/.test(text)) expect(toSpeech(text)).toBe(text.replace(/\s+/g, ' '));
		}
	});
});

describe('boundaries', () => {
	/** Where sentences end, in characters that are not spaces. The end of the text is an end in any case and not counted. */
	const endsOf = (sentences: string[]): number[] => {
		let end = 0;
		return sentences
			.map((sentence) => (end += sentence.replace(/\s/g, '').length))
			.filter((at, _, ends) => at > 0 && at < ends[ends.length - 1]);
	};

	/** The early break of a long first sentence is no mistake; it is counted by itself. */
	const isEarlyBreak = (got: string[], ends: number[], at: number) =>
		at === ends[0] && /[,;:\u060c\u061b\u3001\u2013\u2014]\s*$/.test(got[0]);

	const figures = CORPUS.map(([locale, answers]) => {
		const figure = { locale, sentences: answers.flat().length, right: 0, missed: 0, wrong: 0, early: 0 };
		const mistakes = new Set<string>();
		for (const sentences of answers) {
			const expected = endsOf(sentences);
			for (const pieces of cutsOf(written(locale, sentences))) {
				const got = sentencesOf(pieces, locale);
				const ends = [...new Set(endsOf(got))];
				const extra = ends.filter((at) => !expected.includes(at));
				const early = extra.filter((at) => isEarlyBreak(got, ends, at)).length;
				const right = ends.length - extra.length;
				figure.right += right;
				figure.early += early;
				figure.wrong += extra.length - early;
				figure.missed += expected.length - right;
				if (extra.length > early || right < expected.length) mistakes.add(got.join('|'));
			}
		}
		return { ...figure, mistakes };
	});

	const shareOf = (parts: Array<Omit<(typeof figures)[number], 'locale' | 'mistakes'>>) => {
		const sum = (key: 'right' | 'missed' | 'wrong') => parts.reduce((total, part) => total + part[key], 0);
		return (100 * sum('right')) / (sum('right') + sum('missed') + sum('wrong'));
	};

	it('are right in at least 98 of 100 cases', () => {
		const lines = figures.map((figure) => {
			const { locale, sentences, right, missed, wrong, early, mistakes } = figure;
			return `${locale}: ${shareOf([figure]).toFixed(2)} % of boundaries (${sentences} sentences; right ${right}, missed ${missed}, wrong ${wrong}; early breaks ${early})\n${[...mistakes].map((one) => `    ${one}\n`).join('')}`;
		});
		process.stdout.write(`${lines.join('')}all: ${shareOf(figures).toFixed(2)} %\n`);
		expect(figures.reduce((total, { sentences }) => total + sentences, 0)).toBeGreaterThanOrEqual(320);
		for (const figure of figures) {
			expect(figure.sentences).toBeGreaterThanOrEqual(60);
			expect(shareOf([figure])).toBeGreaterThanOrEqual(98);
		}
	});
});

describe('Markdown', () => {
	const MARKUP = /\*\*|`|~~|\]\(|<\/?[a-z]|<\||^#|\\[([]|\$\$|tool_call|https?:|\|/im;

	it.each(markdown.map(([text, said]) => [text, said]))('%j is said, however it is cut', (text, said) => {
		expect(toSpeech(text)).toBe(said);
		for (const locale of ['en-US', 'ja-JP']) {
			for (const pieces of cutsOf(text)) {
				const lines = spokenLines(pieces, locale);
				expect(joined(lines, said)).toBe(said);
				for (const line of lines) expect(line).not.toMatch(MARKUP);
			}
		}
	});

	it('is said the same in the middle of plain text', () => {
		for (const [text] of markdown) {
			const whole = `Good morning. ${text}\n\nThat was all. Goodbye!`;
			for (const pieces of cutsOf(whole)) expect(joined(spokenLines(pieces, 'en-US'), toSpeech(whole))).toBe(toSpeech(whole));
		}
	});

	it('is said the same when all of it comes as one answer', () => {
		const text = markdown
			.filter(([part]) => !/never closed|cut off|<tool_call>\{"name": "x"$/i.test(part))
			.map(([part]) => part)
			.join('\n\n');
		for (const pieces of cutsOf(text)) expect(joined(spokenLines(pieces, 'en-US'), toSpeech(text))).toBe(toSpeech(text));
	});
});
