import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';

const properties: INodeProperties[] = [
	{
		displayName: 'Hours',
		name: 'hours',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 24,
		description: 'Number of past hours to include',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['webhook'], operation: ['getStatistics'] } }, properties);

/** `GET /v1/webhooks/deliveries/stats` (docs/platforms/agentphone.md, 3.8). There is no such route for agents. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const hours = checksFor(this, itemIndex).number('Hours', this.getNodeParameter('hours', itemIndex), { min: 1, whole: true });
	return await apiRequest.call(this, { path: endpoint('webhooks', 'deliveries', 'stats'), qs: { hours }, itemIndex });
}
