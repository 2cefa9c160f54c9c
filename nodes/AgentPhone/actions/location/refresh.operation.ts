import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';

export const description: INodeProperties[] = [];

/**
 * `POST /v1/location/refresh` (docs/platforms/agentphone.md, 3.12), which answers `{success, pollAfterSeconds}`. It is idempotent.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	return await apiRequest.call(this, { method: 'POST', path: endpoint('location', 'refresh'), idempotent: true, itemIndex });
}
