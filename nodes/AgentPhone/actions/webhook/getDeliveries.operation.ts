import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor } from '../../../shared/actions/input';
import { apiList } from '../common/api';
import { SIMPLE_DELIVERY, webhookScopeFields, webhookPath } from './fields';

/** A week (docs/platforms/agentphone.md, 3.8). */
const MAX_HOURS = 168;

const properties: INodeProperties[] = [
	...webhookScopeFields,
	...listFields,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Hours',
				name: 'hours',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: MAX_HOURS },
				default: 24,
				description: 'Only deliveries within this number of past hours, from 1 to 168, which is a week',
			},
		],
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['webhook'], operation: ['getDeliveries'] } }, properties);

/**
 * `GET /v1/webhooks/deliveries` or `GET /v1/agents/{agent_id}/webhook/deliveries`: the same parameters, and a list with or without an
 * envelope (docs/platforms/agentphone.md, 3.8 and 6).
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const path = webhookPath.call(this, itemIndex, 'deliveries');
	const filters = this.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const check = checksFor(this, itemIndex);
	const qs = 'hours' in filters ? { hours: check.number('Hours', filters.hours, { min: 1, max: MAX_HOURS, whole: true }) } : {};
	return await apiList.call(this, itemIndex, { path, qs }, simplifier.call(this, itemIndex, SIMPLE_DELIVERY));
}
