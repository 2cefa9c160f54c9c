import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { agentLocator, numberLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{ ...agentLocator, description: 'The agent that answers and uses the number' },
	{ ...numberLocator, description: 'The number to attach to the agent' },
];

export const description = updateDisplayOptions({ show: { resource: ['agent'], operation: ['attachNumber'] } }, properties);

/**
 * `POST /v1/agents/{agent_id}/numbers` (docs/platforms/agentphone.md, 3.1), which answers `{agentId, number}`. It is idempotent.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const agentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	const numberId = locatorId.call(this, 'numberId', itemIndex, 'Number');
	const path = endpoint('agents', agentId, 'numbers');
	return await apiRequest.call(this, { method: 'POST', path, body: { numberId }, idempotent: true, itemIndex });
}
