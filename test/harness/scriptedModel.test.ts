// The demo's scripted model (test/start/model/): which tool it uses, with what, and what it says.
import type { ChatMessage, StandInAnswer } from '../e2e/harness/openAiStandIn';
import { demoRules } from '../start/model/rules';
import { words } from '../start/model/rule';
import { scriptedReply } from '../start/model/scripted';

const tool = (name: string, properties: Record<string, unknown> = {}) => ({
	type: 'function',
	function: { name, parameters: { properties } },
});
const text = { type: 'string' };
const FRONT_DESK = [
	tool('Say_something', { sentence: text }),
	tool('Opening_hours'),
	tool('Free_appointments'),
	tool('Book', { time: text, name: text }),
	tool('Put_through', { sentence: text }),
	tool('Hang_up', { goodbye: text }),
];

const reply = scriptedReply(demoRules);

const ask = (messages: ChatMessage[], more: object = {}): StandInAnswer => {
	const last = messages.findLast(({ role }) => role === 'user')!;
	const answer = reply(last.content as string, { api: 'chat completions', model: 'any', messages, ...more });
	return typeof answer === 'string' ? { text: answer } : answer;
};

type Tools = Record<string, unknown>;

/** One turn as the AI Agent plays it: tools are run until the model says something. */
function turn(said: string, { tools = FRONT_DESK, results = {}, before = [] as ChatMessage[], system = 'You are the receptionist.' } = {}) {
	const messages: ChatMessage[] = [{ role: 'system', content: system }, ...before, { role: 'user', content: said }];
	const used: Array<[string, unknown]> = [];
	for (;;) {
		const { text: spoken, toolCall } = ask(messages, { tools });
		if (!toolCall || used.length > 6) return { used, spoken };
		used.push([toolCall.name, toolCall.arguments]);
		const id = `call_${used.length}`;
		messages.push(
			{ role: 'assistant', content: null, tool_calls: [{ id, function: { name: toolCall.name } }] },
			{ role: 'tool', tool_call_id: id, content: JSON.stringify((results as Tools)[toolCall.name] ?? [{ done: true }]) },
		);
	}
}

const FREE = [
	{ time: '2030-01-31 10:00', status: 'free', name: null },
	{ time: '2030-01-31 14:30', status: 'free', name: null },
];
const offer = (content: string): ChatMessage[] => [
	{ role: 'user', content: 'An appointment' },
	{ role: 'assistant', content },
];

it('looks an appointment up and offers it, and asks for the name', () => {
	const { used, spoken } = turn('I would like an appointment.', { results: { Free_appointments: FREE } });
	expect(used.map(([name]) => name)).toEqual(['Say_something', 'Free_appointments']);
	expect(used[0][1]).toEqual({ sentence: 'I am looking at the calendar.' });
	expect(spoken).toBe('The next free appointment is Thursday at 10:00. Shall I book it, and what is your name?');
	expect(turn('An appointment, please', { results: { Free_appointments: [] } }).spoken).toContain('no free appointment');
});

it.each([
	['Yes please, my name is Ada Example.', 'Shall I book it, and what is your name?', 'Ada Example'],
	['Sure, this is Bob.', 'Shall I book it, and what is your name?', 'Bob'],
	['Grace', 'Gladly. And your name, please?', 'Grace'],
])('books what it offered: %s', (said, question, name) => {
	const slot = FREE[0].time;
	const results = { Free_appointments: FREE, Book: [{ time: slot, status: 'booked', name }] };
	const { used, spoken } = turn(said, { before: offer(question), results });
	expect(used.slice(1)).toEqual([
		['Free_appointments', {}],
		['Book', { time: slot, name }],
	]);
	expect(spoken).toBe(`It is booked: Thursday at 10:00, for ${name}. Is there anything else?`);
});

it('asks for a name before it books, and books nothing that is not free', () => {
	expect(turn('Yes please.', { before: offer('Shall I book it?') })).toEqual({ used: [], spoken: 'Gladly. And your name, please?' });
	const taken = { Free_appointments: FREE, Book: [] };
	expect(turn('Yes, my name is Ada.', { before: offer('Shall I book it?'), results: taken }).spoken).toContain('taken');
	const none = turn('Yes, my name is Ada.', { before: offer('Shall I book it?'), results: { Free_appointments: [] } });
	expect(none.used.map(([name]) => name)).not.toContain('Book');
});

