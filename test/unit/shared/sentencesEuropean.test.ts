import { sentencesOf } from './boundaries';
import { expectSentences, expectToLeaveAtEnd } from './byScript';

/** Each text is the list of its sentences; a space joins them. */
const TEXTS: Array<[what: string, locale: string, sentences: string[]]> = [
	['a compound street', 'de-DE', ['Wir sind in der Gartenstr. 7.', 'Parken Sie im Hof.']],
	['a compound street at the end', 'de-DE', ['Wir sind in der Gartenstr.', 'Parken Sie im Hof.']],
	['amounts', 'de-DE', ['Es kostet 2,5 Mio. Euro zzgl. Versand.', 'Passt das?']],
	['a title in parts', 'de-DE', ['Dr. med. Klein und Fa. Meier kommen.', 'Gut.']],
	['references', 'de-DE', ['Vgl. Abs. 3, die Auftragsnr. ist alt.', 'Danke.']],
	['a date without its year', 'de-DE', ['Am 25.12. ist zu.', 'Es gilt bis 15.3.', 'Danke.']],
	['a number at the end', 'de-DE', ['Kommen Sie um 9.', 'Danke.', 'Es sind 12.', 'Das reicht.']],
	['ordinals', 'de-DE', ['Am 3. Mai im 2. Stock.', 'Das 5. Mal war es besser.', 'Ludwig XIV. war König.']],
	['an initial before a surname', 'de-DE', ['Herr K. Bauer ruft an.', 'Gut.']],
	['a question as the subject', 'de-DE', ['„Kommt er?“ war ihre Frage.', 'Er kam.']],
	['months, streets, references', 'fr-FR', ['Le 1er janv. est férié au 5, bd. Pasteur.', 'Voir chap. 3, env. 20 pages.']],
	['a quotation with spaces', 'fr-FR', ['« Je viens. »', 'Puis elle part.', '«\u00a0Oui\u00a0!\u00a0»', 'Il part.']],
	['a quotation that goes on', 'fr-FR', ['« Tu viens\u202f?\u202f» demande-t-il.', 'Oui.']],
	['an hour and a title', 'fr-FR', ['Nous ouvrons à 9 h.', 'Mlle Roux est chez Roux S.A.', 'M. Petit aussi.']],
	['titles', 'es-ES', ['El Excmo. Sr. Vega llega.', 'Ref. 4711.']],
	['an era and a company', 'it-IT', ['Nel 200 a.C. era un tempio.', 'La Luce S.p.A. paga.', 'Bene.']],
	['homographs', 'it-IT', ['Il Gen. Ferri arriva in gen. o feb.', 'Lo aspetti.']],
	['for instance and a company', 'nl-NL', ['Neem b.v. de bus van Jansen B.V.', 'Die rijdt.']],
	['an hour at the end', 'pl-PL', ['Spotkanie jest o godz. 15.', 'Zapraszamy.', 'To trwa od 1990 r.', 'Dobrze.']],
	['a pronoun and a name', 'pl-PL', ['Powiedz im.', 'Oni czekają w szkole im. Jana Pawła II.']],
	['an address', 'pt-BR', ['Fica na R. das Flores, ap. 12.', 'Suba.']],
	['an address', 'ru-RU', ['Мы на ул. Садовой, д. 5, кв. 12.', 'Звоните.']],
	['a year', 'ru-RU', ['В 1861 г. Александр II подписал указ.', 'Это было в 1861 г.', 'Да.']],
	['and so on', 'uk-UA', ['Є столи, стільці та ін.', 'Дзвоніть.', 'Див. розд. 3, т. зв. додаток.']],
	['an address that goes on', 'tr-TR', ['Gül Mah. Lale Sok. No: 5 adresindeyiz.', 'Yer Bağdat Cad.', 'Otopark var.']],
	['ordinals and numbers', 'tr-TR', ['Sultan II. Mahmut 3. katta.', 'Numaranız 12.', 'Bekleyin.']],
	[
		'addresses and notes',
		'en-US',
		['Bldg. 4, Rm. 210, on Hwy. 9 (incl. tax).', 'Open Tue. & Thu.', 'Max. 3 people, Acct. No. 12.', 'Fine.'],
	],
	['a saint and a street', 'en-US', ['We are near St. Mary on Main St.', 'Turn left.']],
	['degrees', 'en-US', ['It is 72.5°F.', 'Winds are light.']],
	['a company before a title', 'en-US', ['He runs Acme Inc.', 'Dr. Lee knows him.', 'Acme Inc. sells lamps.']],
	['a name in lower case', 'en-US', ['He sells for Acme Inc.', 'eBay is next.', 'He left.', 'iPhone sales rise.']],
	['a name with a mark', 'en-US', ['We use Yahoo! for mail.', 'Yahoo! Finance is fine.', 'Is it?']],
	['letters that name something', 'en-US', ['Take Vitamin D.', 'Boarding is at Gate B.', 'Ask J. Smith.']],
	['items in one line', 'en-US', ['1. Small.', '2. Large.', '1) Round.']],
	['two sentences in a quotation', 'en-US', ['He said, "Come at noon. I am in," so go.', 'Good.']],
	['English abbreviations elsewhere', 'uk-UA', ['Договір з Birkwood Ltd. готовий.', 'Mr. Smith чекає.']],
	['an unknown abbreviation before a number', 'nl-NL', ['Bel de zorgb. 12 uur vooraf.', 'Dat helpt.']],
	['an unknown abbreviation before a small letter', 'ru-RU', ['Дом перестр. в мае.', 'Он красив.']],
	['a name with a question mark', 'de-DE', ['Die Jeans ist von Guess? und fällt klein aus.', 'Gut.']],
	['a full stop in brackets', 'nl-NL', ['Leden betalen minder (zie het blad. Kolom twee).', 'Bent u dat?']],
	['a small letter in another script', 'uk-UA', ['Переказ пішов.', 'monopay зарахує його.']],
	['an unknown language', 'da-DK', ['Dr. Lind kommer 3. juni.', 'Godt.']],
];

