/** What a trigger says by itself, in one language. */
export interface DefaultLines {
	greeting: string;
	filler: string;
	fallback: string;
}

/** By language subtag. The English ones are the defaults of the fields. */
const DEFAULT_LINES: Record<string, DefaultLines> = {
	en: {
		greeting: 'Hello, how can I help you?',
		filler: 'One moment, please.',
		fallback: 'Sorry, I could not do that just now. Please try again.',
	},
	ar: {
		greeting: 'مرحبا، كيف أستطيع مساعدتك؟',
		filler: 'لحظة من فضلك.',
		fallback: 'عذرا، لم أستطع القيام بذلك الآن. الرجاء المحاولة مرة أخرى.',
	},
	bn: {
		greeting: 'নমস্কার, আমি আপনাকে কীভাবে সাহায্য করতে পারি?',
		filler: 'এক মুহূর্ত, দয়া করে।',
		fallback: 'দুঃখিত, এই মুহূর্তে এটা করতে পারলাম না। অনুগ্রহ করে আবার চেষ্টা করুন।',
	},
	de: {
		greeting: 'Guten Tag, wie kann ich Ihnen helfen?',
		filler: 'Einen Moment, bitte.',
		fallback: 'Das hat leider gerade nicht geklappt. Bitte versuchen Sie es noch einmal.',
	},
	es: {
		greeting: 'Hola, ¿en qué puedo ayudarle?',
		filler: 'Un momento, por favor.',
		fallback: 'Lo siento, ahora mismo no he podido hacerlo. Inténtelo de nuevo, por favor.',
	},
	fa: {
		greeting: 'سلام، چطور می‌توانم کمکتان کنم؟',
		filler: 'یک لحظه، لطفاً.',
		fallback: 'متأسفم، الان نتوانستم این کار را انجام دهم. لطفاً دوباره امتحان کنید.',
	},
	fr: {
		greeting: 'Bonjour, comment puis-je vous aider ?',
		filler: 'Un instant, je vous prie.',
		fallback: "Désolé, je n'ai pas pu le faire pour le moment. Veuillez réessayer.",
	},
	he: {
		greeting: 'שלום, איך אפשר לעזור לך?',
		filler: 'רגע אחד, בבקשה.',
		fallback: 'מצטערים, לא הצלחנו לבצע את זה כרגע. בבקשה נסו שוב.',
	},
	hi: {
		greeting: 'नमस्ते, मैं आपकी क्या मदद कर सकती हूँ?',
		filler: 'कृपया एक क्षण रुकिए।',
		fallback: 'माफ़ कीजिए, यह अभी नहीं हो पाया। कृपया फिर से कोशिश करें।',
	},
	it: {
		greeting: 'Buongiorno, come posso aiutarla?',
		filler: 'Un momento, per favore.',
		fallback: 'Mi dispiace, al momento non è stato possibile. Riprovi, per favore.',
	},
	ja: {
		greeting: 'お電話ありがとうございます。ご用件をお伺いします。',
		filler: '少々お待ちください。',
		fallback: '申し訳ございません、ただいま対応できませんでした。もう一度お願いいたします。',
	},
	ko: {
		greeting: '안녕하세요, 무엇을 도와드릴까요?',
		filler: '잠시만 기다려 주세요.',
		fallback: '죄송합니다, 지금은 처리하지 못했습니다. 다시 시도해 주세요.',
	},
	nl: {
		greeting: 'Goedendag, waarmee kan ik u helpen?',
		filler: 'Een ogenblik, alstublieft.',
		fallback: 'Sorry, dat lukte zojuist niet. Probeer het alstublieft opnieuw.',
	},
	pl: {
		greeting: 'Dzień dobry, w czym mogę pomóc?',
		filler: 'Chwileczkę, proszę.',
		fallback: 'Przepraszam, w tej chwili się to nie udało. Proszę spróbować ponownie.',
	},
	pt: {
		greeting: 'Olá, como posso ajudar?',
		filler: 'Um momento, por favor.',
		fallback: 'Desculpe, não foi possível fazer isso agora. Por favor, tente novamente.',
	},
	ru: {
		greeting: 'Здравствуйте, чем могу помочь?',
		filler: 'Одну минуту, пожалуйста.',
		fallback: 'Извините, сейчас это не получилось. Пожалуйста, попробуйте ещё раз.',
	},
	th: {
		greeting: 'สวัสดีค่ะ มีอะไรให้ช่วยไหมคะ',
		filler: 'กรุณารอสักครู่ค่ะ',
		fallback: 'ขออภัยค่ะ ขณะนี้ไม่สามารถดำเนินการได้ กรุณาลองใหม่อีกครั้งค่ะ',
	},
	tr: {
		greeting: 'Merhaba, size nasıl yardımcı olabilirim?',
		filler: 'Bir dakika lütfen.',
		fallback: 'Üzgünüm, bunu şu anda yapamadım. Lütfen tekrar deneyin.',
	},
	uk: {
		greeting: 'Добрий день, чим можу допомогти?',
		filler: 'Хвилинку, будь ласка.',
		fallback: 'Вибачте, зараз це не вдалося. Будь ласка, спробуйте ще раз.',
	},
	zh: {
		greeting: '您好，请问有什么可以帮您？',
		filler: '请稍等。',
		fallback: '抱歉，刚才没能办到。请再试一次。',
	},
};

/** The languages that have lines of their own, as subtags. */
export const LANGUAGES_WITH_LINES = Object.keys(DEFAULT_LINES);

/** The lines of a trigger's fields as they stand before the user changes them. */
export const ENGLISH_LINES = DEFAULT_LINES.en;

/**
 * The line to say: a field that still holds its English default gives that of the spoken language.
 *
 * @param value what the field holds
 * @param locale BCP 47 tag; of a language without lines of its own, English is said
 */
export function lineIn(locale: string, line: keyof DefaultLines, value: string): string {
	if (value !== ENGLISH_LINES[line]) return value;
	const language = locale.trim().split(/[-_]/)[0].toLowerCase();
	return (Object.hasOwn(DEFAULT_LINES, language) ? DEFAULT_LINES[language] : ENGLISH_LINES)[line];
}

/** The default line in the spoken language. @param locale as in `lineIn` */
export const defaultLine = (locale: string, line: keyof DefaultLines): string => lineIn(locale, line, ENGLISH_LINES[line]);

/** A default line in every language that has one. */
export const defaultLinesOf = (line: keyof DefaultLines): string[] => Object.values(DEFAULT_LINES).map((lines) => lines[line]);
