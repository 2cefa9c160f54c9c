/** The beginning of the text after a full stop. */
export interface NextWord {
	/** The first word, in lower case; '' if the text does not begin with a letter. */
	word: string;
	/** Whether the word is whole: something that is no letter follows, or it is longer than any word that decides. */
	isComplete: boolean;
	/** What stands right after the word. */
	after: string;
	kind: 'lower' | 'capital' | 'letter' | 'digit' | 'quote' | 'other' | 'none';
}

/** As much text before a mark as its last word can have, in characters: what is searched from behind tries the square of the length. */
export const MAX_WORD_LENGTH = 100;

/** Longer words decide nothing. */
const LONGEST_WORD = 24;

/**
 * @param rest the text after a full stop and its spaces
 * @param language subtag of the spoken language
 */
export function nextWordOf(rest: string, language: string): NextWord {
	const text = rest.replace(/^[*_~]+/, '');
	const [, word = '', after = ''] = /^([\p{L}\p{M}][\p{L}\p{M}\p{Nd}'\u2019\u02bc-]*)?(.?)/su.exec(text) ?? [];
	return {
		word: lowerCase(word.replace(/[\u2019\u02bc]/g, "'"), language),
		isComplete: after !== '' || word.length >= LONGEST_WORD,
		after,
		kind: kindOf(text),
	};
}

/** Lower case as the language has it: Turkish has a dotted and a dotless i. */
export const lowerCase = (text: string, language: string) =>
	language === 'tr' || language === 'az' ? text.toLocaleLowerCase('tr') : text.toLowerCase();

function kindOf(text: string): NextWord['kind'] {
	if (text === '') return 'none';
	if (/^\p{Ll}/u.test(text)) return 'lower';
	if (/^\p{Lu}/u.test(text)) return 'capital';
	if (/^\p{L}/u.test(text)) return 'letter';
	if (/^[\p{Nd}\u2116]/u.test(text)) return 'digit';
	return /^[\u00bf\u00a1"\u201c\u201e\u00ab]/u.test(text) ? 'quote' : 'other';
}

/** Names that are written in lower case, beside those with an inner capital, and addresses of websites. */
const LOWER_CASE_NAMES =
	/^(?:(?:adidas|airbnb|bpost|bunq|comdirect|congstar|easyjet|idealo|iyzico|lululemon|monobank|mytheresa|nubank|simyo|sipgate|thyssenkrupp|trivago|xfinity)(?![\p{L}\p{M}])|(?:www\.)?[a-z][a-z\d-]{1,30}\.(?:com|net|org|de|nl|fr|es|it|pl|pt|br|ru|ua|tr|io|eu|uk)(?![\p{L}\p{M}\d-]))/u;

/**
 * Whether a lower-case word starts a sentence all the same, because it is a name with an inner capital, such as "iPhone" or
 * "eBay", and not a unit, such as "kWh"; `undefined` while it may be incomplete.
 */
export function startsWithLowerCaseName(rest: string): boolean | undefined {
	const text = rest.replace(/^[*_~]+/, '');
	const [word] = /^[\p{L}\p{M}]*/u.exec(text)!;
	if (/^(?:\p{Ll}\p{Lu}\p{L}{2}|\p{Ll}{2,3}\p{Lu})/u.test(word)) return !/^(?:k|m|\u00b5)(?:[AVW]|Hz|Pa)h?$/u.test(word);
	if (/^[\p{L}\p{M}\d.-]*$/u.test(text) && text.length < 20) return undefined;
	// "iOS", "eSIM".
	return LOWER_CASE_NAMES.test(text) || /^[ei]\p{Lu}{2}/u.test(word);
}
