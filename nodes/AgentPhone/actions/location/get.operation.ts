import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';

const properties: INodeProperties[] = [
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +15005550001',
		description: 'The phone number to locate, with plus sign and country code. Only locate people who have agreed to it.',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['location'], operation: ['get'] } }, properties);

/** `GET /v1/location/{phone_number}` (docs/platforms/agentphone.md, 3.12), which answers with the last known location, or with null values. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const phoneNumber = checksFor(this, itemIndex).phone('Phone Number', this.getNodeParameter('phoneNumber', itemIndex));
	return await apiRequest.call(this, { path: endpoint('location', phoneNumber), itemIndex });
}
