import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { phoneNumberField } from './fields';

const properties: INodeProperties[] = [
	{
		...phoneNumberField,
		required: true,
		description:
			'The phone number to check, with plus sign and country code. Nothing is sent to it, and it does not have to be a contact. The account needs an active iMessage number.',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['contact'], operation: ['checkCapabilities'] } }, properties);

/** `GET /v1/contacts/capabilities` (docs/platforms/agentphone.md, 3.6), a live check that takes one to two seconds. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const phone = checksFor(this, itemIndex).phone('Phone Number', this.getNodeParameter('phoneNumber', itemIndex));
	return await apiRequest.call(this, { path: endpoint('contacts', 'capabilities'), qs: { phone_number: phone }, itemIndex });
}
