// workflows/receptionist.json: an AI Agent that speaks while it works, looks up, books, puts through and hangs up.
import type { ChatRequest, StandInAnswer } from '../../harness/openAiStandIn';
import { seedPhoneAgent } from '../fixture';
import { startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';

type Step = (request: ChatRequest) => StandInAnswer | string;

const use =
	(name: string, given: Record<string, unknown> = {}): Step =>
	() => ({ text: '', toolCall: { name, arguments: given } });

/** What the newest answer of a tool holds: a list of rows, as the model reads it. */
const lastAnswer = ({ messages }: ChatRequest) =>
	JSON.parse(messages.findLast(({ role }) => role === 'tool')!.content as string) as Array<Record<string, string>>;

export function receptionistExample(getFixture: () => ExampleFixture): void {
	let example: LiveExample;
	let agentId: string;
	let turns = 0;
	beforeAll(async () => {
		agentId = seedPhoneAgent(getFixture(), { transferNumber: '+15005550009' });
		example = await startExample(getFixture(), 'receptionist');
	});
	afterAll(() => example?.stop());

	/** One sentence of the caller, with a model that takes these steps in turn. */
	const say = async (transcript: string, steps: Step[], callId?: string) => {
		const rest = [...steps];
		getFixture().model.configure({ reply: (_last, request) => rest.shift()?.(request) ?? 'I have nothing more to do.', tokenDelay: 2 });
		const turn = await getFixture().simulator.placeTurn({ agentId, transcript, callId });
		expect(turn.problems).toEqual([]);
		// After the end of a call the agent still thinks for a moment.
		const executions = await example.ended(++turns);
		expect(executions.at(-1)).toMatchObject({ status: 'success' });
		expect(rest).toEqual([]);
		return turn;
	};

	it('is given six tools, and what the caller said', async () => {
		let request: ChatRequest | undefined;
		const step: Step = (given) => {
			request = given;
			return 'Sample Dental, good morning!';
		};
		expect((await say('Hello?', [step])).spoken).toEqual(['Sample Dental, good morning!']);
		const tools = (request!.tools as Array<{ function: { name: string; description: string } }>).map((one) => one.function);
		expect(tools.map(({ name }) => name).sort()).toEqual([
			'Book',
			'Free_appointments',
			'Hang_up',
			'Opening_hours',
			'Put_through',
			'Say_something',
		]);
		expect(tools.every(({ description }) => description.length > 20)).toBe(true);
		expect(request!.messages.at(-1)).toMatchObject({ role: 'user', content: 'Hello?' });
	});

	it('speaks while it looks up, books once, and remembers the call', async () => {
		let offered = '';
		const first = await say('I would like an appointment.', [
			use('Say_something', { sentence: 'I am looking at the calendar.' }),
			(request) => {
				// And not the trigger's item with the whole conversation.
				expect(lastAnswer(request).map((one) => Object.keys(one))).toEqual([['voiceReply']]);
				return use('Free_appointments')(request);
			},
			(request) => {
				const free = lastAnswer(request);
				expect(free).toHaveLength(6);
				offered = free[0].time;
				return 'How about tomorrow at ten?';
			},
		]);
		expect(first.spoken).toEqual(['I am looking at the calendar.', 'How about tomorrow at ten?']);

		const second = await say(
			'Yes please, my name is Ada.',
			[
				(request) => {
					expect(JSON.stringify(request.messages)).toContain('How about tomorrow at ten?');
					return { text: '', toolCall: { name: 'Book', arguments: { time: offered, name: 'Ada' } } };
				},
				(request) => {
					expect(lastAnswer(request)).toMatchObject([{ time: offered, status: 'booked', name: 'Ada' }]);
					return 'It is booked, Ada.';
				},
			],
			first.callId,
		);
		expect(second.spoken).toEqual(['It is booked, Ada.']);
		const booked = (await example.rows('Front desk appointments')).filter(({ status }) => status === 'booked');
		expect(booked).toEqual([{ time: offered, status: 'booked', name: 'Ada', phone: '+15005550001' }]);

		await say('I want the same one!', [
			use('Book', { time: offered, name: 'Bob' }),
			(request) => {
				expect(JSON.stringify(request.messages.findLast(({ role }) => role === 'tool'))).not.toContain('Bob');
				return 'That one is taken.';
			},
		]);
		expect((await example.rows('Front desk appointments')).filter(({ name }) => name === 'Bob')).toEqual([]);
	});

	it('knows the opening hours', async () => {
		const friday = (request: ChatRequest) => lastAnswer(request).find(({ day }) => day === 'Friday')!;
		const { spoken } = await say('How long are you open on Friday?', [
			use('Opening_hours'),
			(request) => `Until ${friday(request).closes}.`,
		]);
		expect(spoken.join(' ')).toBe('Until 13:00.');
	});

	it('puts through', async () => {
		const turn = await say('I want a person.', [use('Put_through', { sentence: 'I will put you through.' })]);
		expect(turn).toMatchObject({ transfer: true, final: { text: 'I will put you through.', action: 'transfer' } });
	});

	it('hangs up, and says nothing after it', async () => {
		const turn = await say('Goodbye.', [use('Hang_up', { goodbye: 'Goodbye!' })]);
		expect(turn).toMatchObject({ hangup: true, spoken: ['Goodbye!'], afterClose: [] });
	});

	it('loses nothing when it is set up again', async () => {
		const before = await example.rows('Front desk appointments');
		await example.setUp();
		expect(await example.rows('Front desk appointments')).toEqual(before);
	});
}
