import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';

export const description: INodeProperties[] = [];

/** `GET /v1/usage` (docs/platforms/agentphone.md, 3.9). The API has no route for the balance. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	return await apiRequest.call(this, { path: endpoint('usage'), itemIndex });
}
