import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { completeCall, completeFields } from '../../../shared/actions/completeCall';
import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { agentPhoneRecord, isCompleteCall, numberIdOf } from '../../callRecord';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { callLocator } from '../common/fields';
import { hasEnded } from './untilEnded';

const properties: INodeProperties[] = [callLocator, ...completeFields, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['get'] } }, properties);

/**
 * `GET /v1/calls/{call_id}` (docs/platforms/agentphone.md, 3.5). With Simplify, the record of the call as the trigger gives it, with
 * `ended` and `numberId`.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const callId = locatorId.call(this, 'callId', itemIndex, 'Call');
	const simplify = this.getNodeParameter('simplify', itemIndex, true) as boolean;
	const fetchCall = async (noRateLimitWait: boolean) =>
		await apiRequest.call(this, { path: endpoint('calls', callId), itemIndex, noRateLimitWait });
	const { call, completion } = await completeCall.call(this, itemIndex, fetchCall, isCompleteCall);
	if (!simplify) return { ...call, ...completion };
	return { ...agentPhoneRecord(call), ended: hasEnded(call), numberId: numberIdOf(call), ...completion };
}
