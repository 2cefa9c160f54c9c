import { expectSentences, expectToLeaveAtEnd } from './byScript';

/** Languages whose script has no capitals, so that only words tell where a sentence ends. */
const ANSWERS: Array<[locale: string, what: string, sentences: string[]]> = [
	['ar-SA', 'titles, also after "and"', ['حضر د. سامي ود. منى وأ. خالد.', 'الاجتماع بدأ.']],
	['ar-SA', 'an address', ['العنوان ش. الملك فهد، ط. ٣، ص.ب. ١٢٣٤.', 'اتصل بنا.']],
	['ar-SA', 'money and time at the end', ['السعر ٢٥٠ ر.س.', 'التوصيل مجاني.', 'موعدك الساعة ٣ م.', 'نراك غدا.']],
	['ar-SA', 'money and time within', ['السعر ٢٥٠ ر.س. قبل الخصم.', 'نفتح من ٨ ص. إلى ٥ م. يوميا.']],
	['ar-SA', 'years', ['يعود المعبد إلى سنة ٣٠٠ ق.م. تقريبا.', 'صدر في ٣ رمضان ١٤٤٨ هـ.', 'ويسري الآن.']],
	['ar-SA', 'a company as the subject', ['شركة النخيل ذ.م.م. ترسل الفواتير.', 'انتظرها.']],
	['ar-SA', 'a company at the end', ['البضاعة من مصنع الخليج ش.م.م.', 'وصلت أمس.']],
	['ar-SA', 'a question in the sentence', ['هل شاهدت فيلم "من أنت؟" أمس؟', 'صاح "توقف!" ثم ركض.', 'كان رائعا.']],
	['ar-SA', 'a question with its speaker', ['«هل أنت متأكد؟» سألت الموظفة.', 'لم يجب أحد.']],
	['ar-SA', 'an announced question', ['سألت العميلة: «أين طلبي؟»', 'فأجابها السائق.']],
	['ar-SA', 'sentences in a quotation', ['قال لي: "سأمر غدًا. جهزوا الأوراق"، ثم أغلق الخط.', 'لم يحضر.']],
	['ar-SA', 'item numbers', ['لدينا حجمان.', '١. صغير.', '٢. كبير.']],
	['ar-SA', 'items without a mark', ['١. صغير', '٢. كبير']],
	['ar-SA', 'short words', ['شكرا لك.', 'لا بد.', 'سأعود.']],
	['ar-SA', 'ellipses', ['لحظة من فضلك...', 'وجدت الحجز.', 'ربما… يوم الأحد.']],
	['fa-IR', 'abbreviations of an address', ['نشانی ما خ. بهار، پ. ۱۴، ط. ۲ است.', 'آسانسور داریم.']],
	['fa-IR', 'years and times', ['در سال ۱۳۱۵ ه.ش. ساخته شده است.', 'از ۸ ق.ظ. تا ۴ ب.ظ. باز هستیم.', 'بیایید.']],
	['fa-IR', 'references', ['ر.ک. ص. ۱۲ دفترچه.', 'آنجا نوشته شده.']],
	['fa-IR', 'a question with its speaker', ['«مطمئنید؟» خانم منشی پرسید.', 'کسی جواب نداد.']],
	['fa-IR', 'item numbers', ['۱. کوچک.', '۲. بزرگ.', 'کدام؟']],
	['he-IL', 'gershayim', ['ד"ר כהן ועו"ד לוי כאן.', 'המחיר כולל מע"מ.', 'ניתן לשלם.', 'החברה היא אלון בע"מ.', 'המשרד סגור.']],
	['he-IL', 'abbreviations with a stop', ['פרופ. לוי גר ברח. ויצמן 10.', 'המכתב נשלח לת.ד. 4410, חיפה.', 'זה הכל.']],
	['he-IL', 'initials', ['הסופר א. ב. יהושע נולד כאן.', 'הוא כתב.']],
	['he-IL', 'quotations beside gershayim', ['קראתי ב"הארץ" על מנכ"ל החברה.', 'ראית את "מי אתה?" אתמול?', 'כן.', 'לא.', 'בסדר.']],
	['he-IL', 'items with letters', ['א. מכירות.', 'ב. שירות.']],
	['hi-IN', 'initials', ['श्री आर. के. वर्मा और डब्ल्यू. एच. राव आएँगे।', 'ज़ेड. ए. ख़ान भी।']],
	['hi-IN', 'months and weekdays', ['मुलाकात 3 दिसं. को है।', 'सोम. से शुक्र. तक खुला है।']],
	[
		'hi-IN',
		'companies, units, money, years',
		['सागर प्रा. लि. ने भेजा।', 'दूरी ५ कि.मी. है।', 'रु. 500 दें।', 'ई. पू. 200 का मंदिर है।'],
	],
	['hi-IN', 'item numbers', ['१. छोटा।', '२. बड़ा।']],
	['hi-IN', 'items without a mark', ['1. छोटा 5 किलो', '2. बड़ा 1.5 किलो']],
	['hi-IN', 'a full stop for a danda', ['आपका ऑर्डर तैयार है.', 'शाम को ले जाइए.', 'मैं नहीं आई थी.', 'ठीक है.']],
	['hi-IN', 'quotations', ['उसने पूछा "कब आओगे?" और चला गया।', '"यकीन है?" मैडम ने पूछा।', 'किसी ने जवाब नहीं दिया।']],
	['bn-IN', 'initials and titles', ['ডা. এ. কে. রায় আসবেন।', 'মো. রহিম ও মি. পাল ভিতরে।']],
	['bn-IN', 'months, units, money, years', ['১২ জুলা. বন্ধ।', 'দূরত্ব ৫ কি.মি. হবে।', 'দাম টা. ৫০০ মাত্র।', 'খ্রি. পূ. ২০০ সালের।']],
	['bn-IN', 'companies', ['স্কয়ার প্রা. লি. নামের সংস্থা।', 'কাল আসুন।']],
	['bn-IN', 'item numbers', ['১. ছোট।', '২. বড়।']],
	['bn-IN', 'a question with its speaker', ['"আপনি নিশ্চিত?" দিদি জানতে চাইলেন।', 'কেউ উত্তর দিল না।']],
];

describe('Arabic, Persian, Hebrew, Hindi, Bengali', () => {
	it.each(ANSWERS)('%s: %s', (locale, _, sentences) => expectSentences(locale, sentences));

	it.each([
		['ar-SA', 'a full stop, a space and the next letter', 'مرحبا بك. ك'],
		['ar-SA', 'the word after a unit', 'السعر ٢٥٠ ر.س. التوصيل '],
		['ar-SA', 'the letter after an announced quotation', 'قال: «نعم.» ث'],
		['he-IL', 'the letter after an abbreviation with gershayim', 'כולל מע"מ. נ'],
		['hi-IN', 'a danda', 'नमस्ते।'],
	])('%s: lets a sentence go with %s', (locale, _, text) => expectToLeaveAtEnd(locale, text));

	it('takes a stray quotation mark for no quotation', () => {
		expectSentences('he-IL', ['המסך הוא 27" בערך.', 'הוא זול.', 'יש גם גדול.']);
	});
});
