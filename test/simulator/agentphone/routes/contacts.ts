import { z } from 'zod';

import type { Contact } from '../entities';
import { badRequest, conflict, validationError } from '../errors';
import { isoTime, newId } from '../ids';
import { omit } from '../../common/omit';
import { integerParam, listEnvelope, pageQuery } from '../paging';
import { route, type Route } from '../route';
import type { Account } from '../state';
import { e164 } from './agentSchema';
import { normalizeRecipient } from './messageSchema';

/** `limit` 50; its highest value is 200 or 100, by source (docs/platforms/agentphone.md, 9): the strict one. */
const listQuery = pageQuery.extend({ limit: integerParam(1, 100).default('50'), search: z.string().optional() }).strict();

const optionalText = z.string().nullable().optional();
const createBody = z.object({ phoneNumber: z.string(), name: z.string().min(1), email: optionalText, notes: optionalText }).strict();

/** A null email or note is none; a null name or number says nothing. */
const updateBody = z
	.object({ phoneNumber: optionalText, name: z.string().min(1).nullable().optional(), email: optionalText, notes: optionalText })
	.strict();

const showContact = (contact: Contact) => omit(contact, 'imessage');

/** Normalised to E.164, and one contact's only (docs/platforms/agentphone.md, 3.6). */
function freeNumber(account: Account, phoneNumber: string, own?: Contact): string {
	const normalized = normalizeRecipient(phoneNumber);
	if (!normalized?.startsWith('+')) throw validationError('phoneNumber', 'Invalid phone number');
	const taken = [...account.contacts.values()].some((contact) => contact !== own && contact.phoneNumber === normalized);
	if (taken) throw conflict('A contact with this phone number already exists');
	return normalized;
}

const matches = ({ name, phoneNumber }: Contact, search: string) =>
	[name, phoneNumber].some((text) => text.toLowerCase().includes(search.toLowerCase()));

export const contactRoutes: Route[] = [
	route({
		method: 'get',
		path: '/v1/contacts',
		query: listQuery,
		answer: ({ account, query: { search, ...page } }) => {
			const contacts = [...account.contacts.values()].filter((contact) => !search || matches(contact, search));
			const { data, ...rest } = listEnvelope(contacts, page);
			return { data: data.map(showContact), ...rest };
		},
	}),

	route({
		method: 'post',
		path: '/v1/contacts',
		status: 201,
		body: createBody,
		answer: ({ account, body }) => {
			const now = isoTime();
			const contact: Contact = {
				id: newId('ct'),
				phoneNumber: freeNumber(account, body.phoneNumber),
				name: body.name,
				email: body.email ?? null,
				notes: body.notes ?? null,
				createdAt: now,
				updatedAt: now,
				imessage: false,
			};
			account.contacts.set(contact.id, contact);
			return showContact(contact);
		},
	}),

	// A live check, for any number; the account needs an iMessage line (docs/platforms/agentphone.md, 3.6).
	route({
		method: 'get',
		path: '/v1/contacts/capabilities',
		query: z.object({ phone_number: e164 }).strict(),
		answer: ({ account, query: { phone_number: phoneNumber } }) => {
			const line = [...account.numbers.values()].some(({ imessage, status }) => imessage && status === 'active');
			if (!line) throw badRequest('Capability checks require an active iMessage number');
			const known = [...account.contacts.values()].find((contact) => contact.phoneNumber === phoneNumber);
			return { phoneNumber, capabilities: { imessage: known?.imessage ?? false, sms: true }, checkedAt: isoTime() };
		},
	}),

	route({
		method: 'get',
		path: '/v1/contacts/:contact_id',
		answer: ({ account, params }) => showContact(account.contact(params.contact_id)),
	}),

	route({
		method: 'patch',
		path: '/v1/contacts/:contact_id',
		body: updateBody,
		answer: ({ account, params, body }) => {
			const contact = account.contact(params.contact_id);
			if (body.phoneNumber) contact.phoneNumber = freeNumber(account, body.phoneNumber, contact);
			if (body.name) contact.name = body.name;
			if (body.email !== undefined) contact.email = body.email;
			if (body.notes !== undefined) contact.notes = body.notes;
			contact.updatedAt = isoTime();
			return showContact(contact);
		},
	}),

	route({
		method: 'delete',
		path: '/v1/contacts/:contact_id',
		status: 204,
		answer: ({ account, params }) => void account.contacts.delete(account.contact(params.contact_id).id),
	}),
];