describe('tables of a restaurant', () => {
	const TABLES = [
		tool('Say_something', { sentence: text }),
		tool('Free_tables', { people: { type: 'number' }, from: text }),
		tool('Book', { time: text, table: text, people: { type: 'number' }, name: text }),
		tool('Give_back', { time: text }),
	];
	const system = 'You take bookings for the restaurant. Now it is Friday, 29 November 2030, 11:30. Use Free tables.';
	const table = (time: string) => ({ time, table: 'Round', seats: 4, status: 'free', name: null, people: null });
	const guest = (said: string, results: Tools = {}, before: ChatMessage[] = []) => turn(said, { tools: TABLES, system, results, before });

	it.each([
		['A table for four tomorrow at eight, please.', { people: 4, from: '2030-11-30 20:00' }],
		['Do you have a table for 2 people on Sunday?', { people: 2, from: '2030-12-01 17:00' }],
		['I would like to book a table tonight at half past seven. There are six of us.', { people: 6, from: '2030-11-29 19:30' }],
		['Could I reserve for three at 20:15?', { people: 3, from: '2030-11-29 20:15' }],
		['A table for two.', { people: 2, from: '2030-11-29 11:30' }],
	])('looks for one: %s', (said, wanted) => {
		const { used } = guest(said, { Free_tables: [table(wanted.from)] });
		expect(used).toEqual([
			['Say_something', { sentence: 'I am looking at our tables.' }],
			['Free_tables', wanted],
		]);
	});

	it('offers what it finds, on the day that was asked for or later', () => {
		const said = 'A table for four tomorrow at six.';
		const found = (...rows: unknown[]) => guest(said, { Free_tables: rows }).spoken;
		expect(found(table('2030-11-30 20:00'))).toBe('I have a table for 4 on Saturday at 20:00. Shall I book it, and what is your name?');
		expect(found(table('2030-12-01 18:00'))).toMatch(/^I am sorry, that evening is full\. The next free table .* Sunday at 18:00\./);
		expect(found()).toBe('I am sorry, we have no table for so many.');
		expect(guest('I would like a table.')).toEqual({ used: [], spoken: 'Gladly. For how many people, and when?' });
		expect(guest('For two, tonight.', {}, offer('Gladly. For how many people, and when?')).used[1]).toEqual([
			'Free_tables',
			{ people: 2, from: '2030-11-29 17:00' },
		]);
	});

	it('books what it offered, reads it back, and cancels it', () => {
		const asked: ChatMessage[] = [
			{ role: 'user', content: 'A table for two tomorrow at eight.' },
			{ role: 'assistant', content: 'I have a table. Shall I book it, and what is your name?' },
		];
		const time = '2030-11-30 20:00';
		const results = { Free_tables: [table(time)], Book: [{ ...table(time), name: 'Ada', people: 2 }] };
		for (const said of ['Yes please, my name is Ada.', 'Ada.']) {
			const { used, spoken } = guest(said, results, asked);
			expect(used.at(-1)).toEqual(['Book', { time, table: 'Round', people: 2, name: 'Ada' }]);
			expect(spoken).toBe('It is booked: Saturday at 20:00, for 2, in the name of Ada. Is there anything else?');
		}
		expect(guest('Yes, I am Ada.', { ...results, Book: [] }, asked).spoken).toContain('just been taken');
		expect(guest('Yes.', results, asked)).toEqual({ used: [], spoken: 'Gladly. And what is your name?' });
		expect(guest('No, thank you.', results, asked).used).toEqual([]);
		const cancelled = guest('Please cancel my table tomorrow at eight.', { Give_back: [table(time)] });
		expect(cancelled.used).toEqual([['Give_back', { time }]]);
		expect(cancelled.spoken).toBe('I have cancelled your table on Saturday at 20:00.');
		expect(guest('Cancel my table.', { Give_back: [] }).spoken).toContain('no booking of yours');
	});
});

it('looks up the hours of the day that was asked for', () => {
	const hours = [
		{ day: 'Monday', opens: '09:00', closes: '17:00' },
		{ day: 'Friday', opens: '09:00', closes: '13:00' },
	];
	expect(turn('Are you open on friday?', { results: { Opening_hours: hours } }).spoken).toBe(
		'On Friday we are open from 09:00 to 13:00.',
	);
	expect(turn('Are you open on Sunday?', { results: { Opening_hours: hours } }).spoken).toBe('We are closed on that day.');
	expect(turn('Are you open?', { tools: [] }).spoken).toContain('from nine to five');
});

