import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { MarkdownToSpeech } from '../../../nodes/shared/speech/markdownToSpeech';
import { toSpeech } from '../../../nodes/shared/speech/speech';
import { compare, sentencesOf, shareOf, sumOf, written, type Boundaries } from './boundaries';
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

/** Every way a text is cut here: whole, character by character (surrogate pairs in two), and at random. */
const cutsOf = (text: string): string[][] => [[text], text.split(''), ...SEEDS.map((seed) => cut(text, seed, seed % 2 ? 7 : 25))];

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
	/** The figures of a corpus, and what was cut wrongly. */
	const figuresOf = (locale: string, answers: string[][], cuts: (text: string) => string[][]) => {
		const mistakes = new Set<string>();
		const parts: Boundaries[] = [];
		for (const sentences of answers) {
			const text = written(locale, sentences);
			for (const pieces of cuts(text)) {
				const got = sentencesOf(pieces, locale);
				expect(got.join('')).toBe(text);
				const boundaries = compare(got, sentences);
				parts.push(boundaries);
				if (boundaries.missed + boundaries.wrong > 0) mistakes.add(got.join('|'));
			}
		}
		return { locale, sentences: answers.flat().length, ...sumOf(parts), mistakes };
	};

	const report = (figures: ReturnType<typeof figuresOf>) =>
		process.stdout.write(
			`${figures.locale}: ${shareOf(figures).toFixed(2)} % of boundaries (${figures.sentences} sentences; right ${figures.right}, missed ${figures.missed}, wrong ${figures.wrong}; early breaks ${figures.early})\n${[...figures.mistakes].map((one) => `    ${one}\n`).join('')}`,
		);

	it.each(CORPUS)('are right in at least 98 of 100 cases (%s)', (locale, answers) => {
		const figures = figuresOf(locale, answers, cutsOf);
		report(figures);
		expect(figures.sentences).toBeGreaterThanOrEqual(160);
		expect(shareOf(figures)).toBeGreaterThanOrEqual(98);
	});

	/** The corpora of a folder: `de-DE.json` and `de-DE.test.json` are two of one locale. */
	const corporaIn = (folder: string): Array<[name: string, answers: string[][]]> =>
		readdirSync(path.join(__dirname, 'corpus', folder))
			.filter((file) => /^[a-z]+-[A-Z]+(?:\.test)?\.json$/.test(file))
			.map((file) => [
				path.parse(file).name,
				JSON.parse(readFileSync(path.join(__dirname, 'corpus', folder, file), 'utf8')) as string[][],
			]);

	const fewerCutsOf = (text: string) => [[text], text.split(''), ...SEEDS.slice(0, 5).map((seed) => cut(text, seed))];

	it.each(corporaIn('languages'))('are right in at least 98 of 100 cases (spoken answers, %s)', (name, answers) => {
		const figures = figuresOf(name.split('.')[0], answers, fewerCutsOf);
		report(figures);
		expect(figures.sentences).toBeGreaterThanOrEqual(140);
		expect(shareOf(figures)).toBeGreaterThanOrEqual(98);
	});

	it.each(corporaIn('abbreviations'))('are right beside abbreviations, numbers and initials (%s)', (locale, answers) => {
		expect([...figuresOf(locale, answers, fewerCutsOf).mistakes]).toEqual([]);
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
