import type { INodeProperties } from 'n8n-workflow';

import type { Checks } from '../../../shared/actions/input';

export const phoneNumberField: INodeProperties = {
	displayName: 'Phone Number',
	name: 'phoneNumber',
	type: 'string',
	default: '',
	placeholder: 'e.g. +15005550001',
	description: 'The phone number of the contact, best with plus sign and country code. Each contact has its own.',
};

export const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Ada Lovelace',
	description: 'What the contact is called',
};

export const emailField: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	default: '',
	placeholder: 'e.g. name@email.com',
	description: 'The email address of the contact',
};

export const notesField: INodeProperties = {
	displayName: 'Notes',
	name: 'notes',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	description: 'What is worth knowing about the contact',
};

/** A number with a country code is checked here; AgentPhone itself brings others into that form (docs/platforms/agentphone.md, 3.6). */
export function contactPhone(check: Checks, value: unknown): string {
	return check.phoneOrOther('Phone Number', value) || check.reject('Phone Number', 'must not be empty');
}

export function contactName(check: Checks, value: unknown): string {
	const name = String(value ?? '').trim();
	return name === '' ? check.reject('Name', 'must not be empty') : name;
}

export function contactEmail(check: Checks, value: unknown): string {
	const email = String(value ?? '').trim();
	return /^[^@\s]+@[^@\s]+$/.test(email) ? email : check.reject('Email', `must be an email address, but is "${email}"`);
}
