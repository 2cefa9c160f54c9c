import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { endpoint } from '../../transport/client';
import { rowsOf } from '../../transport/list';
import { apiRequest } from '../common/api';

export const description: INodeProperties[] = [];

/** `GET /v1/usage/by-number` (docs/platforms/agentphone.md, 3.9): one item for each number. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	return rowsOf(await apiRequest.call(this, { path: endpoint('usage', 'by-number'), itemIndex }));
}
