import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { numberLocator } from '../common/fields';

const properties: INodeProperties[] = [{ ...numberLocator, description: 'The iMessage number whose card to return' }];

export const description = updateDisplayOptions({ show: { resource: ['contactCard'], operation: ['get'] } }, properties);

/** `GET /v1/numbers/{number_id}/contact-card` (docs/platforms/agentphone.md, 3.7). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const numberId = locatorId.call(this, 'numberId', itemIndex, 'Number');
	return await apiRequest.call(this, { path: endpoint('numbers', numberId, 'contact-card'), itemIndex });
}
