import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { agentLocator } from '../common/fields';
import { agentShaper } from './fields';

const properties: INodeProperties[] = [agentLocator, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['agent'], operation: ['get'] } }, properties);

/** `GET /v2/voice-agents/{voiceAgentId}` (docs/platforms/hamsa.md, 2). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const agentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	const agent = await apiRequest.call(this, { path: endpoint('v2', 'voice-agents', agentId), itemIndex });
	return agentShaper.call(this, itemIndex)(agent);
}
