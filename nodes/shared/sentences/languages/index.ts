import { ar } from './ar';
import { bn } from './bn';
import { cldr } from './cldr';
import { common } from './common';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fa } from './fa';
import { fr } from './fr';
import { he } from './he';
import { hi } from './hi';
import { it } from './it';
import { ja } from './ja';
import { ko } from './ko';
import { nl } from './nl';
import { pl } from './pl';
import { pt } from './pt';
import { ru } from './ru';
import type { CompiledRules, LanguageRules } from './rules';
import { th } from './th';
import { tr } from './tr';
import { uk } from './uk';
import { zh } from './zh';

const LANGUAGES: Record<string, LanguageRules> = {
	ar,
	bn,
	de,
	en,
	es,
	fa,
	fr,
	he,
	hi,
	it,
	ja,
	ko,
	nl,
	pl,
	pt,
	ru,
	th,
	tr,
	uk,
	zh,
};

/** Languages in another script: what stands in Latin letters is English, so that the English lists apply as well. */
const WITH_ENGLISH = new Set(['ar', 'bn', 'fa', 'he', 'hi', 'ja', 'ko', 'ru', 'th', 'uk', 'zh']);

/** Other languages in which a number with a full stop is an ordinal. */
const OTHER_ORDINALS = new Set(['da', 'nb', 'nn', 'no', 'fi', 'cs', 'sk', 'hu', 'hr', 'sl', 'sr', 'et', 'lv', 'is']);

const compiled = new Map<string, CompiledRules>();

/** The rules of a language, given as its subtag (`de`); a language without own rules has the common and the English ones. */
export function rulesOf(language: string): CompiledRules {
	let rules = compiled.get(language);
	if (!rules) {
		rules = compile(language);
		compiled.set(language, rules);
	}
	return rules;
}

/** Lists whose words are not looked up in the data of the CLDR. */
const LISTS = ['never', 'beforeNumber', 'maybe', 'usually', 'starters'] as const;

type ListName = (typeof LISTS)[number] | 'units' | 'suffixes' | 'labels' | 'continuations' | 'titles' | 'verbs' | 'words' | 'shortWords';

function compile(language: string): CompiledRules {
	const own = LANGUAGES[language] ?? (OTHER_ORDINALS.has(language) ? { ordinals: {} } : {});
	const isOwn = new Set(LISTS.flatMap((key) => words(own[key])));
	const parts = [own, without(common, isOwn)];
	if (WITH_ENGLISH.has(language) || !LANGUAGES[language]) parts.push(without(en, isOwn));
	const list = (key: ListName) => new Set(parts.flatMap((part) => words(part[key])));
	const isListed = new Set([...LISTS.flatMap((key) => [...list(key)]), ...words(own.notAbbreviations)]);
	return {
		never: list('never'),
		beforeNumber: list('beforeNumber'),
		maybe: new Set([...list('maybe'), ...words(cldr[language]).filter((word) => !isListed.has(word))]),
		usually: list('usually'),
		units: list('units'),
		suffixes: [...list('suffixes')],
		starters: list('starters'),
		labels: list('labels'),
		continuations: list('continuations'),
		titles: list('titles'),
		verbs: list('verbs'),
		words: list('words'),
		shortWords: new Set(words(own.shortWords)),
		starterShape: own.starterShape,
		wordEnding: own.wordEnding,
		phrases: new Set(LISTS.flatMap((key) => [...list(key)].flatMap(beginningsOf))),
		abbreviationShape: own.abbreviationShape,
		lastWord: own.lastWord,
		continues: own.continues,
		ordinals: own.ordinals && {
			nouns: new Set(words(own.ordinals.nouns)),
			before: new Set(words(own.ordinals.before)),
			romanBeforeName: own.ordinals.romanBeforeName,
		},
		kindOf: own.kindOf,
		decide: own.decide,
		positions: own.positions,
	};
}

/** The beginnings of an abbreviation with full stops inside, of two parts or more: "ap.j" and "ap.j.-c" of "ap.j.-c". */
const beginningsOf = (name: string) => {
	const parts = name.split('.');
	return parts.slice(1).map((_, index) => parts.slice(0, index + 2).join('.'));
};

/** Rules of another language, without the words that the language lists itself. */
const without = (rules: LanguageRules, isOwn: Set<string>): LanguageRules => ({
	...rules,
	...Object.fromEntries(
		LISTS.map((key) => [
			key,
			words(rules[key])
				.filter((word) => !isOwn.has(word))
				.join(' '),
		]),
	),
});

const words = (list: string | undefined): string[] => list?.match(/\S+/g) ?? [];
