import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { numberLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{
		displayName:
			'This takes the number out of Hamsa for good, and it cannot be undone: its agent no longer answers it, and campaigns can no longer call from it. It stays yours at its provider, and may be added again with its credentials.',
		name: 'deleteNotice',
		type: 'notice',
		default: '',
	},
	{ ...numberLocator, description: 'The number to take out of Hamsa for good' },
];

export const description = updateDisplayOptions({ show: { resource: ['number'], operation: ['delete'] } }, properties);

/** `DELETE /v1/voice-agents/phone-number` (docs/platforms/hamsa.md, 3). How the number is named is not documented: `pid`, as for reading it. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const pid = locatorId.call(this, 'numberId', itemIndex, 'Number');
	await apiRequest.call(this, { method: 'DELETE', path: endpoint('v1', 'voice-agents', 'phone-number'), qs: { pid }, itemIndex });
	return { deleted: true, id: pid };
}
