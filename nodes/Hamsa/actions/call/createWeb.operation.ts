import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId, pairsOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { agentLocator } from '../common/fields';
import { paramsField } from './fields';

const properties: INodeProperties[] = [
	{
		displayName:
			'Anyone with the token can talk to the agent, which costs money. Pass it to the browser immediately, for example with Respond to Webhook, so that a LiveKit client can join the call. It is also stored in the data of this execution.',
		name: 'createWebNotice',
		type: 'notice',
		default: '',
	},
	{ ...agentLocator, description: 'The agent to talk to. It needs no phone number.' },
	paramsField,
];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['createWeb'] } }, properties);

/** `POST /v1/voice-agents/room/participant-token` (docs/platforms/hamsa.md, 2.4). If the answer has no ID of the call, it is read from the token. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const voiceAgentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	const params = pairsOf(this.getNodeParameter('params', itemIndex, {}));
	const path = endpoint('v1', 'voice-agents', 'room', 'participant-token');
	const answer = await apiRequest.call(this, { method: 'POST', path, body: { voiceAgentId, params }, itemIndex });
	const jobId = answer.jobId ?? jobIdIn(answer.liveKitAccessToken);
	return { ...answer, ...(jobId !== undefined && { jobId }) };
}

/** The ID of the call in the unencrypted payload of the token; `undefined` if there is none. */
function jobIdIn(token: unknown): string | undefined {
	try {
		const claims = JSON.parse(Buffer.from(String(token).split('.')[1], 'base64url').toString('utf8')) as {
			roomConfig?: { agents?: Array<{ metadata?: string }> };
		};
		const { jobId } = JSON.parse(claims.roomConfig?.agents?.[0]?.metadata ?? '{}') as { jobId?: unknown };
		return typeof jobId === 'string' ? jobId : undefined;
	} catch {
		return undefined;
	}
}
