import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { numberLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{ ...numberLocator, description: 'The number to work with. A released number can still be read by its ID.' },
];

export const description = updateDisplayOptions({ show: { resource: ['number'], operation: ['get'] } }, properties);

/** `GET /v1/numbers/{number_id}` (docs/platforms/agentphone.md, 3.2). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const numberId = locatorId.call(this, 'numberId', itemIndex, 'Number');
	return await apiRequest.call(this, { path: endpoint('numbers', numberId), itemIndex });
}
