import { written, sentencesOf } from './boundaries';
import { cut } from './cuts';
import { SentenceStream } from '../../../nodes/shared/sentences/sentences';

const SEEDS = Array.from({ length: 10 }, (_, index) => index + 1);

/** Checks that a text is grouped into these sentences when it comes whole, character by character and in random cuts. */
export function expectSentences(locale: string, sentences: string[]): void {
	const text = written(locale, sentences);
	const expected = sentences.map((sentence) => sentence.trim());
	for (const pieces of [[text], text.split(''), ...SEEDS.map((seed) => cut(text, seed))]) {
		const got = sentencesOf(pieces, locale);
		expect(got.join('')).toBe(text);
		expect(got.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '')).toEqual(expected);
	}
}

/** Checks that the first sentence of a text, given character by character, leaves with the last character and not before. */
export function expectToLeaveAtEnd(locale: string, text: string): void {
	const stream = new SentenceStream(locale);
	const characters = text.split('');
	const last = characters.pop()!;
	expect(characters.flatMap((character) => stream.push(character))).toEqual([]);
	expect(stream.push(last)).toHaveLength(1);
}
