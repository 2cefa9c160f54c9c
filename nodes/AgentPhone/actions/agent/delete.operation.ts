import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { agentLocator } from '../common/fields';

const properties: INodeProperties[] = [agentLocator];

export const description = updateDisplayOptions({ show: { resource: ['agent'], operation: ['delete'] } }, properties);

/** `DELETE /v1/agents/{agent_id}` (docs/platforms/agentphone.md, 3.1). Its numbers, calls and conversations remain. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const agentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	await apiRequest.call(this, { method: 'DELETE', path: endpoint('agents', agentId), itemIndex });
	return { deleted: true, id: agentId };
}
