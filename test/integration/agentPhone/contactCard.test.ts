import { Harness, byId } from './support';

describe('Contact Card', () => {
	let harness: Harness;
	let numberId: ReturnType<typeof byId>;
	let path: string;

	beforeEach(async () => {
		harness = await Harness.start();
		const { id } = harness.simulator.seedNumber({ imessage: true });
		numberId = byId(id);
		path = `/v1/numbers/${id}/contact-card`;
	});
	afterEach(async () => await harness.close());

	it('set: sends the fields given as the whole card', async () => {
		const all = { firstName: 'Ada', lastName: 'Lovelace', displayName: 'The Shop', avatarUrl: 'https://example.com/ada.png' };
		expect(await harness.first('contactCard.set', { numberId, cardFields: all })).toEqual({
			firstName: 'Ada',
			lastName: 'Lovelace',
			displayName: 'The Shop',
			hasAvatar: true,
		});
		expect(harness.sent).toEqual([{ method: 'PUT', path, query: {}, body: all }]);

		// An empty field is one not given.
		const less = await harness.first('contactCard.set', {
			numberId,
			cardFields: { displayName: 'The Shop', firstName: '', avatarUrl: '' },
		});
		expect(harness.simulator.requests[1].body).toEqual({ displayName: 'The Shop' });
		expect(less).toEqual({ firstName: null, lastName: null, displayName: 'The Shop', hasAvatar: false });
		expect(await harness.first('contactCard.get', { numberId })).toEqual(less);
	});

	it.each([
		[{}, 'Card Fields must contain at least one field'],
		[{ firstName: '' }, 'Card Fields must contain at least one field'],
		[
			{ avatarUrl: 'http://example.com/ada.png' },
			'Avatar URL must be a web address that starts with https://, but is "http://example.com/ada.png"',
		],
	])('set: refuses %j before anything is sent', async (cardFields, message) => {
		expect((await harness.rejection('contactCard.set', { numberId, cardFields })).message).toBe(message);
		expect(harness.sent).toEqual([]);
	});

	it('delete: gives whose card was taken: AgentPhone itself answers nothing', async () => {
		await harness.first('contactCard.set', { numberId, cardFields: { firstName: 'Ada' } });
		harness.simulator.clearRequests();
		expect(await harness.first('contactCard.delete', { numberId })).toEqual({ deleted: true, numberId: numberId.value });
		expect(harness.request).toMatchObject({ method: 'DELETE', path, status: 204, body: undefined });
		expect(await harness.rejection('contactCard.get', { numberId })).toMatchObject({
			message: 'AgentPhone found nothing under this ID: Contact card not found',
			httpCode: '404',
		});
	});

	it.each(['get', 'set', 'delete'])('%s: needs a number, and one with iMessage', async (operation) => {
		const cardFields = { firstName: 'Ada' };
		expect((await harness.rejection(`contactCard.${operation}`, { numberId: byId('={{ "" }}'), cardFields })).message).toBe(
			'Number is not chosen',
		);
		const { id } = harness.simulator.seedNumber();
		expect((await harness.rejection(`contactCard.${operation}`, { numberId: byId(id), cardFields })).message).toContain(
			'Contact cards require an iMessage number',
		);
	});
});