describe('sentences of Latin and Cyrillic languages', () => {
	it.each(TEXTS)('%s (%s: %j)', (_, locale, sentences) => expectSentences(locale, sentences));

	it.each([
		['en-US', ['Hold on.', 'Let me see example.com.', 'Is it?', 'Yes it is.']],
		['es-ES', ['¿Sí?', '¡Claro!']],
	])('that follow without a space (%s)', (locale, sentences) => {
		const text = sentences.join('');
		for (const pieces of [[text], text.split('')]) expect(sentencesOf(pieces, locale)).toEqual(sentences);
	});

	it.each(['node.js', 'Booking.Com', 'Console.WriteLine', 'a?B=c', 'www.Example.com', 'info@Mail.De', 'U.S.Army'])(
		'end in no address or code (%s)',
		(name) => expect(sentencesOf(`Try ${name} today`.split(''), 'en-US')).toEqual([`Try ${name} today`]),
	);

	it.each([
		['the word after a company', 'de-DE', 'Das ist die Luce GmbH. Wir '],
		['the word after an hour', 'de-DE', 'Wir öffnen um 9. Danke '],
		['the first letter after a date', 'de-DE', 'Es gilt bis 15.3. D'],
		['a question before a spaced quotation mark and the next letter', 'fr-FR', '« Tu viens ? » P'],
		['the first letter after an unknown word', 'ru-RU', 'Мы на месте. З'],
		['forty characters of a quotation', 'en-US', `He said, "Come. ${'a'.repeat(40)}`],
		['the end of a quotation', 'en-US', 'He said, "Come." T'],
	])('leave with %s', (_, locale, text) => expectToLeaveAtEnd(locale, text));
});
