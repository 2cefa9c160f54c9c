import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, omitEmpty, textOf } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { contactEmail, contactName, contactPhone, emailField, explainTakenNumber, nameField, notesField, phoneNumberField } from './fields';

const properties: INodeProperties[] = [
	{ ...phoneNumberField, required: true },
	{ ...nameField, required: true },
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [emailField, notesField],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['contact'], operation: ['create'] } }, properties);

/** `POST /v1/contacts` (docs/platforms/agentphone.md, 3.6), which answers 409 if a contact with this number exists. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const body: IDataObject = {
		phoneNumber: contactPhone(check, textOf.call(this, 'phoneNumber', itemIndex)),
		name: contactName(check, textOf.call(this, 'name', itemIndex)),
		...omitEmpty(this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject),
	};
	if (body.email !== undefined) body.email = contactEmail(check, body.email);
	return await apiRequest.call(this, { method: 'POST', path: endpoint('contacts'), body, itemIndex, explainStatus: explainTakenNumber });
}
