import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, omitEmpty, locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { numberLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{ ...numberLocator, description: 'The iMessage number whose card to set' },
	{
		displayName: 'Card Fields',
		name: 'cardFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'The whole card. It replaces the existing card, so fields that are not given here are removed.',
		options: [
			{
				displayName: 'Avatar URL',
				name: 'avatarUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/logo.png',
				description: 'URL of the picture. It must start with https://.',
			},
			{
				displayName: 'Display Name',
				name: 'displayName',
				type: 'string',
				default: '',
				placeholder: 'e.g. The Shop',
				description: 'The full name to display, such as that of a company',
			},
			{ displayName: 'First Name', name: 'firstName', type: 'string', default: '', description: 'The first name on the card' },
			{ displayName: 'Last Name', name: 'lastName', type: 'string', default: '', description: 'The last name on the card' },
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['contactCard'], operation: ['set'] } }, properties);

/** `PUT /v1/numbers/{number_id}/contact-card` (docs/platforms/agentphone.md, 3.7). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const numberId = locatorId.call(this, 'numberId', itemIndex, 'Number');
	const body = omitEmpty(this.getNodeParameter('cardFields', itemIndex, {}) as IDataObject);
	if (Object.keys(body).length === 0)
		check.reject('Card Fields', 'must contain at least one field', 'To remove the card, use the operation Delete.');
	if (body.avatarUrl !== undefined) body.avatarUrl = check.httpsUrl('Avatar URL', body.avatarUrl);
	return await apiRequest.call(this, { method: 'PUT', path: endpoint('numbers', numberId, 'contact-card'), body, itemIndex });
}