it.each([
	['I want to speak to a person.', 'Put_through'],
	['My tooth hurts!', 'Put_through'],
	['Quisiera hablar con una persona.', 'Put_through'],
	['Thank you, goodbye.', 'Hang_up'],
	['Auf Wiederhören!', 'Hang_up'],
	['مع السلامة', 'Hang_up'],
])('ends its part of the call: %s', (said, name) => {
	const { used } = turn(said);
	expect(used.map(([one]) => one)).toEqual([name]);
	expect(Object.values(used[0][1] as object)[0]).not.toBe('');
});

it('does not take a part of a word for the word', () => {
	expect(turn('Is there a bookshop nearby?').used).toEqual([]);
	expect(words('bye').test('the bylaws, Goodbyeee')).toBe(false);
	expect(words('cita', 'mañana').test('¿Una cita para MAÑANA?')).toBe(true);
});

it('looks an order up with whatever tool is there', () => {
	const tools = [tool('Find_an_order', { orderNumber: text })];
	const found = { Find_an_order: [{ status: 'is being packed' }] };
	const { used, spoken } = turn('Where is my order 12-34?', { tools, results: found });
	expect(used).toEqual([['Find_an_order', { orderNumber: '1234' }]]);
	expect(spoken).toBe('Your order is being packed.');
	expect(turn('Where is my order?', { tools, results: { Find_an_order: [] } }).spoken).toContain('digit by digit');
});

it('changes the language once, and answers in it', () => {
	const tools = [...FRONT_DESK, tool('Change_language', { language: text })];
	expect(turn('¿Habla español?', { tools }).used).toEqual([['Change_language', { language: 'es' }]]);
	const after = turn('¿Habla español?', { tools, system: 'What your tools have just done: language_detection' });
	expect(after).toEqual({ used: [], spoken: 'Claro que sí. ¿En qué puedo ayudarle?' });
	expect(turn('هل لديكم موعد؟', { tools: [] }).spoken).toMatch(/الاثنين/);
});

describe('structured output', () => {
	const schema = {
		type: 'object',
		properties: { name: text, company: text, need: text, followUp: text, urgency: { type: 'string', enum: ['low', 'high'] } },
		required: ['need'],
	};
	const example = '```json\n{"properties": {"foo": {"type": "array"}}, "required": ["foo"]}\n```';
	const system = `For example ${example}. Here is the JSON Schema:\n\`\`\`json\n${JSON.stringify(schema)}\n\`\`\``;
	const extract = (transcript: string, more: object = {}) => {
		const { text: answer } = ask(
			[
				{ role: 'system', content: 'schema' in more ? '' : system },
				{ role: 'user', content: transcript },
			],
			more,
		);
		return JSON.parse(answer.replace(/^```json|```$/g, '')) as unknown;
	};

	it('fills the schema from what the caller said, and from nothing else', () => {
		const transcript =
			'Agent: My name is Clara. I need your name.\nCaller: This is Ada from Example Works. We need forty chairs. Call me tomorrow.';
		expect(extract(transcript)).toEqual({
			name: 'Ada',
			company: 'Example Works',
			need: 'We need forty chairs.',
			followUp: 'Call me tomorrow.',
			urgency: 'low',
		});
	});

	it('gives what must be there, and leaves the rest empty', () => {
		expect(extract('Agent: Hello\nCaller: Hi there')).toMatchObject({ name: '', company: '', need: 'Hi there' });
	});

	it("takes OpenAI's response_format as well", () => {
		const format = { type: 'json_schema', json_schema: { schema: { properties: { name: text, count: { type: 'integer' } } } } };
		expect(extract('Caller: My name is Ada.', { response_format: format, schema: true })).toEqual({ name: 'Ada', count: 0 });
	});
});

it('sums up what the caller said, also when that holds the words of a rule', () => {
	const system = 'Sum up in two or three plain sentences what the caller wanted.';
	const { spoken } = turn('agent: Hello\nuser: Hi. I need to move my appointment to Friday. Goodbye.', { system, tools: [] });
	expect(spoken).toBe('The caller said: I need to move my appointment to Friday.');
});
