import { eastAsian, positions } from './eastAsian';
import { isNameWithMark, isInterjection } from './names';
import { MAX_LOOKAHEAD } from './quotedSpeech';
import type { LanguageRules } from './rules';

/** Particles after a quotation, with which its sentence continues. */
const AFTER_QUOTATION =
	/^(?:と(?!ころ|ても|にかく|りあえず|もに)|って|の(?!ち)|が(?!ん)|を|に(?!ほん|ん)|\u3001|\uff0c|なんて|など|は(?!い|じめ|やく)|で(?!は|も(?!あ|な|い))|も(?!し|ちろん|う|っと)|へ|や(?!は)|から|まで|だ(?!か|け|って)|じゃ|です|でし|みたい|らしい|くらい|ぐらい|しか|さえ|ばかり|だけ|風|式|型|さん|氏|号|店|社|誌|紙|賞|部|版|編|展|祭|館)/u;

/** Particles that no sentence begins with: before them a mark belongs to a name or a title. */
const PARTICLES =
	/^(?:を|の(?!ち|ん|ど|り|び|ぼ|み|こ)|が(?!ん|っ|\u3001|い|ま|ら|く)|って(?!い)|と(?=いう|言|思|書|題|呼|叫|名|い(?!え|う|っ))|に(?=て|関|つい(?!に)|よる|よって|おけ|加入|行)|など)/u;

/** Names that end with a full stop. */
const NAMES_WITH_STOP =
	/(?:モーニング娘|ゲスの極み乙女|君の名は|カントリー娘|心が叫びたがってるんだ|ココロ|いきものがかり|水曜日のカンパネラ|マカロニえんぴつ|乙女|娘)\u3002?$/u;

/** After a Latin name with an exclamation mark, katakana and more particles continue it. */
const AFTER_BRAND = /^(?:[\u30a0-\u30ffA-Za-z\uff21-\uff3a]|は(?!い|じ)|で(?!は|も|す(?:か|が))|に|も(?!し|う|ち)|へ|や|から|まで|など)/u;

/** "She asked" after a question that began the sentence. */
const SPEECH = /^[^\u3002\uff01\uff1f\u300c\n]{0,25}?(?:聞|尋ね|訊|叫|言|答え)[^\u3002\uff01\uff1f\u300c\n]{0,10}[\u3002\uff01\uff1f\n]/u;

/** The same after a statement. */
const SHORT_SPEECH =
	/^[^\u3002\uff01\uff1f\u300c\u3001\n]{1,10}[がはも](?:言|叫|答え|つぶや|ささや|話)[^\u3002\uff01\uff1f\u300c\n]{0,8}[\u3002\n]/u;

/** Whether a sentence ends after a quotation in it. */
function quotationEnds(rest: string, isFirst: boolean, asks: boolean): boolean | undefined {
	const isQuestionFirst = isFirst && asks;
	// Of several quotations the last decides.
	const after = rest.replace(/^(?:\u300c[^\u300c\u300d\n]{0,30}\u300d){1,3}/u, '');
	if (/^\u300c[^\u300d\n]*$/u.test(after)) return rest.length >= MAX_LOOKAHEAD || undefined;
	if (after.length < 3 && !after.includes('\n') && rest.length < MAX_LOOKAHEAD) return undefined;
	if (AFTER_QUOTATION.test(after)) return false;
	if (!isQuestionFirst) {
		if (!isFirst || /^[^\u3002\uff01\uff1f\u300c\u3001\n]{1,10}[^\u3002\uff01\uff1f\u300c\u3001\n]{11}/u.test(after)) return true;
		return /[\u3002\uff01\uff1f\u300c\u3001\n]/u.test(after) ? !SHORT_SPEECH.test(after) : rest.length >= MAX_LOOKAHEAD || undefined;
	}
	return SPEECH.test(after) ? false : /[\u3002\uff01\uff1f\u300c\n]/u.test(after) || rest.length >= MAX_LOOKAHEAD || undefined;
}

export const ja: LanguageRules = {
	positions,
	decide: eastAsian(({ before, mark, isEllipsis, closers, isSpaced, lead, rest }) => {
		if (rest === '') return NAMES_WITH_STOP.test(before) ? undefined : 'common';
		const isShort = rest.length < 3 && !rest.includes('\n');
		if (/[\u300b\u3009]/u.test(closers)) return false;
		if (closers) return isShort ? undefined : quotationEnds(rest, lead === '', /[!?\uff01\uff1f]/u.test(mark));
		if (isEllipsis && /(?:ください|下さい|くださいませ|ました|です|ます|ません|でした|ましょう|お待ちを|ちょっと待って)$/u.test(before))
			return true;
		if (isSpaced) return 'common';
		if (mark === '\u3002') {
			if (isShort && /^[のがっとに]/u.test(rest)) return undefined;
			if (PARTICLES.test(rest)) return false;
			return NAMES_WITH_STOP.test(before) && /^[はもにでとやへ]|^から|^まで|^さん/u.test(rest) ? false : 'common';
		}
		if (!/[!?\uff01\uff1f]/u.test(mark)) return 'common';
		if (/[A-Za-z]$/u.test(before) && /[!\uff01]/u.test(mark)) {
			if (isNameWithMark(before)) return false;
			if (isInterjection(before)) return true;
			if (isShort && /^[はでもに]/u.test(rest)) return undefined;
			if (AFTER_BRAND.test(rest)) return false;
		}
		if (isShort && /^[のがっとにな]/u.test(rest)) return undefined;
		return PARTICLES.test(rest) ? false : 'common';
	}),
};
