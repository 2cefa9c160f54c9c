import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { rowsOf } from '../../transport/list';
import { apiRequest } from '../common/api';

const properties: INodeProperties[] = [
	{
		displayName: 'Days',
		name: 'days',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 365 },
		default: 30,
		description: 'Number of days to return, from 1 to 365',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['usage'], operation: ['getDaily'] } }, properties);

/** `GET /v1/usage/daily` (docs/platforms/agentphone.md, 3.9): one item for each day. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const days = checksFor(this, itemIndex).number('Days', this.getNodeParameter('days', itemIndex), { min: 1, max: 365, whole: true });
	return rowsOf(await apiRequest.call(this, { path: endpoint('usage', 'daily'), qs: { days }, itemIndex }));
}
