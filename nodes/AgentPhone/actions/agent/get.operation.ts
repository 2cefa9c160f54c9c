import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { agentLocator } from '../common/fields';
import { SIMPLE_AGENT } from './fields';

const properties: INodeProperties[] = [agentLocator, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['agent'], operation: ['get'] } }, properties);

/** `GET /v1/agents/{agent_id}` (docs/platforms/agentphone.md, 3.1). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const agentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	const agent = await apiRequest.call(this, { path: endpoint('agents', agentId), itemIndex });
	return simplifier.call(this, itemIndex, SIMPLE_AGENT)(agent);
}
