import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { common } from '../../../nodes/shared/sentences/languages/common';
import { de } from '../../../nodes/shared/sentences/languages/de';
import { en } from '../../../nodes/shared/sentences/languages/en';
import { es } from '../../../nodes/shared/sentences/languages/es';
import { fr } from '../../../nodes/shared/sentences/languages/fr';
import { it as italian } from '../../../nodes/shared/sentences/languages/it';
import { nl } from '../../../nodes/shared/sentences/languages/nl';
import { pl } from '../../../nodes/shared/sentences/languages/pl';
import { pt } from '../../../nodes/shared/sentences/languages/pt';
import type { LanguageRules } from '../../../nodes/shared/sentences/languages/rules';
import { ru } from '../../../nodes/shared/sentences/languages/ru';
import { tr } from '../../../nodes/shared/sentences/languages/tr';
import { uk } from '../../../nodes/shared/sentences/languages/uk';
import { sentencesOf } from './boundaries';

const RULES: Array<[name: string, rules: LanguageRules]> = Object.entries({
	common,
	de,
	en,
	es,
	fr,
	it: italian,
	nl,
	pl,
	pt,
	ru,
	tr,
	uk,
});

const KINDS = ['never', 'beforeNumber', 'maybe', 'usually'] as const;

describe('the word lists', () => {
	it.each(RULES)('of %s have each abbreviation in one list, once, in lower case and without its full stop', (_, rules) => {
		const words = KINDS.flatMap((kind) => rules[kind]?.split(' ') ?? []);
		expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
		for (const word of words) expect(word).toMatch(/^(?!\.)[^\s\p{Lu}]+(?<!\.)$/u);
	});

	it.each(RULES)('of %s call no sentence starter an abbreviation that never ends a sentence', (_, rules) => {
		const starters = new Set(rules.starters?.split(' '));
		// Titles and short forms that a sentence may begin with.
		expect(rules.never?.split(' ').filter((word) => word.length > 4 && starters.has(word)) ?? []).toEqual([]);
	});

	it('of the CLDR are those of the package', () => {
		execFileSync(process.execPath, [path.resolve('test/tools/cldr.mjs'), '--check'], { stdio: 'pipe' });
	});
});

describe('abbreviations that dates, units and amounts are written with', () => {
	const formats = (locale: string): string[] => {
		const date = (options: Intl.DateTimeFormatOptions, month: number, day = 5, year = 2026) =>
			new Intl.DateTimeFormat(locale, options).format(new Date(year, month, day, 15));
		const months = Array.from({ length: 12 }, (_, month) => month);
		return [
			...months.flatMap((month) => [
				date({ month: 'short', day: 'numeric' }, month),
				date({ month: 'short', year: 'numeric' }, month),
				date({ weekday: 'short', month: 'short', day: 'numeric' }, month),
			]),
			...months.slice(0, 7).map((day) => date({ weekday: 'short' }, 1, day + 1)),
			date({ era: 'short', year: 'numeric' }, 1),
			date({ era: 'short', year: 'numeric' }, 1, 1, -500),
			...Intl.supportedValuesOf('unit').flatMap((unit) =>
				[1, 5].map((amount) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(amount)),
			),
			...[2_000, 2_500_000, 3_000_000_000].map((amount) => new Intl.NumberFormat(locale, { notation: 'compact' }).format(amount)),
		];
	};

	it.each(['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES', 'es-MX', 'pt-BR', 'pt-PT', 'it-IT', 'nl-NL', 'pl-PL', 'ru-RU', 'uk-UA', 'tr-TR'])(
		'do not end a sentence before a lower-case word or a number (%s)',
		(locale) => {
			const abbreviated = formats(locale).flatMap((text) => /^.*\p{L}\.(?=\s|$)/u.exec(text)?.[0] ?? []);
			for (const text of abbreviated) {
				for (const next of ['aroma', '20 aroma']) expect(sentencesOf([`Aroma ${text} ${next}. Aroma`], locale)).toHaveLength(2);
			}
		},
	);
});
