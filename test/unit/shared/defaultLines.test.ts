import { ENGLISH_LINES, LANGUAGES_WITH_LINES, lineIn } from '../../../nodes/shared/voice/defaultLines';

import { fallbackField, fillerField, greetingField } from '../../../nodes/shared/liveTrigger/fields';

const LINES = ['greeting', 'filler', 'fallback'] as const;

/** A letter of each language's script. */
const SCRIPTS: Array<[language: string, script: RegExp]> = [
	['ar', /\p{Script=Arabic}/u],
	['bn', /\p{Script=Bengali}/u],
	['fa', /\p{Script=Arabic}/u],
	['he', /\p{Script=Hebrew}/u],
	['hi', /\p{Script=Devanagari}/u],
	['ja', /\p{Script=Hiragana}/u],
	['ko', /\p{Script=Hangul}/u],
	['ru', /\p{Script=Cyrillic}/u],
	['th', /\p{Script=Thai}/u],
	['uk', /\p{Script=Cyrillic}/u],
	['zh', /\p{Script=Han}/u],
];

describe('default lines', () => {
	it('are in English what the fields of a trigger hold at first', () => {
		const [greeting, filler, fallback] = [greetingField, fillerField, fallbackField].map((field) => field({}).default);
		expect({ greeting, filler, fallback }).toEqual(ENGLISH_LINES);
	});

	it('exist in 20 languages, each with lines of its own', () => {
		expect(LANGUAGES_WITH_LINES.sort()).toEqual('ar bn de en es fa fr he hi it ja ko nl pl pt ru th tr uk zh'.split(' '));
		for (const line of LINES) {
			const texts = LANGUAGES_WITH_LINES.map((language) => lineIn(language, line, ENGLISH_LINES[line]));
			expect(new Set(texts).size).toBe(20);
		}
	});

	it.each(SCRIPTS)('of %s are in its script', (language, script) => {
		for (const line of LINES) expect(lineIn(language, line, ENGLISH_LINES[line])).toMatch(script);
	});

	it.each(['de-DE', 'de', 'DE-AT', 'de_CH', ' de '])('follow the language %j', (locale) =>
		expect(lineIn(locale, 'filler', ENGLISH_LINES.filler)).toBe('Einen Moment, bitte.'),
	);

	it.each(['sw-KE', '', 'constructor', 'en-GB'])('are English for %j', (locale) =>
		expect(lineIn(locale, 'filler', ENGLISH_LINES.filler)).toBe(ENGLISH_LINES.filler),
	);

	it('leave a text of the user as it is', () => {
		expect(lineIn('de-DE', 'filler', 'Moment mal.')).toBe('Moment mal.');
		expect(lineIn('de-DE', 'filler', '')).toBe('');
	});
});
