// workflows/reminder-calls.json: a call for every appointment of tomorrow, once.
import { DateTime } from 'luxon';

import { seedPhoneAgent } from '../fixture';
import { startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';

export function reminderCallsExample(getFixture: () => ExampleFixture): void {
	let example: LiveExample;
	let runs = 0;
	beforeAll(async () => {
		seedPhoneAgent(getFixture());
		getFixture().services.calendar.events.length = 0;
		before = calls().length;
		example = await startExample(getFixture(), 'reminder-calls');
	});
	afterAll(() => example?.stop());

	const tomorrow = DateTime.utc().plus({ days: 1 }).startOf('day');
	const seed = (id: string, hour: number, more: { days?: number; summary?: string; description?: string; location?: string }) => {
		const { days = 0, ...texts } = more;
		const start = tomorrow.plus({ days, hours: hour });
		const [from, to] = [start, start.plus({ minutes: 30 })].map((when) => ({ dateTime: when.toISO() }));
		getFixture().services.calendar.events.push({ id, status: 'confirmed', start: from, end: to, ...texts });
	};
	let before = 0;
	const calls = () =>
		getFixture()
			.simulator.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/calls')
			.slice(before)
			.map(({ body }) => body as { toNumber: string; initialGreeting: string; agentId: string });
	const run = async () => {
		await getFixture().api.runWorkflowManually({ id: example.id }, 'Every afternoon');
		expect((await example.ended((runs += 1))).at(-1)!.error).toBeUndefined();
	};

	it('calls everybody with a number in an event of tomorrow, and nobody twice', async () => {
		seed('ada', 10, { summary: 'Ada', description: 'Booked by phone.\nPhone: +15005550041' });
		seed('bob', 15, { summary: 'Bob +15005550042' });
		seed('nobody', 16, { summary: 'Lunch' });
		seed('wrong', 17, { summary: 'Eve', location: '+1500555' });
		seed('later', 10, { days: 1, summary: 'Cy +15005550043' });
		seed('today', -2, { summary: 'Di +15005550044' });
		await run();
		const called = calls();
		expect(called.map(({ toNumber }) => toNumber)).toEqual(expect.arrayContaining(['+15005550041', '+15005550042']));
		expect(called[0].initialGreeting).toBe(
			'Hello, this is Sample Dental. We are calling to remind you of your appointment tomorrow at 10:00 AM.',
		);
		const numbers = called.map(({ toNumber }) => toNumber);
		expect(numbers.filter((one) => ['+15005550043', '+15005550044'].includes(one))).toEqual([]);

		await run();
		expect(calls()).toHaveLength(called.length);
	});

	it('notes a number that cannot be called, and calls again when an appointment is moved', async () => {
		const rows = await example.rows('Reminder calls');
		expect(rows.find(({ appointment }) => String(appointment).startsWith('ada'))).toMatchObject({
			phone: '+15005550041',
			result: 'calling',
		});
		const already = calls().length;
		const ada = getFixture().services.calendar.events[0];
		ada.start = { dateTime: tomorrow.plus({ hours: 12 }).toISO() };
		ada.end = { dateTime: tomorrow.plus({ hours: 13 }).toISO() };
		getFixture().simulator.faults.add({ method: 'POST', path: '/v1/calls', times: 1, status: 400 });
		await run();
		expect(calls().slice(already)).toMatchObject([{ toNumber: '+15005550041' }]);
		const moved = (await example.rows('Reminder calls')).filter(({ appointment }) => String(appointment).startsWith('ada'));
		expect(moved.map(({ result }) => result)).toEqual(['calling', expect.stringMatching(/^not called: ./)]);
	});
}
