import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { agentLocator, numberLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{ ...agentLocator, description: 'The agent that has the number' },
	{ ...numberLocator, description: 'The number to detach from the agent. It stays in the account and continues to cost money.' },
];

export const description = updateDisplayOptions({ show: { resource: ['agent'], operation: ['detachNumber'] } }, properties);

/** `DELETE /v1/agents/{agent_id}/numbers/{number_id}` (docs/platforms/agentphone.md, 3.1). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const agentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	const numberId = locatorId.call(this, 'numberId', itemIndex, 'Number');
	await apiRequest.call(this, { method: 'DELETE', path: endpoint('agents', agentId, 'numbers', numberId), itemIndex });
	return { detached: true, agentId, numberId };
}
