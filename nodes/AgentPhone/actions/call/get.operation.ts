import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { SIMPLE_CALL } from '../common/call';
import { callLocator } from '../common/fields';

const properties: INodeProperties[] = [callLocator, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['get'] } }, properties);

/** `GET /v1/calls/{call_id}` (docs/platforms/agentphone.md, 3.5). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const callId = locatorId.call(this, 'callId', itemIndex, 'Call');
	const call = await apiRequest.call(this, { path: endpoint('calls', callId), itemIndex });
	return simplifier.call(this, itemIndex, SIMPLE_CALL)(call);
}
