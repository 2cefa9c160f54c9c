import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { subAccountLocator } from '../common/fields';
import { nameField, nameOf } from './fields';

const properties: INodeProperties[] = [subAccountLocator, nameField];

export const description = updateDisplayOptions({ show: { resource: ['subAccount'], operation: ['update'] } }, properties);

/** `PATCH /v1/sub-accounts/{sub_account_id}` (docs/platforms/agentphone.md, 3.10). Only the name can be changed. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const path = endpoint('sub-accounts', locatorId.call(this, 'subAccountId', itemIndex, 'Sub-Account'));
	const body = { name: nameOf.call(this, itemIndex) };
	return await apiRequest.call(this, { method: 'PATCH', path, body, subAccountId: null, itemIndex });
}
