import { isNameWithMark } from './names';
import { isInQuotation, MAX_LOOKAHEAD } from './quotedSpeech';
import type { Decision, LanguageRules, PossibleEnd } from './rules';

/*
 * Thai has no full stops. A space separates sentences, but also clauses, names, numbers and items of a list, so the words
 * beside the space decide.
 */

const words = (list: string) => list.trim().split(/\s+/);

const endsWithOneOf = (list: string) => new RegExp(`(?:${words(list).join('|')})$`, 'u');

/** Endings that complete a sentence: polite particles and question words. */
const FINAL = endsWithOneOf(
	'ครับ ครับผม คับ ค้าบ ฮับ ค่ะ คะ (?:^|\\s|นะ|ดี|ได้|แล้ว|เลย)ค่า จ้ะ จ้า จ๊ะ จ๋า ฮะ ฮ่ะ (?<!ช|ฒ|ธ|ถา|ฐา|\\.\\s?มา)นะ น่ะ ล่ะ หรอก (?<!ผ้า|เส้น|ตัว)ไหม มั้ย หรือเปล่า หรือยัง รึเปล่า รึยัง เหรอ',
);

/** Endings of a complete clause, after which any word but a continuation starts the next sentence. */
const COMPLETE = endsWithOneOf(
	'แล้ว เลย ไว้ (?<!ไม่)ได้ (?<!ใช้)ให้ ด้วย เช่นกัน เหมือนกัน เท่านั้น เสมอ เรียบร้อย ทั้งสิ้น หรือไม่ เท่าไร เท่าไหร่ เมื่อไร เมื่อไหร่ ฯลฯ',
);

/** Endings after which the sentence continues in any case. */
const INCOMPLETE = endsWithOneOf(
	'ว่า ที่ และ หรือ แต่ เพราะ คือ ของ กับ จาก โดย เพื่อ สำหรับ เช่น ถึง ใน บน ได้แก่ ชื่อ เรื่อง ข้อ เลขที่ ห้อง ชั้น เบอร์ หมายเลข เวลา วันที่ ราคา จำนวน ประมาณ คุณ นาย นาง นางสาว บริษัท ร้าน ถนน ซอย [,:/\u2013\u2014&+-]',
);

/** Beginnings of a sentence whose first clause depends on the next one. */
const SUBORDINATE = new RegExp(
	`^(?:แต่|และ|ดังนั้น)?(?:${words('ถ้า หาก เมื่อ(?!วาน|คืน|เช้า|กี้) หลังจาก(?!นั้น|นี้) ก่อนที่ ก่อนจะ เนื่องจาก เพราะ(?!ฉะนั้น) สำหรับ เพื่อ ตั้งแต่ ระหว่าง ขณะที่ แม้ ในกรณี กรณี พอ นอกจาก(?!นี้|นั้น)').join('|')})`,
	'u',
);

/** After more characters any space between words ends a sentence, so that the caller does not wait. */
const MAX_CLAUSES_LENGTH = 150;

/** An abbreviation with a full stop: a title, a place, an era. */
const ABBREVIATION = /(?:^|[^\p{Script=Thai}])\p{Script=Thai}{1,6}\.$/u;

/** The abbreviation of a time or a unit after its number, which may be the last word of a sentence. */
const UNIT = /\p{Nd}\s?(?:น|บ|ชม|กก|กม|ซม|มม|ม|ก|มก|มล|ล|ตร\.\s?ม|ตร\.\s?ว)\.$/u;

/** Beginnings of the following text with which the sentence continues after a complete clause. */
const CONTINUATIONS = words(
	'และ หรือ ที่ ซึ่ง เพราะ เพื่อ โดย กับ ของ จาก ถึง ใน บน ตั้งแต่ จนถึง จน เช่น คือ ได้แก่ รวม พร้อม จำนวน เวลา ว่า ต่อ เท่านั้น ทุก วันที่ วันจันทร์ ' +
		'วันอังคาร วันพุธ วันพฤหัส วันศุกร์ วันเสาร์ วันอาทิตย์ เป็นต้น ไม่เกิน ไม่รวม ประมาณ บาท นาที ชั่วโมง หมายเลข เบอร์ ชั้น ห้อง เลขที่ อย่าง ก็ จะ ถนน ซอย ' +
		'แขวง เขต ตำบล อำเภอ จังหวัด สำหรับ ด้วย ได้ ให้ ไม่ใช่ ภายใน ก่อน หลัง ระหว่าง ตาม ผ่าน ทาง',
);

