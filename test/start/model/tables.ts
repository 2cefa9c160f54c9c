// The demo's host of a restaurant: looks for a table, books it, reads it back, and gives it back.
import { ONLY_A_NAME } from './facts';
import { words, type Rule, type ToolUse } from './rule';

const TABLE = words('table', 'book', 'reserve', 'reservation', 'booking');
const CANCEL = words('cancel', 'cannot come', "can't come");
const YES = words('yes', 'yes please', 'sure', 'okay', 'my name is');
const HOW_MANY = /how many people/i;
const OFFERED = /shall I book it|what is your name/i;

const say = (sentence: string): ToolUse => ({ tool: /^say_something$/i, with: { sentence }, ifOffered: true });
const freeTables: ToolUse = { tool: /^free_tables$/i, with: { from: '{evening}' } };

const offer: Pick<Rule, 'uses' | 'says' | 'otherwise'> = {
	uses: [say('I am looking at our tables.'), freeTables],
	says: 'I have a table for {people} on {time}. Shall I book it, and what is your name?',
	otherwise: 'I am sorry, we have no table for so many.',
};

const full: Pick<Rule, 'uses' | 'says' | 'otherwise'> = {
	...offer,
	says: 'I am sorry, that evening is full. The next free table for {people} is on {time}. Shall I book it, and what is your name?',
};

const booking: Pick<Rule, 'knows' | 'uses' | 'says' | 'otherwise'> = {
	knows: 'name',
	uses: [say('I am booking it.'), freeTables, { tool: /^book$/i, with: { time: '{slot}', table: '{table}', name: '{name}' } }],
	says: 'It is booked: {time}, for {people}, in the name of {name}. Is there anything else?',
	otherwise: 'I am sorry, that table has just been taken. Shall I look for another one?',
};

export const tables: Rule[] = [
	{
		when: CANCEL,
		uses: [{ tool: /^give_back$/i, with: { time: '{evening}' } }],
		says: 'I have cancelled your table on {time}.',
		otherwise: 'I find no booking of yours at that time. When was it, please?',
	},
	{ when: YES, after: OFFERED, ...booking },
	{ when: ONLY_A_NAME, after: OFFERED, ...booking },
	{ when: YES, after: OFFERED, says: 'Gladly. And what is your name?' },
	...[{ when: TABLE }, { after: HOW_MANY }].flatMap((asked): Rule[] => [
		{ ...asked, knows: 'isLater', ...full },
		{ ...asked, knows: 'people', ...offer },
	]),
	{ when: TABLE, says: 'Gladly. For how many people, and when?' },
].map((rule) => ({ ...rule, told: /Free tables/ }));
