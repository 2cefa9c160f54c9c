import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { numberLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{
		displayName:
			'This permanently removes the number from Hamsa and cannot be undone: its agent no longer answers it, and campaigns can no longer call from it. You keep the number at its provider, and can add it again with its credentials.',
		name: 'deleteNotice',
		type: 'notice',
		default: '',
	},
	{ ...numberLocator, description: 'The number to remove from Hamsa permanently' },
];

export const description = updateDisplayOptions({ show: { resource: ['number'], operation: ['delete'] } }, properties);

/** `DELETE /v1/voice-agents/phone-number` (docs/platforms/hamsa.md, 3). The parameter is not documented: `pid` is the one for reading a number. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const pid = locatorId.call(this, 'numberId', itemIndex, 'Number');
	await apiRequest.call(this, { method: 'DELETE', path: endpoint('v1', 'voice-agents', 'phone-number'), qs: { pid }, itemIndex });
	return { deleted: true, id: pid };
}
