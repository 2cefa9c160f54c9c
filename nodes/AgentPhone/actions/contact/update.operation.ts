import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { contactLocator } from '../common/fields';
import { contactEmail, contactName, contactPhone, emailField, explainTakenNumber, nameField, notesField, phoneNumberField } from './fields';

const properties: INodeProperties[] = [
	contactLocator,
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'Only fields added here change. An email or notes field added and left empty is cleared.',
		options: [emailField, nameField, notesField, phoneNumberField],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['contact'], operation: ['update'] } }, properties);

/** `PATCH /v1/contacts/{contact_id}` (docs/platforms/agentphone.md, 3.6), which answers 409 if another contact has the new number. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const contactId = locatorId.call(this, 'contactId', itemIndex, 'Contact');
	const { email, name, notes, phoneNumber } = this.getNodeParameter('updateFields', itemIndex, {}) as IDataObject;

	const body: IDataObject = {};
	if (email !== undefined) body.email = email === '' || email === null ? null : contactEmail(check, email);
	if (name !== undefined) body.name = contactName(check, name);
	if (notes !== undefined) body.notes = notes === '' ? null : notes;
	if (phoneNumber !== undefined) body.phoneNumber = contactPhone(check, phoneNumber);
	if (Object.keys(body).length === 0) check.reject('Update Fields', 'must contain at least one field to change');
	return await apiRequest.call(this, {
		method: 'PATCH',
		path: endpoint('contacts', contactId),
		body,
		itemIndex,
		explainStatus: explainTakenNumber,
	});
}
