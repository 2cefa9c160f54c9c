import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { numberLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{
		displayName:
			'This permanently releases the number: it cannot be recovered, and you no longer receive calls and messages to it. Its messages and conversations remain.',
		name: 'releaseNotice',
		type: 'notice',
		default: '',
	},
	{ ...numberLocator, description: 'The number to release permanently' },
];

export const description = updateDisplayOptions({ show: { resource: ['number'], operation: ['release'] } }, properties);

/** `DELETE /v1/numbers/{number_id}` (docs/platforms/agentphone.md, 3.2). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const numberId = locatorId.call(this, 'numberId', itemIndex, 'Number');
	await apiRequest.call(this, { method: 'DELETE', path: endpoint('numbers', numberId), itemIndex });
	return { deleted: true, id: numberId };
}
