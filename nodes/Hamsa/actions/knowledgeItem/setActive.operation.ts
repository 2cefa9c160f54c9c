import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { activeField } from '../common/active';
import { agentLocator, knowledgeItemLocator } from '../common/fields';

const properties: INodeProperties[] = [
	knowledgeItemLocator,
	{ ...agentLocator, description: 'The agent for which to turn it on or off' },
	activeField,
];

export const description = updateDisplayOptions({ show: { resource: ['knowledgeItem'], operation: ['setActive'] } }, properties);

/** `POST /v1/voice-agents/knowledge-base/toggle-activation` (docs/platforms/hamsa.md, 4.1). Despite its name it sets the state, so it is idempotent. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = locatorId.call(this, 'knowledgeItemId', itemIndex, 'Knowledge Item');
	const agentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	const isActive = this.getNodeParameter('isActive', itemIndex) as boolean;
	const path = endpoint('v1', 'voice-agents', 'knowledge-base', 'toggle-activation');
	const body = { voiceAgentId: agentId, knowledgeBaseItemId: id, isActive };
	await apiRequest.call(this, { method: 'POST', path, body, idempotent: true, itemIndex });
	return { id, agentId, isActive };
}
