// What the demo's model says: enough for every example to show its point. The first rule that fits is followed.
import { CALL_STARTED_INPUT, CALLER_SILENT_INPUT } from '../../../nodes/shared/liveTrigger/silence';
import { words, type Rule, type ToolUse } from './rule';
import { tables } from './tables';

const GOODBYE = words(
	'goodbye',
	'good bye',
	'bye',
	'that was all',
	'adiós',
	'hasta luego',
	'tschüss',
	'auf wiederhören',
	'مع السلامة',
	'وداعا',
);
const PERSON = words(
	...['a person', 'a human', 'real person', 'operator', 'the manager', 'put me through', 'speak to somebody', 'speak to someone'],
	...['pain', 'hurts', 'toothache', 'complaint', 'una persona', 'un operador', 'dolor', 'ein mensch', 'einem menschen', 'mitarbeiter'],
	...['schmerzen', 'موظف', 'إنسان', 'ألم'],
);
const APPOINTMENT = words('appointment', 'book', 'come in', 'check-up', 'checkup', 'see the dentist', 'cita', 'termin', 'موعد', 'موعدا');
const HOURS = words(
	'open',
	'opening hours',
	'hours',
	'close',
	'closed',
	'abierto',
	'horario',
	'geöffnet',
	'öffnungszeiten',
	'مفتوح',
	'مفتوحون',
);
const ORDER = words('order', 'delivery', 'parcel', 'pedido', 'bestellung', 'paket', 'طلب', 'طلبي');
const YES = words('yes', 'yes please', 'sure', 'okay', 'my name is', 'sí', 'ja', 'gerne', 'نعم');
const BACK = words('call me back', 'call back', 'ring me back');

const exactly = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);

const sayFirst = (sentence: string): ToolUse => ({ tool: /^say_something$/i, with: { sentence }, ifOffered: true });

const anyLanguage: Rule[] = [
	{
		when: words('habla español', 'en español', 'spanish'),
		untold: /language_detection/,
		uses: [{ tool: /change_language/i, with: { language: 'es' } }],
		says: 'Claro.',
	},
	{ when: words('habla español', 'en español', 'spanish'), says: 'Claro que sí. ¿En qué puedo ayudarle?' },
];

const ending: Rule[] = [
	{ when: GOODBYE, uses: [{ tool: /hang_?up|end_?call/i, with: { goodbye: 'Thank you for calling. Goodbye!' } }], says: 'Goodbye!' },
	{
		when: PERSON,
		uses: [{ tool: /put_?through|transfer/i, with: { sentence: 'I will put you through to somebody.' } }],
		says: 'One moment.',
	},
];

const restaurant: Rule[] = [
	{ when: exactly(CALL_STARTED_INPUT), says: 'Good evening, this is the restaurant. How can I help you?' },
	{
		when: words('half past eight', 'yes please', 'yes'),
		says: 'Wonderful. The table by the window is yours, tonight at half past eight.',
	},
	{ when: GOODBYE, says: 'Thank you for calling. We look forward to seeing you. Goodbye!' },
	{
		says: 'Good evening! **We have one table left**, at half past eight. It is by the window, and it seats four. Shall I book it for you?',
	},
].map((rule) => ({ ...rule, told: /restaurant/, untold: /Free tables/ }));

const OFFERED = /shall I book|your name, please/i;

const booking: Pick<Rule, 'knows' | 'uses' | 'says' | 'otherwise'> = {
	knows: 'name',
	uses: [
		sayFirst('I am putting it into the calendar.'),
		{ tool: /free|available/i },
		{ tool: /^book|reserve/i, with: { time: '{slot}', name: '{name}' } },
	],
	says: 'It is booked: {time}, for {name}. Is there anything else?',
	otherwise: 'I am sorry, that one has just been taken. Shall I look for another one?',
};

const appointments: Rule[] = [
	{ when: YES, after: OFFERED, ...booking },
	{ after: /your name, please/i, ...booking },
	{ when: YES, after: OFFERED, says: 'Gladly. And your name, please?' },
	{
		when: APPOINTMENT,
		uses: [sayFirst('I am looking at the calendar.'), { tool: /free|available/i }],
		says: 'The next free appointment is {time}. Shall I book it, and what is your name?',
		otherwise: 'I am sorry, there is no free appointment.',
	},
	{
		when: APPOINTMENT,
		says: {
			en: 'I can offer you Monday at ten. Would that suit you?',
			es: 'Puedo ofrecerle el lunes a las diez. ¿Le viene bien?',
			de: 'Ich kann Ihnen Montag um zehn anbieten. Passt Ihnen das?',
			ar: 'يمكنني أن أقترح عليك يوم الاثنين في الساعة العاشرة. هل يناسبك ذلك؟',
		},
	},
];

const lookUps: Rule[] = [
	{
		when: HOURS,
		uses: [sayFirst('I am looking it up.'), { tool: /hours/i }],
		says: 'On {day} we are open from {opens} to {closes}.',
		otherwise: 'We are closed on that day.',
	},
	{
		when: HOURS,
		says: {
			en: 'We are open from Monday to Friday, from nine to five.',
			es: 'Abrimos de lunes a viernes, de nueve a cinco.',
			de: 'Wir haben von Montag bis Freitag von neun bis fünf geöffnet.',
			ar: 'نفتح من الاثنين إلى الجمعة، من التاسعة حتى الخامسة.',
		},
	},
	{
		when: ORDER,
		uses: [sayFirst('I am looking for your order.'), { tool: /order/i }],
		says: 'Your order {status}.',
		otherwise: 'I cannot find that order. Please tell me its number, digit by digit.',
	},
];

/** Before the others: a transcript holds any words. */
const summary: Rule = { told: /sum (?:it )?up|summar/i, says: '{summary}' };

const others: Rule[] = [
	{ when: exactly(CALLER_SILENT_INPUT), says: 'Are you still there?' },
	{ when: exactly(CALL_STARTED_INPUT), says: 'Hello, how can I help you?' },
	{ when: BACK, says: 'Of course. Somebody will call you back. At which number, please?' },
	{
		when: words('hello', 'hi', 'good morning', 'hola', 'guten tag', 'hallo', 'مرحبا', 'السلام عليكم'),
		says: {
			en: 'Hello! I can tell you our opening hours, find you an appointment, or put you through.',
			es: '¡Hola! Puedo decirle nuestro horario o darle una cita.',
			de: 'Guten Tag! Ich kann Ihnen unsere Öffnungszeiten nennen oder einen Termin geben.',
			ar: 'مرحبا! يمكنني أن أخبرك بساعات العمل أو أحدد لك موعدا.',
		},
	},
	{
		says: 'I only know a few lines. Ask me for an appointment, for our opening hours, or for a person. Connect a real model, and I will answer anything.',
	},
];

export const demoRules: Rule[] = [summary, ...restaurant, ...anyLanguage, ...ending, ...tables, ...appointments, ...lookUps, ...others];
