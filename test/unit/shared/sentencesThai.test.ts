import { sentencesOf } from './boundaries';
import { expectSentences, expectToLeaveAtEnd } from './byScript';

/** Each answer is the list of its sentences; a space joins them. */
const ANSWERS: Array<[what: string, sentences: string[]]> = [
	['polite particles', ['สวัสดีค่ะ', 'ร้านบ้านสวนยินดีให้บริการค่ะ', 'จองกี่ท่านคะ']],
	['a particle after a space', ['โต๊ะริมหน้าต่างว่างตอน 19.00 น. ค่ะ', 'จองเลยไหมคะ']],
	['question words', ['ถึงหรือยัง', 'ของวางอยู่หน้าบ้านครับ']],
	['titles and names', ['รศ. ดร. มานพ ใจงาม บรรยายวันที่ 3 ส.ค. 2569 ครับ', 'ลงทะเบียนได้เลยครับ']],
	['an address', ['เลขที่ 99/1 ถ. สุขุมวิท ซ. 22 แขวงคลองตัน กทม. 10110 ครับ', 'หาไม่ยากครับ']],
	['a clause after an abbreviation', ['โรงเรียนอยู่ ถ. พหลโยธิน ตรงข้าม สน. ดอนทราย ค่ะ', 'รถมา 06.45 น. ค่ะ']],
	['companies and telephones', ['บจก. ไทยการช่าง โทร. 053-123456 ต่อ 6 ครับ', 'มีคนรับถึงสองทุ่มครับ']],
	['units in parts', ['ห้องกว้าง 32 ตร.ม. มีระเบียงด้วยค่ะ', 'สนใจไหมคะ']],
	['repetition marks', ['ดื่มน้ำมาก ๆ นะคะ', 'พักผ่อนเยอะ ๆ ด้วยค่ะ']],
	['sentences without particles', ['เอกสารเรียบร้อยแล้ว', 'คุณสามารถมารับได้ทุกวัน', 'กรุณานำบัตรมาด้วย']],
	['a subordinate clause first', ['ส่งทุกวันจันทร์และศุกร์', 'ถ้าสั่งก่อนเที่ยง เราจะส่งวันนั้นเลยครับ', 'รับไหมครับ']],
	['words that begin like a starter', ['ของใหม่ คุณภาพเยี่ยมค่ะ', 'ราคานี้ ส่วนลดพิเศษค่ะ']],
	['a quotation in the sentence', ['เขาบอกว่า “พรุ่งนี้ผมไปครับ เตรียมของด้วยนะครับ” แล้ววางสายครับ', 'ยังไม่มาครับ']],
	['a quotation at the start', ['“แน่ใจหรือครับ” พนักงานถาม', 'ไม่มีใครตอบ']],
	['brackets', ['มีที่จอดรถ (หลังอาคาร) สำหรับลูกค้าค่ะ', 'ฟรีค่ะ']],
	['an ellipsis', ['รอสักครู่นะคะ...', 'เจอแล้วค่ะ']],
	['a pause within the sentence', ['น่าจะ… เป็นวันอาทิตย์ครับ', 'ขอถามก่อนครับ']],
	['items of a list', ['มีสามขนาดค่ะ', '1. เล็ก', '2. กลาง', '3. ใหญ่', 'สนใจแบบไหนคะ']],
	['items in Thai digits and letters', ['๑. ธรรมดา', '๒. ครอบครัว']],
	['a brand with a mark', ['อีเมล Yahoo! บางทีมาช้าค่ะ', 'ดูในสแปมนะคะ']],
	['Latin words and numbers', ['แพ็กเกจ Premium ราคา 599 บาท ต่อเดือนค่ะ', 'iPhone มีสีดำค่ะ']],
];

describe('Thai', () => {
	it.each(ANSWERS)('%s', (_, sentences) => expectSentences('th-TH', sentences));

	it.each([
		['a particle, a space and the next word', 'สวัสดีค่ะ ว'],
		['the beginning of a list item', 'มีสองแบบค่ะ 1. เ'],
		['a word that starts a sentence', 'เอกสารพร้อมหมด กรุณา'],
	])('lets a sentence go with %s', (_, text) => expectToLeaveAtEnd('th-TH', text));

	it('does not wait for the end of a text without any particle', () => {
		const text = 'ห้องพักริมทะเล อาหารเช้าแบบบุฟเฟต์ '.repeat(20);
		for (const sentence of sentencesOf(text.split(''), 'th-TH')) expect(sentence.length).toBeLessThan(220);
	});
});