/** Beginnings with which the sentence continues even after a final particle. */
const PARTICLES = words('ครับ ค่ะ คะ นะ น่ะ จ้ะ จ้า จ๊ะ ๆ ฯ');

/** Beginnings of a new sentence, even after a word that does not show the end. */
const STARTERS = words(
	'สวัสดี ขอบคุณ ขอบพระคุณ ขอโทษ ขออภัย คุณสามารถ คุณต้อง คุณจะ คุณมี คุณอยาก คุณได้ คุณควร คุณยัง คุณไม่ คุณอาจ คุณเลือก เรา ผม ดิฉัน ฉัน ท่าน พวกเรา กรุณา โปรด รบกวน ถ้า หาก ' +
		'ดังนั้น นอกจากนี้ นอกจากนั้น อย่างไรก็ตาม อย่าลืม หลังจากนั้น จากนั้น มีอะไร ไม่ทราบว่า วันนี้เรา วันนี้คุณ ทางเรา ทางร้าน วันอื่น ส่วน ช่วย แวะ ลอง เดี๋ยว อย่า เขา เธอ พวกเขา ขณะนี้ ตอนนี้เรา สำหรับท่าน ขอให้ ขอเชิญ ขอแสดง ยินดีด้วย ยินดีต้อนรับ',
);

/** Words that begin like one of `STARTERS` and are not one. */
const OTHER_WORDS = words(
	'ช่วยเหลือ ช่วยให้ ช่วยงาน ลองกอง อย่าง เขาใหญ่ เขาค้อ เขาวัง เขาหลัก เขาดิน เขาชน ส่วนลด ส่วนตัว ส่วนประกอบ ส่วนผสม ส่วนกลาง คุณมีนา เราเตอร์ โปรดัก โปรดิว ผมร่วง ฉันท์ ฉันใด',
);

/** Who acts after an exclamation in quotation marks. */
const SUBJECTS = words('ทุกคน เรา พวกเรา เขา เธอ ผม ฉัน ดิฉัน คุณ ไม่มีใคร คน ลูกค้า พนักงาน แม่ พ่อ ครู หมอ พยาบาล');

/** The time of a sentence that has not said more yet. */
const TIME =
	/^(?:แต่|และ)?(?:(?:ใน)?(?:พ\.ศ|ค\.ศ|ร\.ศ)\.|(?:ใน|ต้น|ปลาย|ช่วง|เมื่อ)?(?:ปี|เดือน|วันที่|วัน|เวลา|ตอน|ช่วง|สัปดาห์|คืน|เช้า|บ่าย|เย็น))[^\n]{0,24}$/u;

/** Beginnings of a question after the last item of a list. */
const AFTER_ITEMS = words('สะดวก แจ้ง บอก เตรียม ครบ สนใจ เท่านี้ เท่านั้น แค่นี้ ทั้งหมด มีแค่ ต้องการ เลือก รับ อยาก จะ ชอบ เอา');

/** Whether the text starts with a word of the list; `undefined` while it may still become one. */
function startsWithOneOf(list: string[], text: string): boolean | undefined {
	if (list.some((word) => text.startsWith(word))) return true;
	return list.some((word) => word.startsWith(text)) ? undefined : false;
}

