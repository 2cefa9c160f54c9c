import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { subAccountLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{
		displayName:
			'This cannot be undone. Agents, numbers, conversations and calls of the sub-account are no longer accessible afterwards.',
		name: 'deleteNotice',
		type: 'notice',
		default: '',
	},
	subAccountLocator,
];

export const description = updateDisplayOptions({ show: { resource: ['subAccount'], operation: ['delete'] } }, properties);

/** `DELETE /v1/sub-accounts/{sub_account_id}` (docs/platforms/agentphone.md, 3.10). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = locatorId.call(this, 'subAccountId', itemIndex, 'Sub-Account');
	await apiRequest.call(this, { method: 'DELETE', path: endpoint('sub-accounts', id), subAccountId: null, itemIndex });
	return { deleted: true, id };
}
