import { eastAsian, positions } from './eastAsian';
import { isNameWithMark } from './names';
import type { LanguageRules } from './rules';

/** Words after a quotation and a space with which the sentence continues. */
const AFTER_QUOTATION =
	/^(?:라고|라는|라며|라면서|라니|이라|하고|하며|하면서|하는|고\s|며\s|란\s|는\s|은\s|을\s|를\s|이\s(?!질문|말|문의|물음|한마디|부분|점|표현|문구)|가\s|와\s|과\s|의\s|에\s|도\s|등\s|등의|등을|같은|처럼|말하|말했|말씀|물었|물어|물으|외쳤|외치|소리|대답|답했|답하|적혀|쓰여|적힌|쓰인|그가 |그녀가 )/u;

/** "He said" after a quotation that began the sentence. */
const SPEECH =
	/^[^.!?\n]{0,20}?(?:말했|말하(?!는|던)|물었|물으셨|물어봤|여쭤봤|여쭸|외쳤|외치(?!는|던)|대답했|대답하(?!는|던)|답했|소리쳤|소리 ?질렀|속삭였|속삭이(?!는|던)|중얼거|되물었|반문했|하셨|했습니다|했어요)/u;

/** Beginnings of a sentence. */
const STARTERS =
	/^(?:네|예|아니요|감사|고맙|안녕|죄송|저는|저희|제가|우리|그리고|그런데|하지만|그럼|그래서|혹시|지금|오늘|내일|다음|이제|또한|또|만약|확인|잠시|언제|어떤|무엇|어디|추가|더)/u;

/** A date before its last full stop. */
const DATE = /(?:^|\P{Nd})(?:\p{Nd}{4}\.\s?)?\p{Nd}{1,2}\.\s?\p{Nd}{1,2}$/u;

/** The end of a code such as "77-301-B", or a number with a Latin unit. */
const CODE_OR_UNIT =
	/\p{Nd}[-/]?[A-Z]{1,2}$|[A-Z]-\p{Nd}{1,6}[A-Z]$|\p{Nd}\s?(?:[kcm]?m|[km]?g|[km]?l|ml|GB|MB|TB|kWh?|k?W|V|A|k?Hz|MHz|GHz)$/u;

/** Beginnings after a unit with which the sentence goes on. */
const UNIT_CONTINUES = /^(?:이상|이하|미만|초과|정도|까지|부터|이내|안팎|가량|씩|당(?!신)|거리|크기|(?:의|로|를|을|은|는|이|가|에)\s)/u;

/** After a date, a word with the particle of a topic starts the next sentence if the sentence has a topic already. */
function dateEnds(before: string, rest: string): boolean | undefined {
	const [word] = /^\p{L}*/u.exec(rest)!;
	if (word.length === rest.length && word.length < MAX_TOPIC_LENGTH) return undefined;
	return /[은는도]$/u.test(word) && word.length > 1 && !/^(?:오전|오후|또는|혹은)/u.test(word) && /[은는]\s/u.test(before);
}

const MAX_TOPIC_LENGTH = 12;

export const ko: LanguageRules = {
	positions,
	decide: eastAsian(({ before, mark, isEllipsis, closers, isSpaced, lead, rest }) => {
		if (rest === '') return undefined;
		if (/[\u300b\u3009]/u.test(closers)) return false;
		// Korean writes a space between sentences, and none before a particle; where it was forgotten, a verb shows the end.
		if (!isSpaced) return /^[\uac00-\ud7a3]/u.test(rest) ? !closers && /[다요까죠네오]$/u.test(before) : 'common';
		if (closers && !/[)\uff09]/u.test(closers)) {
			if (rest.length < 3 && !rest.includes('\n')) return undefined;
			if (AFTER_QUOTATION.test(rest)) return false;
			if (lead === '') return SPEECH.test(rest) ? false : rest.length < 24 && !/[.!?\n]/u.test(rest) ? undefined : true;
			return /[:,]$/u.test(lead!) || mark === '.' || STARTERS.test(rest);
		}
		if (mark === '!' && isNameWithMark(before)) return false;
		if (isEllipsis)
			return rest.length < 2
				? undefined
				: /[다요까죠네]$/u.test(before) && !/^(?:음|어[,.\s]|그[,.\s]|뭐|아니|아마|혹은)/u.test(rest);
		if (mark !== '.') return 'common';
		if (/(?:^|[\s(:])[가나다라마바사아차카타파하]$/u.test(before) && /^[\s*_#>(~-]*.$/u.test(before)) return false;
		if (/[\uac00-\ud7a3]$/u.test(before)) return true;
		if (!/\p{Nd}$/u.test(before))
			return /^\p{Lo}/u.test(rest) && CODE_OR_UNIT.test(before.slice(-20)) ? !UNIT_CONTINUES.test(rest) : 'common';
		if (DATE.test(before)) return rest.length < 2 ? undefined : STARTERS.test(rest) || dateEnds(before, rest);
		return 'common';
	}),
};