/** An item number or letter and a space: the item begins with it, and the one before it ends. */
const ITEM = /^\(?(?:\p{Nd}{1,2}|[\u0e01-\u0e07])[.)]\s+[^\s\p{Nd}]/u;
const PARTIAL_ITEM = /^(?:\(|\(?(?:\p{Nd}{1,2}|[\u0e01-\u0e07])(?:[.)]\s*)?)$/u;
const IN_ITEM = /^[\s*_#>(~-]*(?:\p{Nd}{1,2}|[\u0e01-\u0e07])[.)]\s/u;

/** A space beside Thai script: the place after it. */
const SPACE = /(?<=\p{Script=Thai}[.)"'\u201d\u2019]{0,3})[^\S\n]+(?=\S)|(?<=[^.!?\u2026\s])[^\S\n]+(?=\p{Script=Thai})/gu;
const AT_SPACE = /\p{Script=Thai}[.)"'\u201d\u2019]{0,3}[^\S\n]+$/u;

const QUOTATION_MARKS = /[\u201c\u201d()"]/gu;

function decide({ sentence, rest }: PossibleEnd): Decision {
	const tail = sentence.slice(-30);
	const before = sentence.trimEnd();
	if (/[!.\u2026][^\S\n]*$/u.test(tail) && !/[^.\u2026]\.\s*$/u.test(tail)) {
		if (rest === '') return undefined;
		if (isNameWithMark(before.replace(/!$/u, ''))) return false;
		const ellipsis = /(?:\.\.\.?|\u2026)$/u.exec(before);
		return ellipsis ? FINAL.test(before.slice(0, ellipsis.index)) : 'common';
	}
	if (/\.$/u.test(sentence) && rest !== '' && ABBREVIATION.test(tail)) return FINAL.test(tail.slice(0, -1)) && 'common';
	if (!AT_SPACE.test(tail) && !(/[^.!?\u3002\u0964\s][^\S\n]+$/u.test(tail) && /^\p{Script=Thai}/u.test(rest))) return 'common';
	if (rest === '') return undefined;
	if (isInQuotation(before, QUOTATION_MARKS) || !/\p{Script=Thai}/u.test(before)) return false;
	return spaceEnds(before, rest);
}

/** Whether a sentence ends at a space beside Thai script. */
function spaceEnds(before: string, rest: string): boolean | undefined {
	const end = before.slice(-30).replace(/(?<![\u0e46\s])[\u0e46\s]+$/u, '');
	const continues = startsWithOneOf(PARTICLES, rest);
	if (continues !== false) return negate(continues);
	// A quotation is a part of its sentence. After one that began it, "said she" follows, and then the next sentence.
	if (/["\u201d\u2019]$/u.test(end)) return /[!?]["\u201d\u2019]$/u.test(end) ? startsWithOneOf(SUBJECTS, rest) : false;
	if (/^["\u201c][^"\u201c\u201d]*["\u201d]\s\S+$/u.test(before.slice(-200))) return true;
	// An item of a list ends before the next number.
	if (PARTIAL_ITEM.test(rest)) return undefined;
	if (ITEM.test(rest)) return IN_ITEM.test(before) || !INCOMPLETE.test(end);
	if (/[)]$/u.test(end)) return FINAL.test(end.slice(0, -1)) && before.startsWith('(');
	if (FINAL.test(end)) return /^(?:ค่ะ|ครับ)$/u.test(before) ? negate(startsWithOneOf(['คุณ'], rest)) : true;
	if (!/^\p{Script=Thai}/u.test(rest) || INCOMPLETE.test(end)) return false;
	if (IN_ITEM.test(before)) return /\s\S+\s?\S*$/u.test(before) ? endsList(rest) : false;
	const isUnit = UNIT.test(end);
	if (end.endsWith('.') && !ABBREVIATION.test(end)) return true;
	if (ABBREVIATION.test(end) && !isUnit) return false;
	// The first clause of "if ..." is followed by the main one.
	if (before.length > MAX_CLAUSES_LENGTH) return negate(startsWithOneOf(CONTINUATIONS, rest));
	if (SUBORDINATE.test(before) && !/\p{Script=Thai}\s+\p{Script=Thai}/u.test(before)) return false;
	if (/\p{Nd}$/u.test(end) && (TIME.test(before) || rest.startsWith('ส่วน'))) return false;
	return startsNew(end, rest, isUnit);
}

/** Whether the text after the last item of a list is a question or a request, and no part of the item. */
function endsList(rest: string): boolean | undefined {
	const starts = startsWithOneOf(AFTER_ITEMS, rest);
	if (starts !== false) return starts;
	const [chunk] = /^\S*/u.exec(rest)!;
	if (chunk.length > MIN_REQUEST_LENGTH && FINAL.test(chunk)) return true;
	return chunk.length < rest.length || rest.length >= MAX_LOOKAHEAD ? false : undefined;
}

const MIN_REQUEST_LENGTH = 6;

function startsNew(end: string, rest: string, isUnit: boolean): boolean | undefined {
	const isOther = startsWithOneOf(OTHER_WORDS, rest);
	const starts = isOther === false ? startsWithOneOf(STARTERS, rest) : negate(isOther);
	if (starts && /\p{Nd}$/u.test(end) && rest.startsWith('ท่าน')) return false;
	if (starts !== false || isUnit || !COMPLETE.test(end)) return starts;
	// "อยู่ ถ. สุขุมวิท": an abbreviation continues the sentence.
	if (/^\p{Script=Thai}{1,5}$/u.test(rest)) return undefined;
	return /^\p{Script=Thai}{1,5}\./u.test(rest) ? false : negate(startsWithOneOf(CONTINUATIONS, rest));
}

const negate = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);

export const th: LanguageRules = {
	decide,
	positions: (masked) => [...masked.matchAll(SPACE)].map(({ 0: space, index }) => index + space.length),
};
