import type { INodeProperties } from 'n8n-workflow';

import type { Checks } from '../../../shared/actions/input';
import type { Explanation } from '../../../shared/http/apiError';

export const phoneNumberField: INodeProperties = {
	displayName: 'Phone Number',
	name: 'phoneNumber',
	type: 'string',
	default: '',
	placeholder: 'e.g. +15005550001',
	description: 'The phone number of the contact, with plus sign and country code. It must be unique.',
};

export const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Ada Lovelace',
	description: 'Name of the contact',
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
	description: 'Notes about the contact',
};

/**
 * A phone number as E.164. AgentPhone takes other notations as well (docs/platforms/agentphone.md, 3.6), but it is not documented
 * which country it assumes then.
 *
 * @throws NodeOperationError if it is not a phone number with country code
 */
export function contactPhone(check: Checks, value: unknown): string {
	if (value === '' || value === null) return check.reject('Phone Number', 'must not be empty');
	return check.phone('Phone Number', value);
}

/** @throws NodeOperationError if the name is empty */
export function contactName(check: Checks, value: unknown): string {
	const name = String(value ?? '').trim();
	return name === '' ? check.reject('Name', 'must not be empty') : name;
}

/** @throws NodeOperationError if it is not an email address */
export function contactEmail(check: Checks, value: unknown): string {
	const email = String(value ?? '').trim();
	return /^[^@\s]+@[^@\s]+$/.test(email) ? email : check.reject('Email', `must be an email address, but is "${email}"`);
}

/** Explains that another contact has the phone number (docs/platforms/agentphone.md, 3.6, status 409). */
export function explainTakenNumber(status: number, platformMessage: string): Explanation | undefined {
	if (status !== 409) return undefined;
	return {
		message: `Another contact already has this phone number${platformMessage === '' ? '' : `: ${platformMessage}`}`,
		description: 'Change that contact with Contact: Update instead. Contact: Get Many finds it if you search for the number.',
	};
}
