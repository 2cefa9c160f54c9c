import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { nameField, nameOf } from './fields';

const properties: INodeProperties[] = [nameField];

export const description = updateDisplayOptions({ show: { resource: ['subAccount'], operation: ['create'] } }, properties);

/** `POST /v1/sub-accounts` (docs/platforms/agentphone.md, 3.10). There is only one level, so it is always created in the main account. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const body = { name: nameOf.call(this, itemIndex) };
	return await apiRequest.call(this, { method: 'POST', path: endpoint('sub-accounts'), body, subAccountId: null, itemIndex });
}
