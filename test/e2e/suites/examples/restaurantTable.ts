// workflows/restaurant-table.json: tables are looked up, booked, read back, given back, and texted.
import { DateTime } from 'luxon';

import { callEnded } from '../../../simulator';
import { setUp, type ExampleFixture } from '../exampleFixture';
import { calledExample, lastAnswer, use, type Step } from './toolSteps';

export function restaurantTableExample(getFixture: () => ExampleFixture): void {
	const { say, deliver, another, rows, id, agentId } = calledExample(getFixture, 'restaurant-table', {
		agent: { transferNumber: '+15005550009' },
	});
	// n8n runs in UTC here.
	const evening = (days: number, hour: string) => `${DateTime.utc().plus({ days }).toFormat('yyyy-MM-dd')} ${hour}`;
	/** n8n gives an empty text where nothing is found. */
	const found = (request: Parameters<typeof lastAnswer>[0]) => (JSON.parse(lastAnswer(request)) || []) as Array<Record<string, unknown>>;
	const booked = async () => (await rows('Restaurant tables')).filter(({ status }) => status === 'booked');
	const texts = () =>
		getFixture()
			.simulator.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/messages')
			.map(({ body }) => body as Record<string, unknown>);
	/** A call is over. @returns what was texted then */
	const end = async (callId: string) => {
		const before = texts().length;
		expect(await deliver(callEnded({ data: { callId } }))).toMatchObject({ status: 'success' });
		return texts().slice(before);
	};
	const books = (table: string, time: string, people: number, name = 'Ada') => use('Book', { table, time, people, name });

	it('looks, books, reads back, and texts what is booked once the call is over', async () => {
		const first = await say('A table for two tomorrow at six.', [
			use('Say_something', { sentence: 'I am looking at our tables.' }),
			use('Free_tables', { people: 2, from: evening(1, '18:00') }),
			(request) => {
				expect(found(request)[0]).toMatchObject({ time: evening(1, '18:00'), seats: 2, status: 'free', name: null });
				return 'I have looked.';
			},
		]);
		expect(first.spoken).toContain('I am looking at our tables.');
		const { callId } = first;
		await say(
			'Yes, I am Ada.',
			[
				(request) => {
					expect(JSON.stringify(request.messages)).toContain('I have looked.');
					// A model may write the time in its own way.
					return books('Window', evening(1, '18:00').replace(' ', 'T') + ':00', 2)(request);
				},
				(request) => {
					expect(found(request)).toMatchObject([{ table: 'Window', time: evening(1, '18:00'), people: 2, name: 'Ada' }]);
					return 'It is booked.';
				},
			],
			{ callId },
		);
		expect(await booked()).toEqual([
			{
				...{ time: evening(1, '18:00'), table: 'Window', seats: 2, status: 'booked' },
				...{ name: 'Ada', people: 2, phone: '+15005550001', callId },
			},
		]);
		const day = DateTime.utc().plus({ days: 1 }).toFormat('cccc, d LLLL');
		expect(await end(callId)).toEqual([
			{
				agent_id: agentId(),
				to_number: '+15005550001',
				body: `Sample Kitchen: your table for 2 is booked, ${day}, 18:00, in the name of Ada. To change it, please call us. Reply STOP to opt out.`,
			},
		]);
		expect(await end('call_without_booking')).toEqual([]);
	});

	it('finds the next free time when an evening is full, nothing for too many or for what is past, and no room for too many', async () => {
		const fill = ['18:00', '20:00'].flatMap((hour) => ['Round', 'Long'].map((table) => books(table, evening(2, hour), 3)));
		const finds = (sees: (tables: Array<Record<string, unknown>>) => void, next: Step): Step => {
			return (request) => {
				sees(found(request));
				return next(request);
			};
		};
		const nothing = (tables: unknown[]) => expect(tables).toEqual([]);
		await say('Four tables the day after tomorrow, and another one!', [
			...fill,
			use('Free_tables', { people: 4, from: evening(2, '17:00') }),
			finds(
				(tables) => expect(tables[0].time).toBe(evening(3, '18:00')),
				use('Free_tables', { people: 7, from: evening(0, '00:00') }),
			),
			finds(nothing, use('Free_tables', { people: 2, from: evening(-7, '18:00') })),
			finds((tables) => expect((tables[0].time as string) > evening(0, '')).toBe(true), books('Window', evening(5, '18:00'), 3)),
			finds(nothing, () => 'It is too small.'),
		]);
		expect((await booked()).filter(({ time }) => (time as string).startsWith(evening(2, '')))).toHaveLength(4);
	});

	it('gives the last table to one of two callers who want it at the same moment, and texts nobody else', async () => {
		const { model, simulator } = getFixture();
		const last = evening(4, '20:00');
		model.configure({
			reply: (name, request) => {
				if (request.messages.at(-1)!.role !== 'tool') return books('Long', last, 6, name)(request);
				return found(request).length > 0 ? 'It is yours.' : 'It has just been taken.';
			},
			tokenDelay: 2,
		});
		const callers = ['Bob', 'Eve'];
		const turns = await Promise.all(
			callers.map((name, at) => simulator.placeTurn({ agentId: agentId(), transcript: name, from: `+1500555010${at}` })),
		);
		await another();
		await another();
		expect(turns.map(({ spoken }) => spoken.at(-1)).sort()).toEqual(['It has just been taken.', 'It is yours.']);
		const winner = callers[turns.findIndex(({ spoken }) => spoken.at(-1) === 'It is yours.')];
		expect((await booked()).filter(({ time }) => time === last)).toMatchObject([{ table: 'Long', name: winner }]);
		const texted = [...(await end(turns[0].callId)), ...(await end(turns[1].callId))];
		expect(texted.map(({ body }) => body)).toEqual([expect.stringContaining(winner)]);
	});

	it('gives back what the same number has booked, and nothing of anybody else', async () => {
		const giveBack = (from: string | null, freed: number) =>
			say(
				'I cannot come.',
				[
					use('Give_back', { time: evening(1, '18:00') }),
					(request) => {
						expect(found(request)).toHaveLength(freed);
						return 'Done.';
					},
				],
				{ from },
			);
		await giveBack('+15005550002', 0);
		await giveBack(null, 0);
		await giveBack('+15005550001', 1);
		expect((await rows('Restaurant tables')).find(({ time }) => time === evening(1, '18:00'))).toEqual({
			...{ time: evening(1, '18:00'), table: 'Window', seats: 2, status: 'free' },
			...{ name: '', people: null, phone: '', callId: '' },
		});

		const { callId } = await say(
			'A table and no number.',
			[
				books('Window', evening(1, '18:00'), 2),
				use('Give_back', { time: evening(1, '18:00') }),
				(request) => {
					expect(found(request)).toHaveLength(1);
					return books('Window', evening(1, '18:00'), 2)(request);
				},
				() => 'Booked.',
			],
			{ from: null },
		);
		expect(await end(callId)).toEqual([]);
		await giveBack(null, 0);
	});

	it('puts through and hangs up', async () => {
		expect(await say('A person!', [use('Put_through', { sentence: 'One moment.' })])).toMatchObject({ transfer: true });
		expect(await say('Goodbye.', [use('Hang_up', { goodbye: 'Goodbye!' })])).toMatchObject({ hangup: true, afterClose: [] });
	});

	it('loses nothing when it is set up again, and forgets evenings of more than 30 days ago', async () => {
		const { api } = getFixture();
		const table = (await api.listDataTables()).find(({ name }) => name === 'Restaurant tables')!;
		const before = await rows('Restaurant tables');
		expect(before).toHaveLength(14 * 2 * 3);
		const old = (days: number) => ({ time: evening(-days, '18:00'), table: 'Round', seats: 4, status: 'booked', name: 'Ada' });
		await api.insertDataTableRows(table, [old(31), old(29)]);
		await setUp(getFixture(), id());
		expect(await rows('Restaurant tables')).toEqual([...before, expect.objectContaining(old(29))]);
	});
}
