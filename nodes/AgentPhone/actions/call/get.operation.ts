import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { apiRequest, endpoint } from '../../transport';
import { callLocator, simplifyField } from '../common/fields';
import { locatorId } from '../common/input';
import { simplifier } from '../common/simplify';
import { SIMPLE_CALL } from './fields';

const properties: INodeProperties[] = [callLocator, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['get'] } }, properties);

/** `GET /v1/calls/{call_id}` (api/agentphone.md 3.5). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const callId = locatorId.call(this, 'callId', itemIndex, 'Call');
	const call = await apiRequest.call(this, { path: endpoint('calls', callId), itemIndex });
	return simplifier.call(this, itemIndex, SIMPLE_CALL)(call);
}
