import { Harness, byId } from './support';

describe('Number', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	const FIELDS = ['id', 'phoneNumber', 'country', 'status', 'type', 'agentId', 'createdAt', 'outboundSms'];

	it('getAll: gives the numbers in use, page by page', async () => {
		for (let count = 0; count < 130; count++) harness.simulator.seedNumber();
		harness.simulator.seedNumber({ status: 'released' });

		const { json } = await harness.run('number.getAll', { returnAll: true });
		expect(json).toHaveLength(130);
		expect(Object.keys(json[0])).toEqual(FIELDS);
		expect(harness.sent.map(({ method, path, query }) => ({ method, path, query }))).toEqual([
			{ method: 'GET', path: '/v1/numbers', query: { limit: '100', offset: '0' } },
			{ method: 'GET', path: '/v1/numbers', query: { limit: '100', offset: '100' } },
		]);
	});

	it('get: gives a released number too', async () => {
		const { id } = harness.simulator.seedNumber({ status: 'released' });
		const number = await harness.first('number.get', { numberId: byId(id) });
		expect(Object.keys(number)).toEqual(FIELDS);
		expect(number).toMatchObject({ id, status: 'released' });
		expect(harness.sent).toMatchObject([{ method: 'GET', path: `/v1/numbers/${id}` }]);
	});

	describe('buy', () => {
		it('sends the country, and nothing else unless it is given', async () => {
			const number = await harness.first('number.buy');
			expect(harness.sent).toEqual([{ method: 'POST', path: '/v1/numbers', query: {}, body: { country: 'US' } }]);
			expect(number).toMatchObject({ country: 'US', status: 'active', agentId: null });

			await harness.first('number.buy', { country: 'CA', additionalFields: { areaCode: '', agentId: byId('') } });
			expect(harness.simulator.requests[1].body).toEqual({ country: 'CA' });
		});

		it('sends area code and agent', async () => {
			const { id } = harness.simulator.seedAgent();
			const number = await harness.first('number.buy', { additionalFields: { areaCode: 415, agentId: byId(id) } });
			expect(harness.request.body).toEqual({ country: 'US', areaCode: '415', agentId: id });
			expect(number).toMatchObject({ phoneNumber: expect.stringMatching(/^\+1415/) as unknown, agentId: id });
		});

		it.each([
			[{ country: '={{ "DE" }}' }, 'Country must be US or CA, but is "DE"'],
			[{ additionalFields: { areaCode: '41' } }, 'Area Code must be three digits, but is "41"'],
			[{ additionalFields: { areaCode: '+1 415' } }, 'Area Code must be three digits, but is "+1 415"'],
		])('refuses %j before anything is bought', async (parameters, message) => {
			expect((await harness.rejection('number.buy', parameters)).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});

		it('explains a balance that is too low', async () => {
			harness.simulator.setBalance(299);
			expect(await harness.rejection('number.buy')).toMatchObject({
				message: 'The AgentPhone balance is too low: Insufficient balance. Please add funds to continue.',
				httpCode: '402',
			});
			harness.simulator.setBalance(300);
			await harness.first('number.buy');
		});

		it('explains an account that is full', async () => {
			for (let count = 0; count < 10; count++) harness.simulator.seedNumber();
			expect(await harness.rejection('number.buy')).toMatchObject({
				message: expect.stringMatching(/^The account already has as many numbers as its plan allows/) as unknown,
				description: 'Release a number you no longer use, or ask AgentPhone for a higher limit.',
			});
		});

		it('explains an area code without numbers, with those AgentPhone names', async () => {
			harness.simulator.state.soldOut.add('415');
			expect(await harness.rejection('number.buy', { additionalFields: { areaCode: '415' } })).toMatchObject({
				message: 'AgentPhone did not buy a number: No numbers available in area code 415. Try one of: 628, 510',
				description: expect.stringMatching(/change Area Code to one that AgentPhone names, or remove the field/) as string,
				httpCode: '409',
			});
			expect(harness.sent).toHaveLength(1);
		});

		it('explains a country without numbers', async () => {
			harness.simulator.state.soldOut.add('CA');
			expect(await harness.rejection('number.buy', { country: 'CA' })).toMatchObject({
				message: 'AgentPhone did not find a number in this country: No numbers available in CA',
				description: expect.stringMatching(/Check with Number: Get Many that none was bought.*select the other country/) as string,
				httpCode: '503',
			});
			expect(harness.sent).toHaveLength(1);
		});

		it('explains a 503 without a message as any other', async () => {
			harness.simulator.faults.add({ status: 503, body: '' as never });
			expect((await harness.rejection('number.buy')).description).toContain('It may have been carried out anyway');
		});

		it('buys once when AgentPhone fails after it may have acted', async () => {
			harness.simulator.faults.add({ reset: true, actThenFail: true });
			expect((await harness.rejection('number.buy')).description).toContain('It may have been carried out anyway');
			expect(harness.sent).toHaveLength(1);
			expect((await harness.run('number.getAll')).json).toHaveLength(1);
		});
	});

	describe('release', () => {
		it('gives the number up for good', async () => {
			const { id } = harness.simulator.seedNumber();
			expect(await harness.first('number.release', { numberId: byId(id) })).toEqual({ deleted: true, id });
			expect(harness.request).toMatchObject({ method: 'DELETE', path: `/v1/numbers/${id}`, body: undefined });
			expect((await harness.run('number.getAll')).json).toEqual([]);
			expect(await harness.rejection('number.release', { numberId: byId(id) })).toMatchObject({
				message: 'The number cannot be released, because it already is: Number is already released',
				description: expect.stringContaining('Check the ID of the number.') as string,
				httpCode: '400',
			});
		});

		it('has worked when only its answer got lost', async () => {
			const { id } = harness.simulator.seedNumber();
			harness.simulator.faults.add({ status: 500, actThenFail: true });
			expect(await harness.first('number.release', { numberId: byId(id) })).toEqual({ deleted: true, id });
			expect(harness.simulator.requests.map(({ status }) => status)).toEqual([500, 400]);
		});
	});

	describe('getMessages', () => {
		const minute = (index: number) =>
			`2026-01-01T${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}:00Z`;

		it('gives 50 of them, newest first, with the sender as "from"', async () => {
			const number = harness.simulator.seedNumber();
			harness.simulator.seedNumberMessages(number, 60, minute);
			const { json } = await harness.run('number.getMessages', { numberId: byId(number.id) });
			expect(json.map(({ body }) => body)).toEqual(Array.from({ length: 50 }, (_, index) => `Message ${60 - index}`));
			expect(Object.keys(json[0])).toEqual(['id', 'from', 'to', 'body', 'direction', 'channel', 'receivedAt']);
			expect(json[0]).toMatchObject({ from: number.phoneNumber, to: '+15005550001', direction: 'outbound' });
			expect(harness.sent).toMatchObject([{ method: 'GET', path: `/v1/numbers/${number.id}/messages`, query: { limit: '50' } }]);
		});

		it('reads the sender from the other spelling too', async () => {
			harness.simulator.faults.add({ status: 200, body: { data: [{ id: 'msg_1', from: '+15005550001', to: 'x' }], hasMore: false } });
			expect(await harness.first('number.getMessages', { numberId: byId('num_1') })).toEqual({
				id: 'msg_1',
				from: '+15005550001',
				to: 'x',
			});
		});

		it('goes back in time for all of them, three at a time in the same second', async () => {
			const number = harness.simulator.seedNumber();
			harness.simulator.seedNumberMessages(number, 1000, (index) => minute(Math.floor(index / 3)));
			const { json } = await harness.run('number.getMessages', { numberId: byId(number.id), returnAll: true });
			expect(new Set(json.map(({ body }) => body)).size).toBe(1000);
			expect(json).toHaveLength(1000);
			expect(harness.sent).toHaveLength(6);
			expect(harness.sent.map(({ query }) => query.limit)).toEqual(Array(6).fill('200'));
			expect(harness.sent.slice(0, 2).map(({ query }) => query.before)).toEqual([undefined, '2026-01-01T04:26:00.001Z']);
		});

		it('keeps to a limit above one page', async () => {
			const number = harness.simulator.seedNumber();
			harness.simulator.seedNumberMessages(number, 500, minute);
			const { json } = await harness.run('number.getMessages', { numberId: byId(number.id), limit: 250 });
			expect(json).toHaveLength(250);
			expect(harness.sent).toHaveLength(2);
		});

		it('sends the times of the filters in UTC, and keeps the earlier one on every page', async () => {
			const number = harness.simulator.seedNumber();
			harness.simulator.seedNumberMessages(number, 700, minute);
			const filters = { receivedAfter: '2026-01-01T00:59:00Z', receivedBefore: '2026-01-01T11:00:00+01:00' };
			const { json } = await harness.run('number.getMessages', { numberId: byId(number.id), returnAll: true, filters });
			// 01:00 to 09:59.
			expect(json.map(({ body }) => body)).toEqual(Array.from({ length: 540 }, (_, index) => `Message ${600 - index}`));
			expect(harness.sent.map(({ query }) => query.after)).toEqual(Array(3).fill('2026-01-01T00:59:00.000Z'));
			expect(harness.sent[0].query.before).toBe('2026-01-01T10:00:00.000Z');
		});

		it('refuses what is no time before anything is sent', async () => {
			const filters = { receivedBefore: 'yesterday' };
			expect((await harness.rejection('number.getMessages', { numberId: byId('num_1'), filters })).message).toBe(
				'Received Before must be a date and time, such as 2026-01-31T09:00:00Z, but is "yesterday"',
			);
			expect(harness.sent).toEqual([]);
		});
	});

	it.each(['get', 'getMessages', 'release'])('%s: needs a number', async (operation) => {
		expect((await harness.rejection(`number.${operation}`, { numberId: byId('={{ "" }}') })).message).toBe('Number is not chosen');
		expect((await harness.rejection(`number.${operation}`, { numberId: byId('num_none') })).httpCode).toBe('404');
		expect(harness.sent).toHaveLength(1);
	});
});
