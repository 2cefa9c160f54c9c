// workflows/google-calendar-appointments.json: an AI Agent that books, moves and cancels in Google Calendar.
import { DateTime } from 'luxon';

import type { ExampleFixture } from '../exampleFixture';
import { calledExample, lastAnswer, use, type Step } from './toolSteps';

export function googleCalendarAppointmentsExample(getFixture: () => ExampleFixture): void {
	const { say } = calledExample(getFixture, 'google-calendar-appointments', { agent: { transferNumber: '+15005550009' } });
	/** On a busy machine there is one while the calendar is asked. */
	const withoutFiller = ({ spoken }: { spoken: string[] }) => spoken.filter((text) => text !== 'One moment, please.');
	const events = () => getFixture().services.calendar.events;
	// n8n runs in UTC here; a model writes local times without an offset.
	const day = DateTime.utc().plus({ days: 3 }).startOf('day');
	const at = (hour: number) => day.set({ hour }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
	const begins = (hour: number) => Date.parse(`${at(hour)}Z`);

	it('speaks, looks at busy times, and books', async () => {
		const first = await say('An appointment, please.', [
			use('Say_something', { sentence: 'I am looking at the calendar.' }),
			use('Busy_times', { from: at(9), to: at(17) }),
			(request) => {
				expect(lastAnswer(request)).not.toContain('dateTime');
				return 'How about ten?';
			},
		]);
		expect(withoutFiller(first)).toEqual(['I am looking at the calendar.', 'How about ten?']);
		const second = await say(
			'Yes, I am Ada.',
			[
				(request) => {
					expect(JSON.stringify(request.messages)).toContain('How about ten?');
					return use('Book', { start: at(10), name: 'Ada' })(request);
				},
				() => 'It is booked, Ada.',
			],
			{ callId: first.callId },
		);
		expect(withoutFiller(second)).toEqual(['It is booked, Ada.']);
		expect(events()).toEqual([
			expect.objectContaining({ status: 'confirmed', summary: 'Ada', description: 'Booked by phone.\nPhone: +15005550001' }),
		]);
		expect(Date.parse(events()[0].start.dateTime)).toBe(begins(10));
		expect(Date.parse(events()[0].end.dateTime)).toBe(begins(10) + 30 * 60_000);
	});

	it('finds what is booked busy', async () => {
		await say('Is ten free?', [
			use('Busy_times', { from: at(9), to: at(17) }),
			(request) => {
				expect(lastAnswer(request)).toContain(at(10));
				return 'It is taken.';
			},
		]);
	});

	it('moves and cancels what this number has booked, and shows it to nobody else', async () => {
		await say(
			'I am somebody else. When is Ada coming?',
			[
				use('Appointments_of_the_caller'),
				(request) => {
					expect(lastAnswer(request)).not.toContain(events()[0].id);
					return 'I see no appointment.';
				},
			],
			{ from: '+15005550002' },
		);
		await say('Could I come at eleven?', [
			use('Appointments_of_the_caller'),
			(request) => {
				expect(lastAnswer(request)).toContain(events()[0].id);
				return use('Move', { eventId: events()[0].id, start: at(11) })(request);
			},
			() => 'See you at eleven.',
		]);
		expect(Date.parse(events()[0].start.dateTime)).toBe(begins(11));
		expect(Date.parse(events()[0].end.dateTime)).toBe(begins(11) + 30 * 60_000);
		await say('I cannot come.', [use('Cancel', { eventId: events()[0].id }), () => 'It is cancelled.']);
		expect(events()).toMatchObject([{ status: 'cancelled' }]);
	});

	it('shows a caller without a number what was booked in the same call, and no other such call', async () => {
		const find = use('Appointments_of_the_caller');
		let found = '';
		const read: Step = (request) => {
			found = lastAnswer(request);
			return 'I have looked.';
		};
		const { callId } = await say('A table, no number.', [use('Book', { start: at(14), name: 'Anonymous' }), find, read], {
			from: null,
		});
		const { id } = events().at(-1)!;
		expect(found).toContain(id);
		await say('When am I coming?', [find, read], { from: null, callId });
		expect(found).toContain(id);
		await say('When am I coming?', [find, read], { from: null });
		expect(found).not.toContain(id);
	});

	it('asked for nothing that Google refuses', () => {
		const refused = getFixture().services.requests.filter(({ host, status }) => host === 'www.googleapis.com' && status >= 400);
		expect(refused).toEqual([]);
	});

	it('puts through and hangs up', async () => {
		expect(await say('A person!', [use('Put_through', { sentence: 'One moment.' })])).toMatchObject({ transfer: true });
		expect(await say('Goodbye.', [use('Hang_up', { goodbye: 'Goodbye!' })])).toMatchObject({ hangup: true, afterClose: [] });
	});
}
