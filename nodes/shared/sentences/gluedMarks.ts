import { rulesOf } from './languages';
import type { Decision } from './languages/rules';
import { lowerCase, MAX_WORD_LENGTH } from './nextWord';

/** Ends of addresses that people write with a capital: "Booking.Com". */
const DOMAIN = /^(?:ai|app|at|be|biz|ch|co|com|cz|de|dev|edu|es|eu|fr|gov|info|io|it|js|net|nl|org|pl|pt|py|ru|tr|ua|uk|us)$/i;

/**
 * Whether a mark ends the sentence though no space follows, as in "Hold on.Let me see" but not in "example.com".
 *
 * @param before the sentence before the mark
 * @param mark `.`, `!` or `?`
 * @param rest the text after the mark and its closing quotation marks
 * @param language subtag of the spoken language
 * @returns `undefined` while `rest` is too short to decide; `'common'`: as with a space
 */
export function gluedMarkEndsSentence(before: string, mark: string, rest: string, language: string): Decision {
	if (mark !== '.' && /^[\u00bf\u00a1]/.test(rest)) return true;
	const { never, maybe, usually, beforeNumber, starters } = rulesOf(language);
	if (/^\p{Lo}/u.test(rest)) {
		// After a single syllable it is an abbreviation: "कि.मी."
		if (mark === '.' && /(?:^|[^\p{L}\p{M}])\p{L}\p{M}+$/u.test(before)) return false;
		return mark === '!' && /(?<!\p{L})yahoo$/iu.test(before) ? false : 'common';
	}
	const [, last] =
		/(?:^|[\s"'(\u201c\u201e\u00ab\u00bf\u00a1*_])((?:[\p{L}\p{M}]|['\u2019-](?=\p{L})|[\w-]{1,40}\.(?=(?:com|org|net|[a-z]{2})$))+)$/u.exec(
			before.slice(-MAX_WORD_LENGTH),
		) ?? [];
	if (!last || !/\p{Ll}{2}$/u.test(last)) return false;
	const [, word = '', after = '', afterThat = ''] = /^(\p{Lu}[\p{L}\p{M}'\u2019]*)(.?)(.?)/su.exec(rest) ?? [];
	if (word === '') return false;
	if (after === '' || (/[.:=]/.test(after) && afterThat === '')) return undefined;
	if (/[@/=_\d]/.test(after) || (/[.:]/.test(after) && !/\s/.test(afterThat))) return false;
	if (/\p{Ll}\p{Lu}/u.test(word) || (word.length > 1 && !/\p{Ll}/u.test(word))) return false;
	if (DOMAIN.test(word) && !starters.has(lowerCase(word, language))) return false;
	return ![never, maybe, usually, beforeNumber].some((list) => list.has(lowerCase(last, language)));
}
