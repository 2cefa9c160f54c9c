import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';

export const description: INodeProperties[] = [];

/** `GET /v1/webhooks/deliveries/all-time` (docs/platforms/agentphone.md, 3.8). There is no such route for agents. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	return await apiRequest.call(this, { path: endpoint('webhooks', 'deliveries', 'all-time'), itemIndex });
}
