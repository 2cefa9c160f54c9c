import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { completeCall, completeFields } from '../../../shared/actions/completeCall';
import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { hamsaRecord, hasEnded, isCompleteConversation } from '../../callRecord';
import { apiRequest } from '../../transport/client';
import { conversationLocator } from '../common/fields';
import { withoutSecrets } from '../common/secrets';

const properties: INodeProperties[] = [conversationLocator, ...completeFields, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['conversation'], operation: ['get'] } }, properties);

/**
 * `GET /v1/voice-agents/conversation/{id}` (docs/platforms/hamsa.md, 6). With Simplify, the record of the call as the trigger gives it,
 * with `ended` and `callAnalysis`; without, everything is returned unchanged apart from secrets.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const conversationId = locatorId.call(this, 'conversationId', itemIndex, 'Conversation');
	const simplify = this.getNodeParameter('simplify', itemIndex, true) as boolean;
	const path = endpoint('v1', 'voice-agents', 'conversation', conversationId);
	const fetchCall = async (noRateLimitWait: boolean) => await apiRequest.call(this, { path, itemIndex, noRateLimitWait });
	const { call, completion } = await completeCall.call(this, itemIndex, fetchCall, isCompleteConversation);
	if (!simplify) return { ...withAgentSecretsHidden(call), ...completion };
	return { ...hamsaRecord(call), ended: hasEnded(call), callAnalysis: call.callAnalysis ?? null, ...completion };
}

/** Hides the secrets in the agent that the answer contains. The content of the call is unchanged, because its field names are user data. */
function withAgentSecretsHidden(conversation: IDataObject): IDataObject {
	const holders = ['agentDetails', 'logs', 'voiceAgent'].filter((name) => name in conversation);
	return { ...conversation, ...Object.fromEntries(holders.map((name) => [name, withoutSecrets(conversation[name])])) };
}
