import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';

export const description: INodeProperties[] = [];

/** `GET /v1/register/status` (docs/platforms/agentphone.md, 3.11). The status of a sub-account, if one is selected in Options or in the credential. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	return await apiRequest.call(this, { path: endpoint('register', 'status'), itemIndex });
}
