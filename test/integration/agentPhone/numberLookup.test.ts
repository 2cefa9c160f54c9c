import { Harness } from './support';

describe('Number: number.lookup', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	const numbers = (count: number) => Array.from({ length: count }, (_, at) => `+1500555${String(at).padStart(4, '0')}`);
	const asked = () => harness.sent.map(({ query }) => String(query.phoneNumbers).split(','));

	it('gives one item for each number, in the order of the list', async () => {
		harness.simulator.state.lines.set('+15005550001', { lineType: 'landline', country: 'CA', rcsEnabled: false });
		const { items } = await harness.run('number.lookup', { phoneNumbers: '+1 (500) 555-0001,\n+15005550002 ,' });
		expect(items).toEqual([
			{ json: { phoneNumber: '+15005550001', lineType: 'landline', country: 'CA', rcsEnabled: false }, pairedItem: { item: 0 } },
			{ json: { phoneNumber: '+15005550002', lineType: 'mobile', country: 'US', rcsEnabled: true }, pairedItem: { item: 0 } },
		]);
		expect(harness.sent).toEqual([
			{ method: 'GET', path: '/v1/numbers/lookup', query: { phoneNumbers: '+15005550001,+15005550002' }, body: undefined },
		]);
	});

	it('takes an array from an expression', async () => {
		await harness.run('number.lookup', { phoneNumbers: '={{ $json.phones }}' }, { items: [{ phones: numbers(2) }] });
		expect(asked()).toEqual([numbers(2)]);
	});

	it.each([
		[25, [25]],
		[26, [25, 1]],
		[60, [25, 25, 10]],
	])('sends %i numbers in requests of %j, which are charged once each', async (count, sizes) => {
		const { json } = await harness.run('number.lookup', { phoneNumbers: numbers(count).join(',') });
		expect(json.map(({ phoneNumber }) => phoneNumber)).toEqual(numbers(count));
		expect(asked().map(({ length }) => length)).toEqual(sizes);
		expect(harness.simulator.state.balanceCents).toBeCloseTo(10_000 - count * 0.9);
	});

	it('looks a number up once that is listed twice', async () => {
		await harness.run('number.lookup', { phoneNumbers: '+15005550001, +1 500 555 0001' });
		expect(asked()).toEqual([['+15005550001']]);
	});

	it.each([
		['={{ "" }}', 'Phone Numbers must contain at least one phone number'],
		[' , ', 'Phone Numbers must contain at least one phone number'],
		[
			'+15005550001, 5005550001',
			'Phone Numbers: entry 2 must be a phone number in E.164 form, such as +15005550001, but is "5005550001"',
		],
	])('refuses "%s" before anything is sent', async (phoneNumbers, message) => {
		expect(await harness.rejection('number.lookup', { phoneNumbers })).toMatchObject({ message, itemIndex: 0 });
		expect(harness.sent).toEqual([]);
	});

	it('is charged each time, so it is sent once when the answer gets lost', async () => {
		harness.simulator.faults.add({ reset: true, actThenFail: true });
		expect((await harness.rejection('number.lookup', { phoneNumbers: '+15005550001' })).description).toContain(
			'It may have been carried out anyway, so it was not sent again.',
		);
		expect(harness.sent).toHaveLength(1);
	});

	it('is sent again after a 429, which looked nothing up', async () => {
		harness.simulator.faults.add({ status: 429, headers: { 'Retry-After': '0' } });
		expect((await harness.run('number.lookup', { phoneNumbers: '+15005550001' })).json).toHaveLength(1);
		expect(harness.sent).toHaveLength(2);
	});

	describe('when the second request does not work', () => {
		const phoneNumbers = numbers(30).join(',');
		beforeEach(() => harness.simulator.setBalance(25));

		it('says what was charged already', async () => {
			const rejection = await harness.rejection('number.lookup', { phoneNumbers });
			expect(rejection).toMatchObject({ httpCode: '402', itemIndex: 0 });
			expect(rejection.description).toContain('The first 25 of the 30 numbers were looked up and charged.');
		});

		it('keeps those results with On Error: Continue', async () => {
			const { json } = await harness.run('number.lookup', { phoneNumbers }, { settings: { onError: 'continueRegularOutput' } });
			expect(json).toMatchObject([{ error: expect.stringContaining('balance') as string, numbers: { length: 25 } }]);
		});
	});
});
