import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { numberLocator } from '../common/fields';

const properties: INodeProperties[] = [{ ...numberLocator, description: 'The iMessage number whose card to delete' }];

export const description = updateDisplayOptions({ show: { resource: ['contactCard'], operation: ['delete'] } }, properties);

/** `DELETE /v1/numbers/{number_id}/contact-card` (docs/platforms/agentphone.md, 3.7), which answers 204. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const numberId = locatorId.call(this, 'numberId', itemIndex, 'Number');
	await apiRequest.call(this, { method: 'DELETE', path: endpoint('numbers', numberId, 'contact-card'), itemIndex });
	return { deleted: true, numberId };
}
