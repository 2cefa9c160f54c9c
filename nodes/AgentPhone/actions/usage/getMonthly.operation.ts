import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { rowsOf } from '../../transport/list';
import { apiRequest } from '../common/api';

const properties: INodeProperties[] = [
	{
		displayName: 'Months',
		name: 'months',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 24 },
		default: 6,
		description: 'Number of months to return, from 1 to 24',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['usage'], operation: ['getMonthly'] } }, properties);

/** `GET /v1/usage/monthly` (docs/platforms/agentphone.md, 3.9): one item for each month. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const months = checksFor(this, itemIndex).number('Months', this.getNodeParameter('months', itemIndex), {
		min: 1,
		max: 24,
		whole: true,
	});
	return rowsOf(await apiRequest.call(this, { path: endpoint('usage', 'monthly'), qs: { months }, itemIndex }));
}
