import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';

const properties: INodeProperties[] = [
	{
		displayName:
			'This sends a text message with a 6-digit code to a real phone. The code is valid for 10 minutes and can be checked three times.',
		name: 'sendNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +15005550001',
		description: 'The phone number to verify, with plus sign and country code',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['verification'], operation: ['send'] } }, properties);

/** `POST /v1/verify/send` (docs/platforms/agentphone.md, 3.14), in snake_case: `{verification_id, status}`. Each request sends a text, so it is not idempotent. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const phone = checksFor(this, itemIndex).phone('Phone Number', this.getNodeParameter('phoneNumber', itemIndex));
	return await apiRequest.call(this, { method: 'POST', path: endpoint('verify', 'send'), body: { phone_number: phone }, itemIndex });
}
