import { Harness, byId } from './support';

describe('Contact', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	const clash = {
		message: 'Another contact already has this phone number: A contact with this phone number already exists',
		description: 'Change that contact with Contact: Update instead. Contact: Get Many finds it if you search for the number.',
		httpCode: '409',
		itemIndex: 0,
	};

	describe('create', () => {
		it('sends the number, tidied up, and the name', async () => {
			const contact = await harness.first('contact.create', { phoneNumber: '+1 (500) 555-0001', name: ' Ada ' });
			expect(harness.sent).toEqual([
				{ method: 'POST', path: '/v1/contacts', query: {}, body: { phoneNumber: '+15005550001', name: 'Ada' } },
			]);
			expect(harness.request.status).toBe(201);
			expect(contact).toEqual({
				id: expect.stringMatching(/^ct_/) as unknown,
				phoneNumber: '+15005550001',
				name: 'Ada',
				email: null,
				notes: null,
				createdAt: expect.any(String) as unknown,
				updatedAt: expect.any(String) as unknown,
			});
		});

		it('leaves away what was added and left empty', async () => {
			const contact = await harness.first('contact.create', {
				phoneNumber: '+1 (500) 555-0001',
				name: 'Ada',
				additionalFields: { email: 'ada@example.com', notes: '' },
			});
			expect(harness.request.body).toEqual({ phoneNumber: '+15005550001', name: 'Ada', email: 'ada@example.com' });
			expect(contact).toMatchObject({ phoneNumber: '+15005550001', email: 'ada@example.com' });
		});

		it.each([
			[{ phoneNumber: '={{ "" }}', name: 'Ada' }, 'Phone Number must not be empty'],
			[
				{ phoneNumber: '(500) 555-0001', name: 'Ada' },
				'Phone Number must be a phone number in E.164 form, such as +15005550001, but is "(500) 555-0001"',
			],
			[{ phoneNumber: '+0', name: 'Ada' }, 'Phone Number must be a phone number in E.164 form, such as +15005550001, but is "+0"'],
			[{ phoneNumber: '+15005550001', name: ' ' }, 'Name must not be empty'],
			[
				{ phoneNumber: '+15005550001', name: 'Ada', additionalFields: { email: 'ada' } },
				'Email must be an email address, but is "ada"',
			],
		])('refuses %j before anything is sent', async (parameters, message) => {
			expect((await harness.rejection('contact.create', parameters)).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});

		it('tells of a number another contact has', async () => {
			harness.simulator.seedContact({ phoneNumber: '+15005550001' });
			expect(await harness.rejection('contact.create', { phoneNumber: '+15005550001', name: 'Ada' })).toEqual(clash);
		});

		it('is not sent again when AgentPhone fails after it may have acted', async () => {
			harness.simulator.faults.add({ status: 503, actThenFail: true });
			await harness.rejection('contact.create', { phoneNumber: '+15005550001', name: 'Ada' });
			expect(harness.sent).toHaveLength(1);
		});
	});

	it('get: gives all seven fields', async () => {
		const { imessage, ...shown } = harness.simulator.seedContact({ email: 'ada@example.com', notes: 'Likes tea' });
		expect(imessage).toBe(false);
		expect(await harness.first('contact.get', { contactId: byId(shown.id) })).toEqual(shown);
		expect(harness.sent).toMatchObject([{ method: 'GET', path: `/v1/contacts/${shown.id}` }]);
	});

	it.each(['get', 'delete'])('%s: needs a contact', async (operation) => {
		expect((await harness.rejection(`contact.${operation}`, { contactId: byId('={{ "" }}') })).message).toBe('Contact is not chosen');
		expect(await harness.rejection(`contact.${operation}`, { contactId: byId('ct_none') })).toMatchObject({
			message: 'AgentPhone found nothing under this ID: Contact not found',
			httpCode: '404',
		});
		expect(harness.sent).toHaveLength(1);
	});

	describe('update', () => {
		it('sends only the fields added, and clears what was left empty', async () => {
			const { id, phoneNumber } = harness.simulator.seedContact({ email: 'ada@example.com', notes: 'Likes tea', name: 'Ada' });
			const contact = await harness.first('contact.update', {
				contactId: byId(id),
				updateFields: { email: '', notes: '', name: 'Countess' },
			});
			expect(harness.sent).toEqual([
				{ method: 'PATCH', path: `/v1/contacts/${id}`, query: {}, body: { email: null, notes: null, name: 'Countess' } },
			]);
			expect(contact).toMatchObject({ id, phoneNumber, email: null, notes: null, name: 'Countess' });
		});

		it('changes the number, unless another contact has it', async () => {
			const [taken, { id }] = harness.simulator.seedContacts(2);
			expect(
				await harness.rejection('contact.update', { contactId: byId(id), updateFields: { phoneNumber: taken.phoneNumber } }),
			).toEqual(clash);
			const contact = await harness.first('contact.update', {
				contactId: byId(id),
				updateFields: { phoneNumber: '+1 500 555 0001' },
			});
			expect(contact.phoneNumber).toBe('+15005550001');
		});

		it.each([
			[{}, 'Update Fields must contain at least one field to change'],
			[{ name: ' ' }, 'Name must not be empty'],
			[{ phoneNumber: '' }, 'Phone Number must not be empty'],
			[{ email: 'a b@example.com' }, 'Email must be an email address, but is "a b@example.com"'],
		])('refuses %j before anything is sent', async (updateFields, message) => {
			expect((await harness.rejection('contact.update', { contactId: byId('ct_1'), updateFields })).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});
	});

	describe('delete', () => {
		it('gives what was deleted: AgentPhone itself answers nothing', async () => {
			const { id } = harness.simulator.seedContact();
			expect(await harness.first('contact.delete', { contactId: byId(id) })).toEqual({ deleted: true, id });
			expect(harness.request).toMatchObject({ method: 'DELETE', path: `/v1/contacts/${id}`, status: 204, body: undefined });
			expect((await harness.rejection('contact.get', { contactId: byId(id) })).httpCode).toBe('404');
		});

		it('has worked when only its answer got lost', async () => {
			const { id } = harness.simulator.seedContact();
			harness.simulator.faults.add({ status: 502, actThenFail: true });
			expect(await harness.first('contact.delete', { contactId: byId(id) })).toEqual({ deleted: true, id });
			expect(harness.simulator.requests.map(({ status }) => status)).toEqual([502, 404]);
		});
	});

	describe('getAll', () => {
		it('gives 50 in one request unless told otherwise', async () => {
			harness.simulator.seedContacts(60);
			expect((await harness.run('contact.getAll')).json).toHaveLength(50);
			expect(harness.request).toMatchObject({ path: '/v1/contacts', query: { limit: '50', offset: '0' } });
		});

		it('has AgentPhone search by name and number, on every page', async () => {
			harness.simulator.seedContacts(120, { name: 'Ada' });
			harness.simulator.seedContacts(30, { name: 'Grace' });
			const { json } = await harness.run('contact.getAll', { returnAll: true, filters: { search: 'ada' } });
			expect(json).toHaveLength(120);
			expect(harness.sent.map(({ query }) => query)).toEqual([
				{ search: 'ada', limit: '100', offset: '0' },
				{ search: 'ada', limit: '100', offset: '100' },
			]);
			harness.simulator.clearRequests();
			await harness.run('contact.getAll', { filters: { search: '' } });
			expect(harness.request.query).toEqual({ limit: '50', offset: '0' });
		});

		it('gives 10,000 contacts, each once, with one request a page', async () => {
			const contacts = harness.simulator.seedContacts(10_000);
			const { json } = await harness.run('contact.getAll', { returnAll: true });
			expect(json).toHaveLength(10_000);
			expect(new Set(json.map(({ id }) => id))).toEqual(new Set(contacts.map(({ id }) => id)));
			expect(harness.sent.map(({ query }) => query)).toEqual(
				Array.from({ length: 100 }, (_, page) => ({ limit: '100', offset: String(page * 100) })),
			);
		});
	});

	describe('checkCapabilities', () => {
		it('asks about any number, with its plus sign', async () => {
			harness.simulator.seedNumber({ imessage: true });
			harness.simulator.seedContact({ phoneNumber: '+15005550001', imessage: true });
			expect(await harness.first('contact.checkCapabilities', { phoneNumber: '+1 500-555-0001' })).toEqual({
				phoneNumber: '+15005550001',
				capabilities: { imessage: true, sms: true },
				checkedAt: expect.any(String) as unknown,
			});
			expect(harness.sent).toEqual([
				{ method: 'GET', path: '/v1/contacts/capabilities', query: { phone_number: '+15005550001' }, body: undefined },
			]);
			const other = await harness.first('contact.checkCapabilities', { phoneNumber: '+15005550002' });
			expect(other.capabilities).toEqual({ imessage: false, sms: true });
		});

		it("explains an account without iMessage number in AgentPhone's words", async () => {
			harness.simulator.seedNumber();
			expect(await harness.rejection('contact.checkCapabilities', { phoneNumber: '+15005550001' })).toMatchObject({
				message: 'AgentPhone did not accept the request (HTTP 400): Capability checks require an active iMessage number',
			});
		});

		it('refuses what is no number before anything is sent', async () => {
			expect((await harness.rejection('contact.checkCapabilities', { phoneNumber: '5005550001' })).message).toBe(
				'Phone Number must be a phone number in E.164 form, such as +15005550001, but is "5005550001"',
			);
			expect(harness.sent).toEqual([]);
		});
	});
});
