import { AgentPhone, type AgentPhoneClient } from 'agentphone';

import type { AgentPhoneSimulator } from '../../simulator';
import { beforeEachVendor, failure } from './vendor';

/** Contacts and contact cards by the vendor's own client (docs/platforms/agentphone.md, 3.6, 3.7). */
describe('the vendor SDK, contacts', () => {
	let simulator: AgentPhoneSimulator;
	let client: AgentPhoneClient;

	beforeEachVendor((made) => ({ simulator, client } = made));

	const rejection = async (attempt: PromiseLike<unknown>) => {
		const { statusCode: status, body } = await failure(attempt);
		return { status, body };
	};
	const clash = { status: 409, body: { detail: 'A contact with this phone number already exists' } };

	it('creates with 201, gets, updates only what is sent, deletes with 204', async () => {
		const { data: created, rawResponse } = await client.contacts
			.createContact({ phoneNumber: '(500) 555-0001', name: 'Ada', notes: 'Likes tea' })
			.withRawResponse();
		expect(rawResponse.status).toBe(201);
		expect(created).toEqual({
			id: expect.stringMatching(/^ct_/) as unknown,
			phoneNumber: '+15005550001',
			name: 'Ada',
			email: null,
			notes: 'Likes tea',
			createdAt: expect.stringMatching(/Z$/) as unknown,
			updatedAt: created.createdAt,
		});
		const contact_id = created.id;
		expect(await client.contacts.getContact({ contact_id })).toEqual(created);

		const updated = await client.contacts.updateContact({ contact_id, email: 'ada@example.com', notes: null, name: null });
		expect(updated).toEqual({ ...created, email: 'ada@example.com', notes: null, updatedAt: updated.updatedAt });

		const { rawResponse: gone } = await client.contacts.deleteContact({ contact_id }).withRawResponse();
		expect(gone.status).toBe(204);
		expect(await rejection(client.contacts.getContact({ contact_id }))).toEqual({ status: 404, body: { detail: 'Contact not found' } });
	});

	it('refuses a number twice, but not the own one again', async () => {
		const [first, second] = simulator.seedContacts(2);
		expect(await rejection(client.contacts.createContact({ phoneNumber: first.phoneNumber, name: 'Ada' }))).toEqual(clash);
		expect(await rejection(client.contacts.updateContact({ contact_id: second.id, phoneNumber: first.phoneNumber }))).toEqual(clash);
		expect(await client.contacts.updateContact({ contact_id: first.id, phoneNumber: first.phoneNumber })).toMatchObject({
			id: first.id,
		});
	});

	it('lists 50 at first, by offset, and searches name and number', async () => {
		const contacts = simulator.seedContacts(60);
		const page = await client.contacts.listContacts();
		expect({ ...page, data: page.data.map(({ id }) => id) }).toEqual({
			data: contacts.slice(0, 50).map(({ id }) => id),
			hasMore: true,
			total: 60,
		});
		expect(page.data[0]).not.toHaveProperty('imessage');
		expect(await client.contacts.listContacts({ limit: 100, offset: 59 })).toMatchObject({
			data: { length: 1 },
			hasMore: false,
			total: 60,
		});

		simulator.seedContact({ name: 'Ada Lovelace', phoneNumber: '+4930123456' });
		for (const search of ['ada love', '4930']) {
			const found = await client.contacts.listContacts({}, { queryParams: { search } });
			expect(found).toMatchObject({ data: [{ name: 'Ada Lovelace' }], total: 1, hasMore: false });
		}
	});

	it('checks capabilities, if there is an iMessage line', async () => {
		const request = { phone_number: '+15005550001' };
		expect((await rejection(client.contacts.getContactCapabilities(request))).status).toBe(400);
		simulator.seedNumber({ imessage: true });
		simulator.seedContact({ phoneNumber: '+15005550001', imessage: true });
		expect(await client.contacts.getContactCapabilities(request)).toEqual({
			phoneNumber: '+15005550001',
			capabilities: { imessage: true, sms: true },
			checkedAt: expect.any(String) as unknown,
		});
		await expect(Promise.resolve(client.contacts.getContactCapabilities({ phone_number: '5005550001' }))).rejects.toBeInstanceOf(
			AgentPhone.UnprocessableEntityError,
		);
	});

	it('sets, replaces, gets and deletes the card of an iMessage number', async () => {
		const number_id = simulator.seedNumber({ imessage: true }).id;
		const missing = { status: 404, body: { detail: 'Contact card not found' } };
		expect(await rejection(client.contactCards.getContactCard({ number_id }))).toEqual(missing);

		await client.contactCards.putContactCard({ number_id, firstName: 'Ada', avatarUrl: 'https://example.com/ada.png' });
		expect(await client.contactCards.getContactCard({ number_id })).toEqual({
			firstName: 'Ada',
			lastName: null,
			displayName: null,
			hasAvatar: true,
		});
		const replaced = { firstName: null, lastName: null, displayName: 'The Shop', hasAvatar: false };
		expect(await client.contactCards.putContactCard({ number_id, displayName: 'The Shop' })).toEqual(replaced);

		const { rawResponse } = await client.contactCards.deleteContactCard({ number_id }).withRawResponse();
		expect(rawResponse.status).toBe(204);
		expect(await rejection(client.contactCards.deleteContactCard({ number_id }))).toEqual(missing);
		const plain = simulator.seedNumber().id;
		expect((await rejection(client.contactCards.getContactCard({ number_id: plain }))).status).toBe(400);
	});
});
