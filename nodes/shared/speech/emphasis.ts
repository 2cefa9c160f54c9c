/** Stands for an asterisk that is spoken. */
const STAR = '\ue003';

/** Asterisks that are no emphasis: in dialling codes, multiplications and quotation marks. */
const SPOKEN_STARS: RegExp[] = [
	/(?<![\p{L}\p{N}*#])[*#]{1,2}\p{Nd}{1,6}(?:[*#]\p{Nd}{1,20}){0,4}#(?![\p{L}\p{N}])/gu,
	/(?<=(?:\p{N}|(?<!\p{L})\p{L})\s)\*\*(?=\s(?:\p{N}|\p{L}(?!\p{L})))/gu,
	/(?<=["'\u201c\u2018\u201e\u00ab(])\*(?=["'\u201d\u2019\u00bb)])/gu,
];

/** A pair of asterisks within a clause. */
const PAIR = /(?<![\p{L}\p{N}*\\])\*(?=[^\s*])((?:(?![.!?\u2026,;:]\s)[^*\n]){0,300}?[^\s*])\*(?![\p{L}\p{N}*])/gu;

/** Asterisks before or after a digit that have no partner: keys of a phone. */
const KEYS = /(?<![\p{L}\p{N}*\\])\*(?=[\p{Nd}#])|(?<=[\p{Nd}#])\*(?![\p{L}\p{N}*])/gu;

const MARKS: Array<[pattern: RegExp, replacement: string]> = [
	[/(?<![0-9\\])\*\*+|\*\*+(?![0-9*])|~~+/g, ''],
	// The other mark of a pair may be in another sentence, so an asterisk before a word or after one is emphasis too.
	[/(?<![A-Za-z0-9)\\*])\*(?=[\p{L}\p{M}"'\u201c\u2018\u00ab\u00bf\u00a1([`_~$\u20ac\u00a3\p{Extended_Pictographic}])/gu, ''],
	[
		/(?<=[\p{L}\p{N}\p{M}\p{Sentence_Terminal}\u2026,;:)\]"'\u201d\u2019\u00bb%\u00b0`_~]|\ufe0f|\p{Extended_Pictographic})\*(?![A-Za-z0-9(*])/gu,
		'',
	],
	[/(?<![\p{L}\p{N}@/\\]|^)_+(?!\s|$)|^_+(?!\s|$)|(?<![\s\\])_+(?![\p{L}\p{N}])/gu, ''],
];

/** Removes the marks of emphasis. Asterisks of dialling codes ("Press *9", "*#06#") and those that stand alone are kept. */
export function withoutEmphasis(text: string): string {
	if (!/[*_~]/.test(text)) return text;
	let result = text;
	for (const pattern of SPOKEN_STARS) result = result.replace(pattern, (code) => code.replaceAll('*', STAR));
	result = result.replace(PAIR, '$1').replace(KEYS, STAR);
	for (const [pattern, replacement] of MARKS) result = result.replace(pattern, replacement);
	return result.replaceAll(STAR, '*');
}
