import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, idOf } from '../../../shared/actions/input';
import type { Explanation } from '../../../shared/http/apiError';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { agentLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{
		displayName:
			'This buys a phone number. It costs money now and every month until it is released. AgentPhone selects the first available number that matches.',
		name: 'buyNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Country',
		name: 'country',
		type: 'options',
		options: [
			{ name: 'Canada', value: 'CA' },
			{ name: 'United States', value: 'US' },
		],
		default: 'US',
		description: 'Country of the number',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			{
				...agentLocator,
				required: undefined,
				description: 'The agent to attach the number to. Without it, the number is not attached to an agent.',
			},
			{
				displayName: 'Area Code',
				name: 'areaCode',
				type: 'string',
				default: '',
				placeholder: 'e.g. 415',
				description: 'The first three digits of the number after the country code',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['number'], operation: ['buy'] } }, properties);

/** `POST /v1/numbers` (docs/platforms/agentphone.md, 3.2). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const { areaCode, agentId } = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	const country = String(this.getNodeParameter('country', itemIndex)).trim();
	if (!['CA', 'US'].includes(country)) check.reject('Country', `must be US or CA, but is "${country}"`);

	const body: IDataObject = { country };
	const area = String(areaCode ?? '').trim();
	// An invalid area code is rejected, so that no number from another area is bought.
	if (area !== '') body.areaCode = /^\d{3}$/.test(area) ? area : check.reject('Area Code', `must be three digits, but is "${area}"`);
	if (idOf(agentId) !== '') body.agentId = idOf(agentId);
	return await apiRequest.call(this, { method: 'POST', path: endpoint('numbers'), body, itemIndex, explainStatus: explainRejection });
}

/** There is no such number, or the account has as many as it may have (docs/platforms/agentphone.md, 3.2). */
function explainRejection(status: number, platformMessage: string): Explanation | undefined {
	// Without a message it is the answer of a gateway, which says nothing about numbers.
	if (platformMessage === '') return undefined;
	if (status === 409) {
		return {
			message: `AgentPhone did not buy a number: ${platformMessage}`,
			description:
				'If the area code has no numbers, change Area Code to one that AgentPhone names, or remove the field. If the account has as many numbers as it may have, release one that you no longer use.',
		};
	}
	if (status === 503) {
		return {
			message: `AgentPhone did not find a number in this country: ${platformMessage}`,
			description:
				'Usually no numbers are available at the moment. Check with Number: Get Many that none was bought, then run the node again later or select the other country.',
		};
	}
	return undefined;
}
