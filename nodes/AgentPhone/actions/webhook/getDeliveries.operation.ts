import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor } from '../../../shared/actions/input';
import { PAGE_SIZE, rowsOf } from '../../transport/list';
import { apiList, apiRequest } from '../common/api';
import { SIMPLE_DELIVERY, webhookScopeFields, webhookPath } from './fields';

const [returnAllField, limitField] = listFields;

const properties: INodeProperties[] = [
	...webhookScopeFields,
	{ ...returnAllField, displayOptions: { show: { webhookScope: ['account'] } } },
	{ ...limitField, displayOptions: { show: { webhookScope: ['account'], returnAll: [false] } } },
	{
		...limitField,
		typeOptions: { minValue: 1, maxValue: PAGE_SIZE },
		displayOptions: { show: { webhookScope: ['agent'] } },
		hint: 'At most the latest 100: older deliveries of an agent cannot be read',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		displayOptions: { show: { webhookScope: ['account'] } },
		options: [
			{
				displayName: 'Hours',
				name: 'hours',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 24,
				description: 'Only deliveries within this number of past hours',
			},
		],
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['webhook'], operation: ['getDeliveries'] } }, properties);

/**
 * `GET /v1/webhooks/deliveries`, which is paged, or `GET /v1/agents/{agent_id}/webhook/deliveries`, a list without paging
 * (docs/platforms/agentphone.md, 3.8 and 6).
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const check = checksFor(this, itemIndex);
	const path = webhookPath.call(this, itemIndex, 'deliveries');
	const shape = simplifier.call(this, itemIndex, SIMPLE_DELIVERY);
	if (this.getNodeParameter('webhookScope', itemIndex) === 'agent') {
		const limit = check.number('Limit', this.getNodeParameter('limit', itemIndex), { min: 1, max: PAGE_SIZE, whole: true });
		return rowsOf(await apiRequest.call(this, { path, qs: { limit }, itemIndex })).map(shape);
	}
	const filters = this.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const qs = 'hours' in filters ? { hours: check.number('Hours', filters.hours, { min: 1, whole: true }) } : {};
	return await apiList.call(this, itemIndex, { path, qs }, shape);
}
