import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { SIMPLE_CALL } from '../common/call';
import { callLocator } from '../common/fields';

const properties: INodeProperties[] = [callLocator, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['end'] } }, properties);

/**
 * `POST /v1/calls/{call_id}/end` (docs/platforms/agentphone.md, 3.5). The status of the call changes with a delay. It is
 * idempotent, and repeated on errors because a call in progress costs money.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const callId = locatorId.call(this, 'callId', itemIndex, 'Call');
	const call = await apiRequest.call(this, { method: 'POST', path: endpoint('calls', callId, 'end'), idempotent: true, itemIndex });
	return simplifier.call(this, itemIndex, SIMPLE_CALL)(call);
}
