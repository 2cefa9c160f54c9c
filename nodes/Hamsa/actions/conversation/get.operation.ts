import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { conversationLocator } from '../common/fields';
import { withoutSecrets } from '../common/secrets';
import { simpleConversation } from './fields';

const properties: INodeProperties[] = [conversationLocator, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['conversation'], operation: ['get'] } }, properties);

/**
 * `GET /v1/voice-agents/conversation/{id}` (docs/platforms/hamsa.md, 6). With Simplify, transcript and outcome are read from
 * `jobResponse`; without, everything is returned unchanged apart from secrets.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const conversationId = locatorId.call(this, 'conversationId', itemIndex, 'Conversation');
	const simplify = this.getNodeParameter('simplify', itemIndex, true) as boolean;
	const path = endpoint('v1', 'voice-agents', 'conversation', conversationId);
	const conversation = await apiRequest.call(this, { path, itemIndex });
	return simplify ? simpleConversation(conversation) : withAgentSecretsHidden(conversation);
}

/** Hides the secrets in the agent that the answer contains. The content of the call is unchanged, because its field names are user data. */
function withAgentSecretsHidden(conversation: IDataObject): IDataObject {
	const holders = ['agentDetails', 'logs', 'voiceAgent'].filter((name) => name in conversation);
	return { ...conversation, ...Object.fromEntries(holders.map((name) => [name, withoutSecrets(conversation[name])])) };
}
