import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiList } from '../common/api';
import { agentLocator } from '../common/fields';

const properties: INodeProperties[] = [{ ...agentLocator, description: 'The agent whose conversations to return' }, ...listFields];

export const description = updateDisplayOptions({ show: { resource: ['agent'], operation: ['getConversations'] } }, properties);

/** `GET /v1/agents/{agent_id}/conversations` (docs/platforms/agentphone.md, 3.1 and 6), without groups and metadata. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const agentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	return await apiList.call(this, itemIndex, { path: endpoint('agents', agentId, 'conversations') });
}
